// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "export/context.hpp"
#include "export/linked_data/iri.hpp"

namespace renkei::cli {

/// What `--base` says. @throws UsageError for what is no base, or begins as a prefix of the context
/// does: JSON-LD would expand it to another.
Iris iris_of(const std::string& base, const Context& context);

}  // namespace renkei::cli
