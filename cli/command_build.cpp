// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_build.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>
#include <set>

#include "cli/inputs.hpp"
#include "cli/ordered_pool.hpp"
#include "cli/progress.hpp"
#include "cli/table.hpp"
#include "extract/pipeline.hpp"
#include "graph/store.hpp"
#include "graph/text.hpp"

namespace renkei::cli {
namespace {

struct Counts {
  std::uint64_t pages = 0;
  std::uint64_t entities = 0;  ///< a page counts its own
  std::uint64_t relations = 0;
  std::uint64_t bytes = 0;  ///< of UTF-8

  void add(const Counts& other) {
    pages += other.pages;
    entities += other.entities;
    relations += other.relations;
    bytes += other.bytes;
  }
};

/// Writes what comes from the inputs into the file, a transaction a document, and counts.
class Recorder {
 public:
  Recorder(Store& store, std::string fingerprint)
      : store_(store), fingerprint_(std::move(fingerprint)) {
    for (const StoredDocument& document : store_.documents()) {
      if (document.fingerprint == fingerprint_) known_.insert(document.content_hash);
    }
  }

  /// True when the bytes are in the file already, or were met before in this run.
  bool is_known(const std::string& content_hash) { return !known_.insert(content_hash).second; }

  void take(InputEvent&& event) {
    switch (event.kind) {
      case InputEvent::Kind::Page:
        return add_page(event);
      case InputEvent::Kind::End:
        return end(event);
      case InputEvent::Kind::Failed:
        return fail(event.message);
      case InputEvent::Kind::Unchanged:
        return keep(event);
    }
  }

  void print_summary(const std::string& file) const;
  std::uint64_t failed() const { return failed_; }

 private:
  void add_page(const InputEvent& event) {
    progress_.page(event.input);
    if (!writer_) {
      writer_.emplace(store_.replace_document({event.input, event.content_hash, fingerprint_}));
      current_ = {};
    }
    const std::string text = text::to_utf8(event.page.text);
    writer_->add_page(event.facts, text);
    current_.bytes += text.size();
    ++current_.pages;
    current_.entities += event.facts.entities.size();
    current_.relations += event.facts.relations.size();
  }

  void end(const InputEvent& event) {
    if (!writer_) return fail(event.input + ": has no page");
    writer_->commit();
    writer_.reset();
    if (current_.entities == 0) {
      progress_.message("renkei: " + event.input +
                        ": found no entity in it; check that it is a report in Japanese");
    }
    ++documents_;
    total_.add(current_);
  }

  void keep(const InputEvent& event) {
    if (!store_.keep_unchanged({event.input, event.content_hash, fingerprint_})) {
      return fail(event.input + ": holds the same bytes as an input that could not be read");
    }
    ++unchanged_;
  }

  void fail(const std::string& message) {
    writer_.reset();  // what the file had of this document stays
    progress_.message("renkei: " + message);
    ++failed_;
  }

  Store& store_;
  std::string fingerprint_;
  std::set<std::string> known_;  ///< content hashes
  std::optional<DocumentWriter> writer_;
  Progress progress_;
  std::uint64_t documents_ = 0;
  std::uint64_t unchanged_ = 0;
  std::uint64_t failed_ = 0;
  Counts current_;  ///< of the document that `writer_` writes
  Counts total_;    ///< of what was committed
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

void Recorder::print_summary(const std::string& file) const {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
  char speed[64];
  std::snprintf(speed, sizeof speed, "%.2f s, %.1f MB/s", seconds.count(),
                double(total_.bytes) / 1e6 / std::max(seconds.count(), 1e-9));
  std::cerr << file << ": " << counted(documents_, "document") << " read, " << unchanged_
            << " unchanged, " << failed_ << " failed; " << counted(total_.pages, "page") << ", "
            << total_.entities << " entities, " << counted(total_.relations, "relation") << "; "
            << speed << '\n';
}

}  // namespace

void BuildCommand::setup(CLI::App& app) {
  add_inputs(app, inputs_, "Text, HTML, PDF or JSON Lines files, or folders of them");
  app.add_option("-o,--output", output_,
                 "Knowledge-graph file; documents are added to it or replaced in it")
      ->type_name("FILE")
      ->required();
  reading_.add_to(app);
  pack_.add_to(app);
  threads_.add_to(app);
}

void BuildCommand::run() {
  const Resources resources(pack_.load());
  Store store = Store::open(output_, StoreMode::Create);
  // Read in another encoding, the same bytes say other things.
  const std::string& encoding = reading_.options.encoding;
  Recorder recorder(store, resources.fingerprint() + (encoding.empty() ? "" : "-" + encoding));
  InputStream inputs(inputs_, reading_.options,
                     [&](const std::string& hash) { return recorder.is_known(hash); });
  ordered_for_each(
      threads_.count(), [&inputs] { return inputs.next(); },
      [&resources] {
        return [extractor = Extractor(resources)](InputEvent& event) mutable {
          if (event.kind == InputEvent::Kind::Page) event.facts = extractor.extract(event.page);
        };
      },
      [&recorder](InputEvent&& event) { recorder.take(std::move(event)); });
  recorder.print_summary(output_);
  if (recorder.failed() != 0) {
    throw DataProblem(std::to_string(recorder.failed()) +
                      " of the inputs could not be read; the others are in " + output_);
  }
}

}  // namespace renkei::cli
