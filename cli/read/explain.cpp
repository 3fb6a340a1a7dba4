// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/read/explain.hpp"

#include <algorithm>

#include "cli/output/progress.hpp"
#include "cli/output/table.hpp"
#include "cli/read/inputs.hpp"
#include "cli/read/print_explanation.hpp"
#include "export/output_file.hpp"
#include "extract/explain/explainer.hpp"

namespace renkei::cli {

void ExplainCommand::setup(CLI::App& app) {
  add_inputs(app, inputs_, "Text or JSON Lines files, folders of them, or - for standard input");
  app.add_option("--page", pages_,
                 "Only this page: its number in the file, or its id; may be repeated")
      ->type_name("PAGE")
      ->allow_extra_args(false);
  add_format(app, format_, {"text", "json"});
  pack_.add_to(app);
}

bool ExplainCommand::is_wanted(const std::string& id, std::uint32_t number) const {
  return pages_.empty() || std::any_of(pages_.begin(), pages_.end(), [&](const std::string& page) {
           return page == id || page == std::to_string(number);
         });
}

void ExplainCommand::run() {
  const DataPack pack = pack_.load();
  Explainer explainer(pack);
  OutputFile out("-");
  InputStream inputs(inputs_);
  Progress progress;
  std::uint64_t failed = 0;
  std::size_t read = 0;
  std::size_t explained = 0;
  while (std::optional<InputEvent> event = inputs.next()) {
    if (event->kind == InputEvent::Kind::Failed) {
      progress.message("renkei: " + event->message);
      ++failed;
    }
    if (event->kind != InputEvent::Kind::Page) continue;
    ++read;
    if (!is_wanted(event->page.id, event->page.number)) continue;
    if (format_ == "text" && explained != 0) out.put('\n');
    ++explained;
    const PageExplanation explanation = explainer.explain(event->page);
    out.write(format_ == "json" ? json_of(explanation) : text_of(explanation));
  }
  out.close();
  if (failed != 0) {
    throw DataProblem(std::to_string(failed) +
                      " of the inputs could not be read; the pages of the others were explained");
  }
  if (explained == 0 && !pages_.empty()) {
    throw DataProblem("no page '" + pages_.front() + "' among " + counted(read, "page") +
                      " read; pages are named by number (1, 2, …) or by the id that 'renkei "
                      "extract' prints");
  }
}

}  // namespace renkei::cli
