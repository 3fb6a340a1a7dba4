// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/output_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace renkei {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18;  // guessed: large against a system call
constexpr int name_attempts = 100;

std::string_view remedy(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "free some space or write to another disk";
    case EFBIG:
      return "raise the file size limit (ulimit -f) or write to another disk";
    case ENOENT:
    case ENOTDIR:
      return "create the folder first or correct the path";
    case EACCES:
    case EPERM:
    case EROFS:
      return "write to a folder of yours or have its permissions changed";
    case EISDIR:
      return "name a file inside that folder";
    case EPIPE:
      return "keep the program that reads the output running to its end";
    case EMFILE:
    case ENFILE:
      return "close other files or raise the limit (ulimit -n)";
    default:
      return "check the disk or write to another place";
  }
}

std::string message(std::string_view doing, std::string_view path, int error) {
  std::string text(doing);
  text += ' ';
  text += path == "-" ? std::string("the standard output") : "'" + std::string(path) + "'";
  text += ": ";
  text += std::strerror(error);
  text += "; try to ";
  text += remedy(error);
  return text;
}

int open_retrying(const char* path, int flags, mode_t mode = 0) {
  int descriptor;
  do descriptor = ::open(path, flags | O_CLOEXEC, mode);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

/// The folder's entry must reach the disk too. Not every file system can; the data is safe then.
void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = open_retrying(folder.empty() ? "." : folder.c_str(), O_RDONLY);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// The file a path leads to, links followed even where the last one leads nowhere yet.
std::filesystem::path follow_links(std::filesystem::path path) {
  constexpr int depth = 40;  // Linux's own limit
  std::error_code error;
  for (int i = 0; i < depth && std::filesystem::is_symlink(path, error); ++i) {
    const auto next = std::filesystem::read_symlink(path, error);
    if (error) break;
    path = next.is_absolute() ? next : path.parent_path() / next;
  }
  return path;
}

std::string descriptor_path(int descriptor) {
  return "/proc/self/fd/" + std::to_string(descriptor);
}

/// Opens a file without a name in a folder: it goes with the process, however that ends. -1 where
/// the file system has no such files or they could get no name later.
int open_nameless(const std::filesystem::path& folder) {
#ifdef O_TMPFILE
  const int descriptor =
      open_retrying(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY, 0666);
  if (descriptor < 0 || ::access(descriptor_path(descriptor).c_str(), F_OK) == 0) return descriptor;
  ::close(descriptor);
#endif
  return -1;
}

}  // namespace

OutputError::OutputError(std::string_view doing, std::string_view at_path, int error)
    : std::runtime_error(message(doing, at_path, error)), path(at_path), error_number(error) {}

OutputFile::OutputFile(std::string path) : path_(std::move(path)), buffer_(buffer_size) {
  if (path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    owned_ = false;
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) fail("cannot write", EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {  // renaming over a device would remove the device
    descriptor_ = open_retrying(path_.c_str(), O_WRONLY);
    if (descriptor_ < 0) fail("cannot open", errno);
    return;
  }
  open_temporary();
  if (exists) ::fchmod(descriptor_, status.st_mode & 07777);  // a replaced file keeps its mode
}

OutputFile::~OutputFile() {
  if (!closed_) discard();
}

void OutputFile::open_temporary() {
  const auto target = follow_links(path_);
  target_ = target.string();
  if (target_.empty() || target.filename().empty()) fail("cannot create", ENOENT);
  descriptor_ = open_nameless(target.parent_path());
  if (descriptor_ >= 0) return;
  const int error = with_temporary_name([this](const char* name) {
    descriptor_ = open_retrying(name, O_WRONLY | O_CREAT | O_EXCL, 0666);
    return descriptor_ >= 0;
  });
  if (error != 0) fail("cannot create", error);
}

/// Finds a free name beside the target for `make`, and keeps it in `temporary_`.
/// @param make false, with `errno`, when it could not make a file of that name
/// @returns 0 or the error
template <class Make>
int OutputFile::with_temporary_name(Make make) {
  const std::filesystem::path target(target_);
  // The name says whose leftover it is; 255 bytes are the usual limit of a name.
  const std::string stem = "." + target.filename().string().substr(0, 200) + ".";
  int error = EEXIST;
  for (int attempt = 0; attempt < name_attempts && error == EEXIST; ++attempt) {
    const auto name = stem + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".part";
    temporary_ = (target.parent_path() / name).string();
    error = make(temporary_.c_str()) ? 0 : errno;
  }
  if (error != 0) temporary_.clear();  // not ours
  return error;
}

/// What does not fit into the rest of the buffer.
void OutputFile::write_on(std::string_view bytes) {
  flush();
  if (bytes.size() >= buffer_.size()) return send(bytes);
  write(bytes);
}

void OutputFile::flush() {
  const std::string_view bytes(buffer_.data(), used_);
  used_ = 0;
  send(bytes);
}

void OutputFile::send(std::string_view bytes) {
  if (descriptor_ < 0) throw std::logic_error("written to '" + path_ + "' after it was closed");
  while (!bytes.empty()) {
    const ssize_t sent = ::write(descriptor_, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) {  // a pipe that another program made non-blocking
      pollfd ready{descriptor_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
      continue;
    }
    if (sent < 0) fail("cannot write", errno);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void OutputFile::sync() {
  if (closed_) return;
  flush();
  if (!target_.empty() && ::fsync(descriptor_) != 0) fail("cannot complete", errno);
}

void OutputFile::close() {
  if (closed_) return;
  sync();
  if (!target_.empty() && temporary_.empty()) give_name();
  const int descriptor = std::exchange(descriptor_, -1);
  if (owned_ && ::close(descriptor) != 0 && errno != EINTR) fail("cannot complete", errno);
  const bool renames = !temporary_.empty();
  if (renames && ::rename(temporary_.c_str(), target_.c_str()) != 0) fail("cannot create", errno);
  temporary_.clear();
  closed_ = true;
  if (!target_.empty()) sync_folder(std::filesystem::path(target_).parent_path());
}

/// Gives the nameless file its name, or a temporary one where another file has that: a link
/// replaces nothing.
void OutputFile::give_name() {
  const std::string own = descriptor_path(descriptor_);
  const auto link = [&own](const char* name) {
    return ::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
  };
  if (link(target_.c_str())) return;
  const int error = errno == EEXIST ? with_temporary_name(link) : errno;
  if (error != 0) fail("cannot create", error);
}

void OutputFile::discard() noexcept {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  used_ = 0;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

void OutputFile::fail(std::string_view doing, int error) {
  discard();
  throw OutputError(doing, path_, error);
}

}  // namespace renkei
