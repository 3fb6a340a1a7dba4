// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "export/format.hpp"
#include "export/graph_tools/csv.hpp"
#include "export/output_file.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"
#include "tests/scratch_folder.hpp"

namespace fs = std::filesystem;
using renkei::OutputError;
using renkei::OutputFile;
using renkei::ScratchFolder;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(const fs::path& path, const std::string& bytes) {
  OutputFile file(path.string());
  file.write(bytes);
  file.close();
}

std::size_t entries(const fs::path& folder) {
  return std::size_t(std::distance(fs::directory_iterator(folder), {}));
}

/// Files may not grow beyond a few bytes while it lives: a full disk for one process.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old_);
    rlimit limit = old_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  void (*old_handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a file appears when it is closed, whole") {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt";
  std::string expected;
  {
    OutputFile file(path.string());
    for (int i = 0; i < 300000; ++i) {
      file.put('x');
      file.write("語");
      expected += "x語";
    }
    const std::string large(1 << 20, 'y');
    file.write(large);
    expected += large;
    CHECK_FALSE(fs::exists(path));
    file.close();
    file.close();
  }
  CHECK(read(path) == expected);
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a file that is not closed leaves the old one and nothing else") {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt";
  put(path, "old");
  {
    OutputFile file(path.string());
    file.write("new");
  }
  CHECK(read(path) == "old");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a file that is replaced keeps its mode, a link stays a link") {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt", link = folder.path() / "link.txt";
  put(path, "old");
  fs::permissions(path, fs::perms(0640));
  fs::create_symlink("a.txt", link);
  put(link, "new");
  CHECK(fs::is_symlink(link));
  CHECK(read(path) == "new");
  CHECK((fs::status(path).permissions() & fs::perms::all) == fs::perms(0640));
  put(folder.path() / "relative", "x");
  CHECK(entries(folder.path()) == 3);
}

TEST_CASE("a disk that fills up is reported and keeps the old file") {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt";
  put(path, "old");
  {
    const FileSizeLimit limit(1000);
    OutputFile file(path.string());
    file.write(std::string(5000, 'x'));
    try {
      file.close();
      FAIL("no error");
    } catch (const OutputError& error) {
      CHECK(error.path == path.string());
      CHECK(error.error_number == EFBIG);
    }
    CHECK_THROWS_AS(file.close(), std::logic_error);
    CHECK_THROWS_AS(file.write(std::string(1 << 20, 'x')), std::logic_error);
  }
  CHECK(read(path) == "old");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a process that is ended by a signal leaves nothing") {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt";
  const int nameless = ::open(folder.path().c_str(), O_TMPFILE | O_WRONLY, 0600);
  if (nameless < 0) return;  // a file system without nameless files
  ::close(nameless);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGKILL}) {
    const pid_t child = ::fork();
    if (child == 0) {
      std::signal(signal, SIG_DFL);
      OutputFile file(path.string());
      file.write(std::string(1 << 20, 'x'));
      ::kill(::getpid(), signal);
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(entries(folder.path()) == 0);
  }
}

TEST_CASE("of a pair of tables both are replaced or neither") {
  const ScratchFolder folder;
  const renkei::KnowledgeGraph graph = renkei::sample::report();
  for (const char* name : {"csv", "neo4j"}) {
    const std::string path =
        (folder.path() / (std::string(name) == "csv" ? "g.csv" : "g.neo4j.csv")).string();
    const auto write = [&] {
      const auto writer = renkei::find_format(name)->open_graph(path, {});
      writer->write(graph);
      writer->close();
    };
    write();
    const auto tables = renkei::table_paths(path);
    const std::string old[] = {read(tables[0]), read(tables[1])};
    REQUIRE(old[0].size() != old[1].size());
    {
      const FileSizeLimit limit(std::min(old[0].size(), old[1].size()) + 1);
      CHECK_THROWS_AS(write(), OutputError);
      CHECK(read(tables[0]) == old[0]);
      CHECK(read(tables[1]) == old[1]);
      CHECK(entries(folder.path()) == 2);
      fs::remove(tables[0]);
      fs::remove(tables[1]);
      CHECK_THROWS_AS(write(), OutputError);
      CHECK(entries(folder.path()) == 0);
    }
    // The second name is taken by a folder: the first does not stay alone.
    fs::create_directory(tables[1]);
    CHECK_THROWS_AS(write(), OutputError);
    CHECK_FALSE(fs::exists(tables[0]));
    fs::remove(tables[1]);
  }
}

TEST_CASE("a full device is reported with its name, the reason and a remedy") {
  using Catch::Matchers::Contains;
  OutputFile file("/dev/full");
  file.write("x");
  CHECK_THROWS_WITH(file.close(), Contains("'/dev/full'") && Contains("No space left on device") &&
                                      Contains("free some space"));
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("folders that cannot be written to are reported at once") {
  using Catch::Matchers::Contains;
  const ScratchFolder folder;
  put(folder.path() / "file", "x");
  CHECK_THROWS_WITH(OutputFile((folder.path() / "none" / "a.txt").string()),
                    Contains("none/a.txt") && Contains("create the folder"));
  CHECK_THROWS_AS(OutputFile((folder.path() / "file" / "a.txt").string()), OutputError);
  CHECK_THROWS_WITH(OutputFile(folder.path().string()), Contains("inside that folder"));
  CHECK_THROWS_AS(OutputFile(""), OutputError);
}

TEST_CASE("a long name has room for its temporary one") {
  const ScratchFolder folder;
  const auto path = folder.path() / std::string(255, 'n');
  put(path, "x");
  CHECK(read(path) == "x");
}
