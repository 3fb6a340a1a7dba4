// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/output_file.hpp"

namespace renkei {

/// An output file as RapidJSON's Writer wants its stream. For the .cpp files of JSON formats.
class JsonStream {
 public:
  using Ch = char;
  explicit JsonStream(OutputFile& file) : file_(&file) {}
  void Put(char byte) { file_->put(byte); }
  void Flush() {}  // the file decides

 private:
  OutputFile* file_;
};

}  // namespace renkei
