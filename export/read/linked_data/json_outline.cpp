// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/linked_data/json_outline.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "export/read/imported.hpp"

namespace renkei::detail {
namespace {

/// Finds the members of "@graph" while the text is checked, without recursion.
class Outline : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Outline> {
 public:
  struct Member {
    std::size_t begin, end;
    bool is_object;
  };
  std::vector<Member> members;
  std::vector<std::pair<std::string, std::size_t>> strangers;  ///< other keys of the root
  bool has_graph = false;

  void read(rapidjson::Reader& reader, rapidjson::MemoryStream& memory) {
    memory_ = &memory;
    reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(memory,
                                                                                         *this);
  }
  bool Default() {
    if (depth_ == 2 && in_graph_) members.push_back({memory_->Tell(), memory_->Tell(), false});
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (depth_ != 1) return true;
    const std::string_view key(text, size);
    is_graph_ = key == "@graph";
    if (!is_graph_ && key != "@context") strangers.emplace_back(key, memory_->Tell());
    return true;
  }
  bool StartObject() { return start(true); }
  bool StartArray() {
    if (depth_ == 1 && is_graph_) has_graph = in_graph_ = true;
    return start(false);
  }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool EndArray(rapidjson::SizeType) {
    if (depth_ == 2) in_graph_ = false;
    return end();
  }

 private:
  bool start(bool is_object) {
    if (depth_++ == 2 && in_graph_) members.push_back({memory_->Tell(), 0, is_object});
    return true;
  }
  /// The closing bracket is where the stream stands.
  bool end() {
    if (--depth_ == 2 && in_graph_) members.back().end = memory_->Tell() + 1;
    return true;
  }

  const rapidjson::MemoryStream* memory_ = nullptr;
  std::size_t depth_ = 0;
  bool is_graph_ = false;  ///< the latest key of the root
  bool in_graph_ = false;
};

}  // namespace

void each_resource(const std::string& file, std::string_view bytes,
                   const std::function<void(std::string_view, std::size_t)>& use,
                   const std::function<void(std::size_t, std::string)>& tell) {
  Outline outline;
  rapidjson::MemoryStream memory(bytes.data(), bytes.size());
  rapidjson::Reader reader;
  outline.read(reader, memory);
  const auto line_at = [&](std::size_t at) {
    return 1 + std::size_t(std::count(bytes.begin(), bytes.begin() + std::ptrdiff_t(at), '\n'));
  };
  auto line_of = [&, counted = std::size_t{0}, line = std::size_t{1}](std::size_t at) mutable {
    line += std::size_t(std::count(bytes.begin() + long(counted), bytes.begin() + long(at), '\n'));
    counted = at;
    return line;
  };
  if (reader.HasParseError()) {
    const std::size_t at = std::min(reader.GetErrorOffset(), bytes.size());
    throw ReadError(
        file, line_of(at),
        std::string("found no JSON: ") + rapidjson::GetParseError_En(reader.GetParseErrorCode()));
  }
  if (!outline.has_graph) {
    throw ReadError(file, 1, "found no \"@graph\", expected JSON-LD as 'renkei export' writes it");
  }
  for (const auto& [key, at] : outline.strangers) {
    tell(line_at(at), "passed over '" + key + "' beside \"@graph\"");
  }
  for (const auto& [begin, end, is_object] : outline.members) {
    const std::size_t line = line_of(begin);
    if (is_object) {
      use(bytes.substr(begin, end - begin), line);
    } else {
      tell(line, "passed over a member of \"@graph\" that is no resource");
    }
  }
}

}  // namespace renkei::detail
