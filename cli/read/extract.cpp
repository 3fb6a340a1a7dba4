// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/read/extract.hpp"

#include "cli/output/output_guard.hpp"
#include "cli/output/progress.hpp"
#include "cli/read/inputs.hpp"
#include "cli/read/ordered_pool.hpp"
#include "export/format.hpp"
#include "extract/pipeline.hpp"

namespace renkei::cli {

void ExtractCommand::setup(CLI::App& app) {
  add_inputs(app, inputs_,
             "Text, HTML, PDF or JSON Lines files, folders of them, or - for standard input");
  app.add_option("-o,--output", output_, "File to write; - is standard output")
      ->type_name("FILE")
      ->check(non_empty())
      ->capture_default_str();
  std::vector<std::string> names;
  for (const Format& format : formats()) {
    if (format.open_pages != nullptr) names.emplace_back(format.name);
  }
  add_format(app, format_, names);
  reading_.add_to(app);
  pack_.add_to(app);
  threads_.add_to(app);
}

void ExtractCommand::run() {
  InputErrors missing;  // told when they are met
  refuse_to_overwrite(output_, list_inputs(inputs_, missing));
  const Resources resources(pack_.load());
  const std::unique_ptr<PageWriter> writer = find_format(format_)->open_pages(output_);
  InputStream inputs(inputs_, reading_.options);
  Progress progress;
  std::uint64_t failed = 0;
  PageOrder order(resources);
  ordered_for_each(
      threads_.count(),
      [&inputs, &order] {
        std::optional<InputEvent> event = inputs.next();
        if (event && event->kind == InputEvent::Kind::Page) order.follow(event->page);
        return event;
      },
      [&resources] {
        return [extractor = Extractor(resources)](InputEvent& event) mutable {
          if (event.kind == InputEvent::Kind::Page) event.facts = extractor.extract(event.page);
        };
      },
      [&](InputEvent&& event) {
        if (event.kind == InputEvent::Kind::Page) {
          progress.page(event.input);
          if (event.facts.entities.empty()) {
            progress.message("renkei: " + event.input + ", page " +
                             std::to_string(event.page.number) +
                             ": found no entity on it; check that it is a report in Japanese");
          }
          const std::string unclear =
              layout_message(event.input, event.page.number, event.facts.layout_confidence);
          if (!unclear.empty()) progress.message(unclear);
          writer->write(event.facts);
        } else if (event.kind == InputEvent::Kind::Failed) {
          progress.message("renkei: " + event.message);
          ++failed;
        }
      });
  writer->close();
  if (failed != 0) {
    throw DataProblem(std::to_string(failed) +
                      " of the inputs could not be read; the facts of the others were written");
  }
}

}  // namespace renkei::cli
