// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/xml_graph_writer.hpp"

#include <charconv>
#include <stdexcept>

#include "export/escape.hpp"

namespace renkei {

void XmlGraphWriter::write(const KnowledgeGraph& graph) {
  drawing_.begin(graph);
  body();
  whole_ = true;
}

void XmlGraphWriter::close() {
  if (!whole_) {
    throw std::logic_error("'" + file_.path() + "' was closed before its graph was written");
  }
  file_.close();
}

void XmlGraphWriter::attribute(std::string_view name, std::string_view value) {
  record_ += ' ';
  record_ += name;
  record_ += std::string_view("=\"");
  append_xml_attribute(record_, value);
  record_ += '"';
}

std::string_view XmlGraphWriter::spelled(std::uint64_t number) {
  const auto end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
  return {digits_.data(), std::size_t(end - digits_.data())};
}

std::string_view XmlGraphWriter::spelled(double number, int decimals) {
  scratch_.clear();
  append_decimal(scratch_, number, decimals);
  return scratch_;
}

}  // namespace renkei
