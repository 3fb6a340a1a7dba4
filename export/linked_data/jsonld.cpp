// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/jsonld.hpp"

#include <rapidjson/writer.h>

#include <stdexcept>

#include "export/escape.hpp"
#include "export/json_stream.hpp"
#include "export/linked_data/describe.hpp"

namespace renkei {
namespace {

/// Writes each resource as one JSON object on a line of its own.
class JsonNodes final : public NodeSink {
 public:
  JsonNodes(OutputFile& file, const Context& context)
      : file_(file), stream_(file), json_(stream_), context_(context) {}

  void begin_node(std::string_view iri, std::span<const std::string> classes) override {
    file_.write(first_ ? "\n" : ",\n");
    first_ = false;
    json_.Reset(stream_);
    json_.StartObject();
    key("id");
    string(iri);
    key("type");
    strings(classes);
  }

  void links(std::string_view term, std::span<const std::string> iris) override {
    key(term);
    strings(iris);
  }

  void texts(std::string_view term, std::span<const LanguageText> texts) override {
    key(term);
    json_.StartObject();
    for (std::size_t i = 0; i < texts.size();) {
      std::size_t end = i;
      while (end < texts.size() && texts[end].language == texts[i].language) ++end;
      raw_key(texts[i].language);
      const bool several = end - i > 1;
      if (several) json_.StartArray();
      for (; i < end; ++i) string(texts[i].text);
      if (several) json_.EndArray();
    }
    json_.EndObject();
  }

  void literal(std::string_view term, std::string_view lexical) override {
    key(term);
    string(lexical);
  }

  void number(std::string_view term, std::uint64_t value) override {
    key(term);
    json_.Uint64(value);
  }

  void end_node() override { json_.EndObject(); }

 private:
  /// A term that the context lacks would be dropped by every reader without a word.
  void key(std::string_view term) {
    if (!context_.find(term)) {
      throw std::runtime_error("cannot write JSON-LD: the context has no term '" +
                               std::string(term) + "'; add it to vocabulary/context.jsonld");
    }
    raw_key(term);
  }
  void raw_key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view value) {
    const auto good = well_formed(value, scratch_);
    json_.String(good.data(), static_cast<rapidjson::SizeType>(good.size()));
  }
  void strings(std::span<const std::string> values) {
    if (values.size() == 1) return string(values.front());
    json_.StartArray();
    for (const auto& value : values) string(value);
    json_.EndArray();
  }

  OutputFile& file_;
  JsonStream stream_;
  rapidjson::Writer<JsonStream> json_;
  const Context& context_;
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
