// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "tests/fuzz/read_all.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A PDF is read by a child process; its output has a fuzzer of its own.
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.find("%PDF-") != bytes.npos) return 0;
  renkei::fuzz::read_bytes(data, size, "report.txt");
  return 0;
}
