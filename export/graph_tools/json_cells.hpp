// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidjson/writer.h>

#include <string>
#include <string_view>

#include "export/escape.hpp"
#include "export/graph_tools/drawing.hpp"
#include "export/json_stream.hpp"

namespace renkei {

/// Writes cells as members of a JSON object. For the .cpp files of JSON formats.
class JsonCells final : public CellSink {
 public:
  explicit JsonCells(OutputFile& file) : stream_(file), json_(stream_) {}

  void begin_object() { json_.StartObject(); }
  void end_object() { json_.EndObject(); }
  /// Starts a new JSON text.
  void reset() { json_.Reset(stream_); }

  void key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view text) {
    const auto good = well_formed(text, scratch_);
    json_.String(good.data(), static_cast<rapidjson::SizeType>(good.size()));
  }
  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void member(std::string_view name, std::uint64_t value) {
    key(name);
    json_.Uint64(value);
  }
  void member(std::string_view name, double value, int decimals) {
    key(name);
    number_.clear();
    append_decimal(number_, value, decimals);
    json_.RawValue(number_.data(), number_.size(), rapidjson::kNumberType);
  }
  rapidjson::Writer<JsonStream>& json() { return json_; }

  void text(const Column& column, std::string_view text) override { member(column.name, text); }
  void integer(const Column& column, std::uint64_t value) override { member(column.name, value); }
  void decimal(const Column& column, double value, int decimals) override {
    member(column.name, value, decimals);
  }
  void boolean(const Column& column, bool value) override {
    key(column.name);
    json_.Bool(value);
  }

 private:
  JsonStream stream_;
  rapidjson::Writer<JsonStream> json_;
  std::string scratch_, number_;
};

}  // namespace renkei
