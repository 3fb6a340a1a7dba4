// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/read/text.hpp"

#include <algorithm>
#include <cstdio>

#include "cli/output/output_guard.hpp"
#include "cli/output/progress.hpp"
#include "cli/read/inputs.hpp"
#include "export/output_file.hpp"
#include "extract/pipeline.hpp"
#include "extract/reading/page_layout.hpp"

namespace renkei::cli {
namespace {

/// "12-34", the input's bytes that a run begins and ends in, both counted; "-" where the container
/// has no bytes of text.
std::string bytes_of(const Page& page, CodePointRange range) {
  if (page.bytes.size() < range.end) return "-";
  const std::uint64_t last = range.end < page.bytes.size()
                                 ? std::max(page.bytes[range.end], page.bytes[range.begin] + 1) - 1
                                 : page.bytes[range.end - 1];
  return std::to_string(page.bytes[range.begin]) + "-" + std::to_string(last);
}

std::string box_of(const Page& page, CodePointRange range) {
  auto word = std::partition_point(page.boxes.begin(), page.boxes.end(),
                                   [range](const auto& box) { return box.end <= range.begin; });
  if (word == page.boxes.end() || word->begin >= range.end) return "-";
  TextBox all = *word;
  for (; word != page.boxes.end() && word->begin < range.end; ++word) {
    all.x_min = std::min(all.x_min, word->x_min);
    all.y_min = std::min(all.y_min, word->y_min);
    all.x_max = std::max(all.x_max, word->x_max);
    all.y_max = std::max(all.y_max, word->y_max);
  }
  char text[96];
  std::snprintf(text, sizeof text, "%.1f,%.1f,%.1f,%.1f", double(all.x_min), double(all.y_min),
                double(all.x_max), double(all.y_max));
  return text;
}

std::string positions_of(const Page& page, const std::vector<ReadRun>& runs) {
  std::string text;
  for (const ReadRun& run : runs) {
    text += page.id + "\t" + std::to_string(run.block + 1) + "\t";
    text += name_of(run.kind);
    text += "\t" + bytes_of(page, run.range) + "\t" + box_of(page, run.range) + "\t" + run.text;
    text += '\n';
  }
  return text;
}

}  // namespace

void TextCommand::setup(CLI::App& app) {
  add_inputs(app, inputs_,
             "Text, HTML, PDF or JSON Lines files, folders of them, or - for standard input");
  app.add_option("-o,--output", output_, "File to write; - is standard output")
      ->type_name("FILE")
      ->check(non_empty())
      ->capture_default_str();
  reading_.add_to(app);
  app.add_flag(
      "--positions", positions_,
      "Print where each part of a block stands, with tabs between: page, block, kind, bytes "
      "of the input, box on a PDF's page in points, text");
  pack_.add_to(app);
}

void TextCommand::run() {
  InputErrors missing;  // told when they are met
  refuse_to_overwrite(output_, list_inputs(inputs_, missing));
  const Resources resources(pack_.load());
  Extractor extractor(resources);
  OutputFile out(output_);
  PageOrder order(resources);
  reading_.options.positions = positions_;
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
    order.follow(event->page);
    const std::string text = positions_
                                 ? positions_of(event->page, extractor.read_runs(event->page))
                                 : extractor.read_text(event->page);
    const std::string unclear = layout_message(event->input, event->page.number,
                                               extractor.last_page().read.layout_confidence);
    if (!unclear.empty()) progress.message(unclear);
    if (!first && !positions_) out.put('\f');  // pages end as in the input
    first = false;
    out.write(text);
  }
  out.close();
  if (failed != 0) {
    throw DataProblem(std::to_string(failed) +
                      " of the inputs could not be read; the text of the others was written");
  }
}

}  // namespace renkei::cli
