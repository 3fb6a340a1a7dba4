// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/push/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace renkei {
namespace {

constexpr long connect_seconds = 10, stalled_seconds = 60;
constexpr std::size_t shown_bytes = 300;  // of a server's complaint

std::size_t receive(char* bytes, std::size_t size, std::size_t count, void* reply) {
  static_cast<std::string*>(reply)->append(bytes, size * count);
  return size * count;
}

/// The start of a text on one line.
std::string excerpt(std::string_view text) {
  std::string line(text.substr(0, shown_bytes));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

bool is_transient(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ||
         code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR ||
         code == CURLE_PARTIAL_FILE || code == CURLE_COULDNT_RESOLVE_HOST;
}

std::string remedy(long status) {
  switch (status) {
    case 401:
      return "; check RENKEI_STORE_USER and RENKEI_STORE_PASSWORD (or RENKEI_STORE_TOKEN) and "
             "--auth";
    case 403:
      return "; the user may not write there";
    case 404:
      return "; check --to and --store";
    default:
      return status >= 300 && status < 400 ? "; the store has moved, give its new address" : "";
  }
}

std::string remedy(CURLcode code, const std::string& certificates) {
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
      return "; nothing was sent; --cacert names a PEM file of authorities that are to be trusted";
    case CURLE_SSL_CACERT_BADFILE:
      return "; --cacert: '" + certificates + "' is no PEM file of certificates that can be read";
    default:
      return "; is the store running, and is --to right?";
  }
}

void set_credentials(CURL* curl, const Credentials& credentials) {
  switch (credentials.scheme) {
    case AuthScheme::None:
      break;
    case AuthScheme::Basic:
    case AuthScheme::Digest:
      curl_easy_setopt(curl, CURLOPT_HTTPAUTH,
                       credentials.scheme == AuthScheme::Basic ? CURLAUTH_BASIC : CURLAUTH_DIGEST);
      curl_easy_setopt(curl, CURLOPT_USERNAME, credentials.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, credentials.password.c_str());
      break;
    case AuthScheme::Bearer:
      curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
      curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, credentials.token.c_str());
      break;
  }
}

}  // namespace

struct HttpClient::Handle {
  Handle() : curl(curl_easy_init()) {
    if (curl == nullptr) throw HttpError("cannot start libcurl", false);
  }
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  CURL* curl;
};

HttpClient::HttpClient(Credentials credentials, std::string certificates)
    : credentials_(std::move(credentials)), certificates_(std::move(certificates)) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw HttpError("cannot start libcurl", false);
  handle_ = std::make_unique<Handle>();
}

HttpClient::~HttpClient() = default;

HttpReply HttpClient::send(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);  // keeps the connection
  HttpReply reply;
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "renkei");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, stalled_seconds);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  if (!certificates_.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, certificates_.c_str());
  if (request.method != "GET" && request.method != "DELETE") {
    // POSTFIELDS can be sent a second time, which Digest needs; a PUT by it is a PUT all the same.
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
  }
  set_credentials(curl, credentials_);
  curl_slist* headers = curl_slist_append(nullptr, ("Accept: " + request.accept).c_str());
  headers = curl_slist_append(headers, ("Content-Type: " + request.content_type).c_str());
  headers = curl_slist_append(headers, "Expect:");  // not every store answers 100-continue
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  const CURLcode code = curl_easy_perform(curl);
  curl_slist_free_all(headers);
  if (code != CURLE_OK) {
    throw HttpError("no answer from " + request.url + ": " + curl_easy_strerror(code) +
                        remedy(code, certificates_),
                    is_transient(code));
  }
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply.status);
  return reply;
}

HttpReply send_retrying(HttpClient& client, const HttpRequest& request, int retries, long also) {
  using namespace std::chrono_literals;
  std::chrono::milliseconds pause = 500ms;
  for (int left = retries;; --left) {
    try {
      HttpReply reply = client.send(request);
      if ((reply.status >= 200 && reply.status < 300) || reply.status == also) return reply;
      throw HttpError(request.method + " " + request.url + " was answered by " +
                          std::to_string(reply.status) + " " + excerpt(reply.body) +
                          remedy(reply.status),
                      reply.status == 429 || reply.status >= 500);
    } catch (const HttpError& error) {
      if (!error.transient || left <= 0) throw;
    }
    std::this_thread::sleep_for(pause);
    pause = std::min<std::chrono::milliseconds>(2 * pause, 30s);
  }
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out;
}

}  // namespace renkei
