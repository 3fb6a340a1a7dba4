// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "export/graph_tools/drawing.hpp"
#include "export/output_file.hpp"
#include "export/writer.hpp"

namespace renkei {

/// What GraphML and GEXF share: elements are made in `record_` and written one at a time; a cell,
/// whatever its type, is a name and a text.
class XmlGraphWriter : public GraphWriter, protected CellSink {
 public:
  XmlGraphWriter(const std::string& path, const ExportOptions& options)
      : drawing_(options), file_(path) {}
  void write(const KnowledgeGraph& graph) final;
  void close() final;

 protected:
  /// Writes all of the file.
  virtual void body() = 0;
  /// Appends a cell.
  virtual void value(std::string_view name, std::string_view text) = 0;

  void text(const Column& column, std::string_view text) final { value(column.name, text); }
  void integer(const Column& column, std::uint64_t number) final {
    value(column.name, spelled(number));
  }
  void decimal(const Column& column, double number, int decimals) final {
    value(column.name, spelled(number, decimals));
  }
  void boolean(const Column& column, bool truth) final {
    value(column.name, truth ? std::string_view("true") : std::string_view("false"));
  }

  /// Appends ` name="value"`.
  void attribute(std::string_view name, std::string_view value);

  /// A number as text, good until the next call.
  std::string_view spelled(std::uint64_t number);
  std::string_view spelled(double number, int decimals);

  void put(std::string_view bytes) { file_.write(bytes); }

  Drawing drawing_;
  std::string record_;  ///< the element being made

 private:
  std::array<char, 24> digits_;
  std::string scratch_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

/// An attribute or key for each channel of a colour, in the order of `channel`.
inline constexpr std::array<std::string_view, 3> channel_names = {"r", "g", "b"};

}  // namespace renkei
