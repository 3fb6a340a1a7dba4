// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/read/build.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "cli/file/commands.hpp"
#include "cli/output/progress.hpp"
#include "cli/output/result.hpp"
#include "cli/output/table.hpp"
#include "cli/read/inputs.hpp"
#include "cli/read/ordered_pool.hpp"
#include "extract/pipeline.hpp"
#include "extract/reading/source.hpp"
#include "graph/store.hpp"
#include "graph/text.hpp"

namespace renkei::cli {
namespace {

struct Counts {
  std::uint64_t pages = 0;
  std::uint64_t entities = 0;  ///< a page counts its own
  std::uint64_t bytes = 0;     ///< of UTF-8
};

/// A path as the store keys it.
std::string normal(const std::string& path) {
  std::string key = std::filesystem::path(path).lexically_normal().generic_string();
  if (key.size() > 1 && key.ends_with('/')) key.pop_back();
  return key;
}

/// Which bytes need not be read, followed from input to input: what an input takes the last path
/// from is gone when a later input has these bytes again, as files that were renamed do. The inputs
/// are asked about ahead of what is written, hence a look at the file would not do.
class KnownDocuments {
 public:
  /// @param is_read by what reads now
  void add(const StoredDocument& document, bool is_read) {
    if (is_read) known_.insert(document.content_hash);
    for (const std::string& path : document.paths) own(path, document.content_hash);
  }

  /// True when the file has the bytes when the input's turn comes: from before or of this run.
  bool take(const std::string& input, const std::string& content_hash) {
    const bool is_new = known_.insert(content_hash).second;
    const std::string path = normal(input);
    for (const std::string& former : std::exchange(owners_[path], {})) {
      if (--paths_[former] == 0 && former != content_hash) known_.erase(former);
    }
    own(path, content_hash);
    return !is_new;
  }

 private:
  void own(const std::string& path, const std::string& content_hash) {
    if (owners_[path].insert(content_hash).second) ++paths_[content_hash];
  }

  std::set<std::string> known_;                          ///< content hashes
  std::map<std::string, std::set<std::string>> owners_;  ///< content hashes by path
  std::map<std::string, std::size_t> paths_;             ///< how many, by content hash
};

/// Writes what comes from the inputs into the file, a transaction a document, and counts.
class Recorder {
 public:
  struct Options {
    std::string fingerprint;
    bool is_forced = false;   ///< unchanged documents are read again
    bool is_verbose = false;  ///< each document is named when it is in the file
  };

  Recorder(Store& store, Options options) : store_(store), options_(std::move(options)) {
    for (const StoredDocument& document : store_.documents()) {
      known_.add(document, !options_.is_forced && document.fingerprint == options_.fingerprint);
    }
  }

  /// What there is to do, for the progress.
  void expect(const std::vector<std::string>& arguments) {
    InputErrors errors;
    std::uint64_t bytes = 0;
    const std::vector<std::string> inputs = list_inputs(arguments, errors);
    for (const std::string& input : inputs) bytes += size_of(input);
    progress_.expect(inputs.size(), bytes);
  }

  /// True when the bytes are in the file already, or were met before in this run.
  bool is_known(const std::string& input, const std::string& content_hash) {
    return known_.take(input, content_hash);
  }

  void take(InputEvent&& event) {
    switch (event.kind) {
      case InputEvent::Kind::Page:
        return add_page(event);
      case InputEvent::Kind::End:
        return end(event);
      case InputEvent::Kind::Failed:
        return fail(event.input, event.message);
      case InputEvent::Kind::Unchanged:
        return keep(event);
    }
  }

  void print_summary(const std::string& file);

  /// What the file has under an argument, a folder or a file of records, but the argument no longer
  /// has. What could not be read is not missing.
  std::vector<std::string> vanished(const std::string& argument) const {
    const std::string root = normal(argument);
    std::vector<std::string> paths;
    for (const StoredDocument& document : store_.documents()) {
      for (const std::string& path : document.paths) {
        if (is_within(path, root) && !seen_.contains(path) && !is_unread(path)) {
          paths.push_back(path);
        }
      }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  std::uint64_t failed() const { return failed_; }

 private:
  /// A file below a folder, or a record of a file.
  static bool is_within(const std::string& path, const std::string& root) {
    if (root == ".") return !path.starts_with('/') && !path.starts_with("../");
    if (root == "/") return path.starts_with('/');
    return path.starts_with(root) && path.size() > root.size() &&
           (path[root.size()] == '/' || path[root.size()] == '#');
  }
  bool is_unread(const std::string& path) const {
    return std::any_of(unread_.begin(), unread_.end(), [&](const std::string& each) {
      return path == each || is_within(path, each);
    });
  }
  void sight(const std::string& input) { seen_.insert(normal(input)); }

  void add_page(const InputEvent& event) {
    progress_.page(event.input);
    if (!writer_) {
      writer_.emplace(
          store_.replace_document({event.input, event.content_hash, options_.fingerprint}));
      current_ = {};
    }
    const std::string text = text::to_utf8(event.page.text);
    writer_->add_page(event.facts, text);
    current_.bytes += text.size();
    ++current_.pages;
    current_.entities += event.facts.entities.size();
  }

  void end(const InputEvent& event) {
    if (!writer_) return fail(event.input, event.input + ": has no page");
    writer_->commit();
    writer_.reset();
    if (current_.entities == 0) {
      progress_.message("renkei: " + event.input +
                        ": found no entity in it; check that it is a report in Japanese");
    }
    ++documents_;
    const std::uint64_t size = event.bytes != 0 ? 0 : size_of(event.input);
    progress_.document(event.bytes != 0 ? event.bytes : size, true);
    sight(event.input);
    if (options_.is_verbose) {
      progress_.message(event.input + ": " + counted(current_.pages, "page") + ", " +
                        counted(current_.entities, "entit", "y", "ies"));
    }
    total_.pages += current_.pages;
    total_.bytes += current_.bytes;
  }

  void keep(const InputEvent& event) {
    if (!store_.keep_unchanged({event.input, event.content_hash, options_.fingerprint})) {
      return fail(event.input,
                  event.input + ": holds the same bytes as an input that could not be read");
    }
    ++unchanged_;
    progress_.document(event.bytes != 0 ? event.bytes : size_of(event.input), false);
    sight(event.input);
    if (options_.is_verbose) progress_.message(event.input + ": unchanged");
  }

  void fail(const std::string& input, const std::string& message) {
    writer_.reset();  // what the file had of this document stays
    unread_.insert(normal(input));
    progress_.message("renkei: " + message);
    ++failed_;
  }

  static std::uint64_t size_of(const std::string& input) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(input, unknown);
    return unknown ? 0 : size;
  }

  Store& store_;
  Options options_;
  KnownDocuments known_;
  std::set<std::string> seen_;    ///< paths of what is in the file now, read or passed over
  std::set<std::string> unread_;  ///< paths of what could not be read, or not in whole
  std::optional<DocumentWriter> writer_;
  Progress progress_;
  std::uint64_t documents_ = 0;
  std::uint64_t unchanged_ = 0;
  std::uint64_t failed_ = 0;
  Counts current_;  ///< of the document that `writer_` writes
  Counts total_;    ///< of what was committed
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

void Recorder::print_summary(const std::string& file) {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
  char speed[64];
  std::snprintf(speed, sizeof speed, "%.2f s, %.1f MB/s", seconds.count(),
                double(total_.bytes) / 1e6 / std::max(seconds.count(), 1e-9));
  progress_.message(file + ": " + counted(documents_, "document") + " read, " +
                    std::to_string(unchanged_) + " unchanged, " + std::to_string(failed_) +
                    " failed; " + counted(total_.pages, "page") + ", " + speed);
}

/// Where nothing can be read, no file is made. @throws DataProblem
void refuse_missing(const std::vector<std::string>& inputs, const std::string& output) {
  std::error_code unknown;
  if (std::filesystem::exists(output, unknown)) return;
  InputErrors errors;
  if (!list_inputs(inputs, errors).empty() || errors.empty()) return;
  for (const InputError& error : errors)
    std::cerr << "renkei: " << shown_name(error.what()) << '\n';
  throw DataProblem("none of the inputs could be read; " + output + " was not made");
}

/// Drops what the inputs no longer have, or says how much of it is kept.
void prune(Store& store, const Recorder& recorder, const std::vector<std::string>& inputs,
           bool is_wanted) {
  for (const std::string& input : inputs) {
    const std::vector<std::string> paths = recorder.vanished(input);
    if (paths.empty()) continue;
    std::cerr << "renkei: " << counted(paths.size(), "document") << " of " << shown_name(input)
              << " that it no longer has (" << shown_name(paths.front())
              << (paths.size() > 1 ? ", …" : "") << ") "
              << (is_wanted           ? "dropped"
                  : paths.size() == 1 ? "is kept; --prune drops it"
                                      : "are kept; --prune drops them")
              << '\n';
    if (!is_wanted) continue;
    for (const std::string& path : paths) store.remove_path(path);
  }
}

}  // namespace

void BuildCommand::setup(CLI::App& app) {
  add_inputs(app, inputs_,
             "Text, HTML, PDF or JSON Lines files, folders of them, or - for standard input");
  app.add_option("--name", piped_name_, "Name of the document that the standard input is")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_option("-o,--output", output_,
                 "Knowledge-graph file; documents are added to it or replaced in it")
      ->type_name("FILE")
      ->check(non_empty())
      ->required();
  reading_.add_to(app);
  app.add_flag("--force", is_forced_, "Read documents again that have not changed");
  app.add_flag("--prune", is_pruned_,
               "Drop documents that the file has of the inputs, but the inputs no longer have: "
               "records, and files of folders");
  app.add_flag("-v,--verbose", is_verbose_, "Name each document once it is in the file");
  pack_.add_to(app);
  corrections_.add_to(app);
  threads_.add_to(app);
}

void BuildCommand::run() {
  const DataPack pack = pack_.load();
  const Resources resources(pack);
  const Corrections corrections = corrections_.load(output_);
  refuse_missing(inputs_, output_);
  Store store = Store::open(output_, StoreMode::Create);
  // Read in another encoding, the same bytes say other things.
  const std::string& encoding = reading_.options.encoding;
  const std::string fingerprint =
      resources.fingerprint() + (encoding.empty() ? "" : "-" + encoding);
  Recorder recorder(store, {fingerprint, is_forced_, is_verbose_});
  recorder.expect(inputs_);
  InputStream inputs(
      inputs_, reading_.options,
      [&](const std::string& input, const std::string& hash) {
        return recorder.is_known(input, hash);
      },
      piped_name_);
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
      [&recorder](InputEvent&& event) { recorder.take(std::move(event)); });
  recorder.print_summary(output_);
  prune(store, recorder, inputs_, is_pruned_);
  refresh_graph(store, output_, resources.catalogue(), pack, corrections);
  if (recorder.failed() != 0) {
    throw DataProblem(std::to_string(recorder.failed()) +
                      " of the inputs could not be read; the others are in " + output_);
  }
}

}  // namespace renkei::cli
