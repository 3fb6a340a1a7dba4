// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Catch2's macros from version 2 (Debian 12) or 3, whichever was found. Tests include this file and
// no other of Catch2's; Approx and the matchers of strings and exceptions are there under the
// names of version 2.
#if RENKEI_CATCH2_VERSION >= 3
#include <catch2/catch_all.hpp>
#include <string>
using Catch::Approx;
namespace Catch::Matchers {
// Version 3 gave the name to a matcher of ranges; in our tests it is a part of a text, as before.
inline StringContainsMatcher Contains(const char* part) { return ContainsSubstring(part); }
inline StringContainsMatcher Contains(const std::string& part) { return ContainsSubstring(part); }
inline StringContainsMatcher Contains(std::string&& part) { return ContainsSubstring(part); }
}  // namespace Catch::Matchers
#else
#include <catch2/catch.hpp>
#endif
