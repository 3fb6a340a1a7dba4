// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_text.hpp"

#include "cli/inputs.hpp"
#include "cli/progress.hpp"
#include "export/output_file.hpp"
#include "extract/pipeline.hpp"

namespace renkei::cli {

void TextCommand::setup(CLI::App& app) {
  add_inputs(app, inputs_,
             "Text, HTML, PDF or JSON Lines files, folders of them, or - for standard input");
  app.add_option("-o,--output", output_, "File to write; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  reading_.add_to(app);
  pack_.add_to(app);
}

void TextCommand::run() {
  const Resources resources(pack_.load());
  Extractor extractor(resources);
  OutputFile out(output_);
  InputStream inputs(inputs_, reading_.options);
  Progress progress;
  std::uint64_t failed = 0;
  bool first = true;
  while (std::optional<InputEvent> event = inputs.next()) {
    if (event->kind == InputEvent::Kind::Failed) {
      progress.message("renkei: " + event->message);
      ++failed;
    }
    if (event->kind != InputEvent::Kind::Page) continue;
    if (!first) out.put('\f');  // pages end as in the input
    first = false;
    out.write(extractor.read_text(event->page));
  }
  out.close();
  if (failed != 0) {
    throw DataProblem(std::to_string(failed) +
                      " of the inputs could not be read; the text of the others was written");
  }
}

}  // namespace renkei::cli
