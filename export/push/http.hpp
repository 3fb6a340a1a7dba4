// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace renkei {

/// How a server is told who asks.
enum class AuthScheme { None, Basic, Digest, Bearer };

/// Secrets stay in memory: they are never part of a message, an address or the command line.
struct Credentials {
  AuthScheme scheme = AuthScheme::None;
  std::string user;      ///< of Basic and Digest
  std::string password;  ///< of Basic and Digest
  std::string token;     ///< of Bearer
};

/// A request that got no answer, or none that can be used. `what()` names the address without
/// credentials, what was found and what to try.
class HttpError : public std::runtime_error {
 public:
  HttpError(const std::string& message, bool may_pass)
      : std::runtime_error(message), transient(may_pass) {}
  bool transient;  ///< a later try may succeed: no connection, time-out, 429, 5xx
};

struct HttpRequest {
  std::string method;  ///< "PUT"
  std::string url;
  std::string content_type;  ///< of the body
  std::string accept = "*/*";
  std::string_view body;
};

struct HttpReply {
  long status = 0;
  std::string body;
};

/// Sends requests over one kept connection (libcurl). TLS certificates are verified, redirects are
/// not followed: a store that moved is told to the user.
class HttpClient {
 public:
  /// @param certificates a PEM file of the authorities to trust; empty = the system's
  HttpClient(Credentials credentials, std::string certificates);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// The reply, whatever its status. @throws HttpError when there is none.
  HttpReply send(const HttpRequest& request);

 private:
  struct Handle;
  Credentials credentials_;
  std::string certificates_;
  std::unique_ptr<Handle> handle_;
};

/// The reply of a request that succeeds, tried again where that may help, after 0.5, 1, 2, 4, …
/// seconds, 30 at most. @param retries tries after the first
/// @throws HttpError for any status but 2xx and `also`
HttpReply send_retrying(HttpClient& client, const HttpRequest& request, int retries, long also = 0);

/// `text` for the query of an address or a form.
std::string percent_encode(std::string_view text);

}  // namespace renkei
