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
    record_ = first_ ? "\n{\"id\":" : ",\n{\"id\":";
    first_ = false;
    append_json_string(record_, iri);
    key("type");
    strings(classes);
  }

  void link(std::string_view term, std::string_view iri) override {
    key(term);
    append_json_string(record_, iri);
  }

  void links(std::string_view term, std::span<const std::string> iris) override {
    key(term);
    strings(iris);
  }

  void texts(std::string_view term, std::span<const LanguageText> texts) override {
    key(term);
    for (std::size_t i = 0; i < texts.size();) {
      std::size_t end = i;
      while (end < texts.size() && texts[end].language == texts[i].language) ++end;
      record_ += i == 0 ? '{' : ',';
      append_json_string(record_, texts[i].language);
      record_ += ':';
      list(texts.subspan(i, end - i), [](const LanguageText& one) { return one.text; });
      i = end;
    }
    record_ += '}';
  }

  void literal(std::string_view term, std::string_view lexical) override {
    key(term);
    append_json_string(record_, lexical);
  }

  void number(std::string_view term, std::uint64_t value) override {
    key(term);
    append_json_number(record_, std::int64_t(value));
  }

  void end_node() override {
    record_ += '}';
    file_.write(record_);
  }

 private:
  /// A term that the context lacks would be dropped by every reader without a word.
  void key(std::string_view term) {
    record_ += keys_.get(term, [&] {
      if (!context_.find(term)) {
        throw std::runtime_error("cannot write JSON-LD: the context has no term '" +
                                 std::string(term) + "'; add it to vocabulary/context.jsonld");
      }
      std::string key = ",";
      append_json_string(key, term);
      return key + ':';
    });
  }
  void strings(std::span<const std::string> values) {
    list(values, [](const std::string& one) { return std::string_view(one); });
  }
  /// One value as it is, several as an array.
  template <class Value, class Text>
  void list(std::span<Value> values, Text text) {
    if (values.size() == 1) return append_json_string(record_, text(values.front()));
    record_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) record_ += ',';
      append_json_string(record_, text(values[i]));
    }
    record_ += ']';
  }

  OutputFile& file_;
  const Context& context_;
  TermCache<std::string> keys_;  ///< ",\"term\":"
  bool first_ = true;
  std::string record_;
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
