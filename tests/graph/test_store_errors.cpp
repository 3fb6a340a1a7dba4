// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "graph/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;
using Catch::Matchers::Contains;
using test::hash_of;
using test::PageBuilder;
using test::write_document;
using Kind = StoreError::Kind;
namespace fs = std::filesystem;

namespace {

struct Failure {
  Kind kind = Kind::Other;
  std::string message;
};

template <class Action>
Failure failure_of(const Action& action) {
  try {
    action();
  } catch (const StoreError& error) {
    return {error.kind, error.what()};
  }
  return {Kind::Other, "nothing was thrown"};
}

Failure open_failure(const fs::path& file, StoreMode mode = StoreMode::Read) {
  return failure_of([&] { (void)Store::open(file, mode); });
}

PageFacts large_page(std::uint32_t number) {
  PageBuilder page(number);
  for (int i = 0; i < 200; ++i) {
    page.entity(EntityType::Programme, {"事業その" + std::to_string(i), "別名"});
  }
  return page.facts();
}

/// A file of one document and a few pages.
fs::path sample_file(const ScratchFolder& folder) {
  const fs::path file = folder.path() / "a.renkei";
  Store store = Store::open(file, StoreMode::Create);
  write_document(store, "a.txt", "aa", {large_page(1), large_page(2)});
  return file;
}

void overwrite(const fs::path& file, std::streamoff offset, const std::string& bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(offset);
  stream << bytes;
}

}  // namespace

TEST_CASE("a file or folder that does not exist is reported") {
  const ScratchFolder folder;
  const fs::path file = folder.path() / "a.renkei";
  for (const StoreMode mode : {StoreMode::Read, StoreMode::Write}) {
    const Failure failure = open_failure(file, mode);
    CHECK(failure.kind == Kind::NotFound);
    CHECK(failure.message ==
          file.string() + ": no such file; 'renkei build INPUT… -o FILE' makes one");
  }
  CHECK_FALSE(fs::exists(file));
  const Failure failure = open_failure(folder.path() / "none" / "a.renkei", StoreMode::Create);
  CHECK(failure.kind == Kind::NotFound);
  CHECK_THAT(failure.message, Contains("its folder does not exist; make the folder first"));
}

TEST_CASE("a name that SQLite has another use for is a file's name, and an empty one is none") {
  const ScratchFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  for (const std::string name : {":memory:", "file:x.renkei?mode=memory", "#1?.renkei"}) {
    Store store = Store::open(name, StoreMode::Create);
    write_document(store, "a.txt", "aa", {});
    CHECK(fs::exists(name));
    CHECK(Store::open(name, StoreMode::Read).documents().size() == 1);
  }
  CHECK(open_failure("", StoreMode::Create).message ==
        ": the name of the file is empty; give it one");
  fs::current_path(before);
}

TEST_CASE("a file that is none of ours is refused and left as it is") {
  const ScratchFolder folder;
  const fs::path text = folder.path() / "a.txt";
  std::ofstream(text) << "経済産業省において、JPCERT/CC を通じ";
  const auto size = fs::file_size(text);
  const Failure no_database = open_failure(text, StoreMode::Create);
  CHECK(no_database.kind == Kind::Foreign);
  CHECK_THAT(no_database.message,
             Contains("is no knowledge-graph file; expected one made by 'renkei build'"));
  CHECK(fs::file_size(text) == size);
  const Failure is_folder = open_failure(folder.path());
  CHECK(is_folder.kind == Kind::Foreign);
  CHECK_THAT(is_folder.message, Contains("is no file"));

  const fs::path file = sample_file(folder);
  overwrite(file, 68, std::string("\x0f\x05\x51\x12", 4));  // application id of another program
  const Failure foreign = open_failure(file, StoreMode::Create);
  CHECK(foreign.kind == Kind::Foreign);
  CHECK_THAT(foreign.message, Contains("is a database of another program"));
}

TEST_CASE("a truncated file is reported with its lengths") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  const auto size = fs::file_size(file);
  for (const std::uint64_t length :
       {size - 1, size - 4096, std::uint64_t{120}, std::uint64_t{40}}) {
    fs::resize_file(file, length);
    const Failure failure = open_failure(file, StoreMode::Write);
    CHECK(failure.kind == Kind::Damaged);
    CHECK_THAT(failure.message, Contains("is truncated: found " + std::to_string(length)));
    CHECK_THAT(failure.message, Contains("restore a copy of it, or build it anew"));
  }
  fs::resize_file(file, 0);
  const Failure empty = open_failure(file);
  CHECK(empty.kind == Kind::Damaged);
  CHECK_THAT(empty.message, Contains("is empty"));
  CHECK_NOTHROW(Store::open(file, StoreMode::Create));
}

TEST_CASE("a damaged page is found where it is read, and by a check") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  const auto size = std::streamoff(fs::file_size(file));
  // The beginning holds what describes the tables.
  for (std::streamoff page = size * 4 / 5 / 4096 * 4096; page < size; page += 4096) {
    overwrite(file, page, std::string(512, '\xAA'));
  }
  const Store store = Store::open(file, StoreMode::Read);
  const Failure failure = failure_of([&] {
    for (const StoredDocument& document : store.documents()) {
      store.for_each_page(document.info.id, [](const PageFacts&) {});
    }
  });
  CHECK(failure.kind == Kind::Damaged);
  CHECK_THAT(failure.message,
             Contains(file.string() + ": the file is damaged; restore a copy of it"));
  CHECK_FALSE(store.check().empty());
}

TEST_CASE("a damaged file is not opened for writing") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  overwrite(file, 5 * 4096, std::string(4096, '\0'));
  const Failure failure = open_failure(file, StoreMode::Create);
  CHECK(failure.kind == Kind::Damaged);
  CHECK_THAT(failure.message, Contains("Nothing was written to it"));
}

TEST_CASE("a file of a later version is refused") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  overwrite(file, 60, std::string("\0\0\0\x63", 4));  // user version 99
  const Failure failure = open_failure(file);
  CHECK(failure.kind == Kind::NewerSchema);
  CHECK(failure.message == file.string() +
                               ": has the schema version 99, this program knows versions up to 5; "
                               "use the Renkei that wrote it or a later one");
}

TEST_CASE("a file opened for reading cannot be written to") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  Store store = Store::open(file, StoreMode::Read);
  const Failure failure = failure_of([&] { write_document(store, "b.txt", "bb", {}); });
  CHECK(failure.kind == Kind::ReadOnly);
  CHECK_THAT(failure.message, Contains("it cannot be written to"));
  CHECK(store.documents().size() == 1);
}

TEST_CASE("a file without the permission to write opens for reading only") {
  if (geteuid() == 0) return;  // nothing is forbidden to root
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  fs::permissions(file, fs::perms::owner_read);
  CHECK(open_failure(file, StoreMode::Write).kind == Kind::ReadOnly);
  CHECK(Store::open(file, StoreMode::Read).documents().size() == 1);
}

TEST_CASE("a full device is reported and the last good state stays") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  StoreOptions options;
  options.max_bytes = fs::file_size(file) + 16 * 1024;
  Store store = Store::open(file, StoreMode::Write, options);
  const Failure failure = failure_of([&] {
    write_document(store, "b.txt", "bb", std::vector<PageFacts>{large_page(1), large_page(2)});
  });
  CHECK(failure.kind == Kind::Full);
  CHECK_THAT(failure.message, Contains("no room is left on the device"));
  CHECK(store.documents().size() == 1);
  CHECK(store.check().empty());
  write_document(store, "c.txt", "cc", {});
  CHECK(store.documents().size() == 2);
}

TEST_CASE("a second writer waits, then says that the file is in use") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  Store first = Store::open(file, StoreMode::Write);
  StoreOptions options;
  options.busy_timeout = std::chrono::milliseconds(30);
  Store second = Store::open(file, StoreMode::Write, options);
  {
    DocumentWriter writer = first.replace_document({"b.txt", hash_of("bb"), "v1"});
    const Failure failure = failure_of([&] { write_document(second, "c.txt", "cc", {}); });
    CHECK(failure.kind == Kind::Locked);
    CHECK_THAT(failure.message, Contains("another process is using it (waited 30 ms)"));
    writer.commit();
  }
  write_document(second, "c.txt", "cc", {});
  CHECK(second.documents().size() == 3);
}

TEST_CASE("a snapshot sees one moment and forbids writing") {
  const ScratchFolder folder;
  Store store = Store::open(sample_file(folder), StoreMode::Write);
  {
    const StoreSnapshot outer = store.snapshot();
    const StoreSnapshot inner = store.snapshot();
    CHECK(store.documents().size() == 1);
    CHECK_THROWS_AS(store.replace_document({"b.txt", hash_of("bb"), "v1"}), std::logic_error);
  }
  write_document(store, "b.txt", "bb", {});
  CHECK(store.documents().size() == 2);
}

TEST_CASE("a writer that is killed loses its document and nothing else") {
  const ScratchFolder folder;
  const fs::path file = sample_file(folder);
  const pid_t child = fork();
  if (child == 0) {
    Store store = Store::open(file, StoreMode::Write);
    DocumentWriter writer = store.replace_document({"a.txt", hash_of("bb"), "v1"});
    // More than the page cache holds, so that the file itself is half rewritten.
    for (std::uint32_t page = 1; page < 150; ++page) writer.add_page(large_page(page), "x");
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(fs::file_size(file.string() + "-wal") > 0);
  const Store store = Store::open(file, StoreMode::Read);
  REQUIRE(store.documents().size() == 1);
  CHECK(store.documents()[0].info.id == "d-aa00000000000000");
  CHECK(store.summary().pages == 2);
  CHECK(store.check().empty());
}
