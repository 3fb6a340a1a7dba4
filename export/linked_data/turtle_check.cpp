// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/turtle_check.hpp"

#include <serd/serd.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include "graph/table.hpp"

namespace renkei {
namespace {

/// The first defect that the reader reports.
struct Defect {
  std::string message;
  std::size_t line = 0;
  std::size_t column = 0;
};

SerdStatus keep_first(void* handle, const SerdError* error) {
  auto& defect = *static_cast<Defect*>(handle);
  if (defect.line != 0) return SERD_SUCCESS;
  std::array<char, 256> text;
  // The arguments belong to the reader's own format.
  std::vsnprintf(text.data(), text.size(), error->fmt, *error->args);
  defect.message = text.data();
  while (defect.message.ends_with('\n')) defect.message.pop_back();
  defect.line = error->line;
  defect.column = error->col;
  return SERD_SUCCESS;
}

}  // namespace

void check_turtle(const DataFile& file) {
  Defect defect;
  const std::unique_ptr<SerdReader, void (*)(SerdReader*)> reader(
      serd_reader_new(SERD_TURTLE, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr),
      serd_reader_free);
  serd_reader_set_strict(reader.get(), true);
  serd_reader_set_error_sink(reader.get(), keep_first, &defect);
  const auto* text = reinterpret_cast<const std::uint8_t*>(file.text.c_str());
  const SerdStatus status = serd_reader_read_string(reader.get(), text);
  if (status <= SERD_FAILURE && defect.line == 0) return;
  if (defect.message.empty()) {
    defect.message = reinterpret_cast<const char*>(serd_strerror(status));
  }
  throw DataError(file.origin, defect.line, defect.column, "found no Turtle: " + defect.message);
}

}  // namespace renkei
