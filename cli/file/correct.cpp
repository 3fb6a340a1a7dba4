// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/file/commands.hpp"
#include "graph/resolve.hpp"
#include "graph/table.hpp"

namespace renkei::cli {
namespace {

constexpr const char* head =
    "# Corrections of a knowledge graph, a line each, cells separated by tabs:\n"
    "# merge A B | never-merge A B | rename A NAME | retype A TYPE | reject STATEMENT |\n"
    "# add SUBJECT PREDICATE OBJECT STATUS YEAR QUOTE SOURCE\n";

/// A file that lines are appended to, one writer at a time.
class LineFile {
 public:
  explicit LineFile(const std::string& path) : path_(path) {
    while (!open_locked()) {
    }
  }
  ~LineFile() {
    // A correction that was refused leaves no file behind.
    struct stat state {};
    if (fstat(descriptor_, &state) == 0 && state.st_size == 0) unlink(path_.c_str());
    close(descriptor_);
  }
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  std::string content() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  /// In one write, so that a kill leaves the line or nothing of it. Where there is no room for all
  /// of it, what was written is taken back: half a line may say something else.
  void append(const std::string& text) const {
    struct stat before {};
    if (fstat(descriptor_, &before) != 0) fail(errno);
    int error = 0;
    const ssize_t written = write(descriptor_, text.data(), text.size());
    if (written < 0) {
      error = errno;
    } else if (std::size_t(written) < text.size()) {
      error = reason_of_rest(text.substr(std::size_t(written)));
    } else if (fsync(descriptor_) != 0) {
      error = errno;
    }
    if (error == 0) return;
    if (ftruncate(descriptor_, before.st_size) != 0 || fsync(descriptor_) != 0) {
      fail(error, "; a part of it may stand at the end of the file: look there");
    }
    fail(error);
  }

 private:
  /// False when the file was taken away while this process waited for its turn.
  bool open_locked() {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor_ < 0) fail(errno);
    if (flock(descriptor_, LOCK_EX) != 0) {
      const int error = errno;
      close(descriptor_);
      fail(error);
    }
    struct stat opened {};
    struct stat present {};
    if (fstat(descriptor_, &opened) == 0 && stat(path_.c_str(), &present) == 0 &&
        opened.st_dev == present.st_dev && opened.st_ino == present.st_ino) {
      return true;
    }
    close(descriptor_);
    return false;
  }

  /// A write that stops short does not say why; the next one does.
  int reason_of_rest(const std::string& rest) const {
    return write(descriptor_, rest.data(), rest.size()) < 0 ? errno : ENOSPC;
  }

  [[noreturn]] void fail(int error, const std::string& more = "") const {
    const bool is_full = error == ENOSPC || error == EFBIG || error == EDQUOT;
    throw DataProblem(path_ + ": the correction cannot be written: " + std::strerror(error) +
                      (is_full ? "; make room and try again" : "; check the path and permissions") +
                      more);
  }

  std::string path_;
  int descriptor_ = -1;
};

/// Whether a graph has the things and ties of another.
bool are_alike(const KnowledgeGraph& a, const KnowledgeGraph& b) {
  if (num_vertices(a.graph) != num_vertices(b.graph)) return false;
  if (num_edges(a.graph) != num_edges(b.graph)) return false;
  for (VertexDescriptor v = 0; v < num_vertices(a.graph); ++v) {
    if (a.graph[v].id != b.graph[v].id || a.graph[v].names != b.graph[v].names) return false;
  }
  return true;
}

}  // namespace

void CorrectCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("correction", cells_,
                 "merge A B, never-merge A B, rename A NAME, retype A TYPE, reject STATEMENT, or "
                 "add SUBJECT PREDICATE OBJECT STATUS YEAR QUOTE SOURCE")
      ->type_name("WORD")
      // Only the first word is one of these; what a line may be is told when it is read.
      ->check(named_words(CLI::Validator([](std::string&) { return std::string(); }, ""),
                          correction_words()))
      ->required();
}

void CorrectCommand::run() {
  std::string line;
  for (const std::string& cell : cells_) {
    if (cell.find_first_of("\t\r\n") != std::string::npos) {
      throw UsageError("a correction may hold no tab and no line end");
    }
    line += (line.empty() ? "" : "\t") + cell;
  }
  try {
    (void)Corrections::parse("correct", line);
  } catch (const DataError& error) {
    throw UsageError(error.what());
  }
  const Catalogue catalogue = Catalogue::load(graph_.pack.load());
  const Store store = Store::open(graph_.file, StoreMode::Read);
  const std::string path = graph_.corrections.path_for(graph_.file);
  const LineFile file(path);
  const std::string before = file.content();
  const std::string gap = before.empty() ? head : before.ends_with('\n') ? "" : "\n";
  const Corrections after = Corrections::parse(path, before + gap + line + '\n');
  std::vector<CorrectionConflict> conflicts;
  const KnowledgeGraph graph = resolve(store, catalogue, after, &conflicts);
  // The new line must mean something; what is wrong with older ones is said and left.
  const std::string all = before + gap + line + '\n';
  const auto last = std::size_t(std::count(all.begin(), all.end(), '\n'));
  for (const CorrectionConflict& conflict : conflicts) {
    if (conflict.line == last) {
      throw DataProblem((conflict.is_idle
                             ? "the correction changes nothing and was not written: "
                             : "the correction cannot be applied and was not written: ") +
                        conflict.message);
    }
  }
  file.append(gap + line + '\n');
  report(after, conflicts);
  std::cerr << path << ':' << last << ": written";
  // What is two already may be taken for one when more documents come: such a line is a guard.
  if (cells_.front() == "never-merge" &&
      are_alike(graph, resolve(store, catalogue, Corrections::parse(path, before)))) {
    std::cerr << "; nothing changes now, since the two are two without it: it keeps them so when "
                 "documents are added";
  }
  std::cerr << '\n';
}

}  // namespace renkei::cli
