// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "extract/explain/explanation.hpp"

namespace renkei::cli {

/// The explanation for people: a heading a block, the sentence, and below it what was found.
std::string text_of(const PageExplanation& page);

/// The explanation for tools: one JSON object on a line, keys as the members are named, without
/// those that are empty.
std::string json_of(const PageExplanation& page);

}  // namespace renkei::cli
