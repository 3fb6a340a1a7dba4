// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/jsonld.hpp"

#include <stdexcept>

#include "export/json_text.hpp"
#include "export/linked_data/describe.hpp"
#include "export/linked_data/term_cache.hpp"
#include "export/output_file.hpp"

namespace renkei {
namespace {

/// Writes each resource as one JSON object on a line of its own.
class JsonNodes final : public NodeSink {
 public:
  JsonNodes(OutputFile& file, const Context& context) : file_(file), context_(context) {}

  void begin_node(std::string_view iri, std::span<const std::string> classes) override {
    file_.write(first_ ? std::string_view("\n{\"id\":") : std::string_view(",\n{\"id\":"));
    first_ = false;
    iri_string(iri);
    key("type");
    list(classes, [this](const std::string& one) { iri_string(one); });
  }

  void link(std::string_view term, std::string_view iri) override {
    key(term);
    iri_string(iri);
  }

  void links(std::string_view term, std::span<const std::string> iris) override {
    key(term);
    list(iris, [this](const std::string& one) { iri_string(one); });
  }

  void texts(std::string_view term, std::span<const LanguageText> texts) override {
    key(term);
    for (std::size_t i = 0; i < texts.size();) {
      std::size_t end = i;
      while (end < texts.size() && texts[end].language == texts[i].language) ++end;
      file_.put(i == 0 ? '{' : ',');
      string(texts[i].language);
      file_.put(':');
      list(texts.subspan(i, end - i), [this](const LanguageText& one) { string(one.text); });
      i = end;
    }
    file_.put('}');
  }

  void literal(std::string_view term, std::string_view lexical) override {
    key(term);
    string(lexical);
  }

  void number(std::string_view term, std::uint64_t value) override {
    key(term);
    scratch_.clear();
    append_json_number(scratch_, std::int64_t(value));
    file_.write(scratch_);
  }

  void end_node() override { file_.put('}'); }

 private:
  /// A term that the context lacks would be dropped by every reader without a word.
  void key(std::string_view term) {
    file_.write(keys_.get(term, [&] {
      if (!context_.find(term)) {
        throw std::runtime_error("cannot write JSON-LD: the context has no term '" +
                                 std::string(term) + "'; add it to vocabulary/context.jsonld");
      }
      std::string key = ",";
      append_json_string(key, term);
      return key + ':';
    }));
  }
  /// No IRI of ours holds what JSON escapes (RFC 3987 has no place for it, iri.hpp sees to that).
  void iri_string(std::string_view iri) {
    file_.put('"');
    file_.write(iri);
    file_.put('"');
  }
  void string(std::string_view value) {
    if (is_plain_json(value)) {
      file_.put('"');
      file_.write(value);
      file_.put('"');
      return;
    }
    scratch_.clear();
    append_json_string(scratch_, value);
    file_.write(scratch_);
  }
  /// One value as it is, several as an array.
  template <class Value, class Write>
  void list(std::span<Value> values, Write write) {
    if (values.size() == 1) return write(values.front());
    file_.put('[');
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) file_.put(',');
      write(values[i]);
    }
    file_.put(']');
  }

  OutputFile& file_;
  const Context& context_;
  TermCache<std::string> keys_;  ///< ",\"term\":"
  bool first_ = true;
  std::string scratch_;
};

class JsonLdWriter final : public GraphWriter {
 public:
  JsonLdWriter(const std::string& path, const ExportOptions& options)
      : vocabulary_(Vocabulary::load(options.pack ? *options.pack : DataPack::built_in())),
        iris_(options.base),
        view_(options.view),
        file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    file_.write("{\"@context\":");
    file_.write(vocabulary_.context().json());
    file_.write(",\n\"@graph\":[");
    JsonNodes nodes(file_, vocabulary_.context());
    describe(graph, view_, vocabulary_, iris_, nodes);
    file_.write("\n]}\n");
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a JSON-LD file was closed before its graph was written");
    file_.close();
  }

 private:
  Vocabulary vocabulary_;
  Iris iris_;
  View view_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

std::unique_ptr<GraphWriter> open_jsonld(const std::string& path, const ExportOptions& options) {
  return std::make_unique<JsonLdWriter>(path, options);
}

}  // namespace renkei
