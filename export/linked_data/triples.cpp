// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/triples.hpp"

#include <stdexcept>

#include "export/escape.hpp"
#include "export/linked_data/triple_sinks.hpp"
#include "export/output_file.hpp"
#include "export/plain_text.hpp"

namespace renkei {
namespace {

/// A writer of one of the syntaxes; `Sink` has `head` and is a NodeSink.
template <class Sink>
class TripleWriter final : public GraphWriter {
 public:
  TripleWriter(const std::string& path, const ExportOptions& options, bool quads)
      : vocabulary_(Vocabulary::load(options.pack ? *options.pack : DataPack::built_in())),
        iris_(options.base),
        view_(options.view),
        quads_(quads),
        file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    Sink sink(vocabulary_.context(), iris_, [this](std::string_view bytes) { file_.write(bytes); });
    if (quads_) sink.name_graphs(graph);
    sink.head();
    describe(graph, view_, vocabulary_, iris_, sink);
    whole_ = true;
  }

  void close() override {
    if (!whole_)
      throw std::logic_error("a file of triples was closed before its graph was written");
    file_.close();
  }

 private:
  Vocabulary vocabulary_;
  Iris iris_;
  View view_;
  bool quads_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

void append_literal(std::string& out, std::string_view text) {
  static constexpr PlainText is_plain("\"\\\x7F");
  if (is_plain(text)) {
    out += text;
    return;
  }
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string scratch;
  const std::string_view good = well_formed(text, scratch);
  std::size_t from = 0;  // of the run that needs no escape
  for (std::size_t at = 0; at < good.size(); ++at) {
    const auto byte = static_cast<unsigned char>(good[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) continue;
    out.append(good, from, at - from);
    from = at + 1;
    if (byte == '"') {
      out += "\\\"";
    } else if (byte == '\\') {
      // rdflib 6 undoes escapes twice: a doubled backslash before "u0041" would become "A".
      out += "\\u005C";
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\r') {
      out += "\\r";
    } else {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  out.append(good, from);
}

std::unique_ptr<GraphWriter> open_ntriples(const std::string& path, const ExportOptions& options) {
  return std::make_unique<TripleWriter<LineSink>>(path, options, false);
}

std::unique_ptr<GraphWriter> open_nquads(const std::string& path, const ExportOptions& options) {
  return std::make_unique<TripleWriter<LineSink>>(path, options, true);
}

std::unique_ptr<GraphWriter> open_turtle(const std::string& path, const ExportOptions& options) {
  return std::make_unique<TripleWriter<TurtleSink>>(path, options, false);
}

}  // namespace renkei
