// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/exchange/push.hpp"

#include <unistd.h>

#include <CLI/Validators.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/exchange/base_option.hpp"
#include "cli/output/progress.hpp"
#include "export/push/push.hpp"
#include "graph/catalogue.hpp"

namespace renkei::cli {
namespace {

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const StoreProfile& profile : store_profiles()) names.emplace_back(profile.name);
  return names;
}

std::string describe_profiles() {
  std::string text = "Stores, and what --to is for them:";
  for (const StoreProfile& profile : store_profiles()) {
    text += "\n  " + std::string(profile.name) + "  " + std::string(profile.address);
  }
  return text +
         "\nUser and password are read from the environment: RENKEI_STORE_USER and "
         "RENKEI_STORE_PASSWORD,\nor RENKEI_STORE_TOKEN for --auth bearer.";
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// What the environment holds for the scheme that was asked for.
Credentials credentials_of(const std::string& auth, const StoreProfile& profile) {
  Credentials found{AuthScheme::None, environment("RENKEI_STORE_USER"),
                    environment("RENKEI_STORE_PASSWORD"), environment("RENKEI_STORE_TOKEN")};
  if (auth == "basic") found.scheme = AuthScheme::Basic;
  if (auth == "digest") found.scheme = AuthScheme::Digest;
  if (auth == "bearer") found.scheme = AuthScheme::Bearer;
  if (auth == "auto" && !found.token.empty()) found.scheme = AuthScheme::Bearer;
  if (auth == "auto" && !found.user.empty()) found.scheme = profile.auth;
  const bool needs_user = found.scheme == AuthScheme::Basic || found.scheme == AuthScheme::Digest;
  if (needs_user && found.user.empty()) {
    throw UsageError("--auth " + auth + ": RENKEI_STORE_USER is not set in the environment");
  }
  if (found.scheme == AuthScheme::Bearer && found.token.empty()) {
    throw UsageError("--auth bearer: RENKEI_STORE_TOKEN is not set in the environment");
  }
  for (const auto& [name, value] :
       {std::pair("RENKEI_STORE_TOKEN", &found.token), std::pair("RENKEI_STORE_USER", &found.user),
        std::pair("RENKEI_STORE_PASSWORD", &found.password)}) {
    const bool has_control = std::any_of(value->begin(), value->end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    if (has_control) {
      throw UsageError(std::string(name) +
                       " has a line end or another control character, which would end a line of "
                       "the request; set it without");
    }
  }
  return found;
}

/// A user's address of a store: http or https, without user, query or fragment.
void check_address(const std::string& address) {
  const bool web = address.starts_with("http://") || address.starts_with("https://");
  const std::size_t host = address.find("//") + 2;
  if (!web || address.size() <= host) {
    throw UsageError("--to: '" + address + "' is no http or https address");
  }
  const bool has_other = std::any_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 ||
           std::string_view("\x7F\"<>\\^`{|}").find(c) != std::string_view::npos;
  });
  if (has_other) {
    throw UsageError("--to: '" + address +
                     "' has a character that no address may hold; encode it (a blank is %20)");
  }
  const std::string authority = address.substr(host, address.find('/', host) - host);
  if (authority.find('@') != std::string::npos) {
    throw UsageError(
        "--to: an address with a user or password shows in the process list; set "
        "RENKEI_STORE_USER and RENKEI_STORE_PASSWORD");
  }
  if (address.find_first_of("?#") != std::string::npos) {
    throw UsageError("--to: '" + address + "' has a query or fragment; give the store's address");
  }
}

bool is_readable_by_others(const std::string& address, AuthScheme scheme) {
  const bool bare = scheme == AuthScheme::Basic || scheme == AuthScheme::Bearer;
  const bool local = address.starts_with("http://127.") ||
                     address.starts_with("http://localhost") || address.starts_with("http://[::1]");
  return bare && !local && address.starts_with("http://");
}

/// A line on a terminal, redrawn.
void show(const PushProgress& so_far) {
  if (!is_terminal(STDERR_FILENO)) return;
  std::cerr << "\r\x1b[K" << so_far.done << " of " << so_far.graphs << " graphs, " << so_far.triples
            << " triples";
  if (so_far.done == so_far.graphs) std::cerr << "\r\x1b[K";
  std::cerr << std::flush;
}

}  // namespace

void PushCommand::setup(CLI::App& app) {
  add_graph_file(app, file_);
  app.add_option("--to", address_, "Address of the store, see below")->type_name("URL")->required();
  app.add_option("--store", store_, "What the store is, see below")
      ->type_name("NAME")
      ->check(CLI::IsMember(profile_names()).description(""))
      ->capture_default_str();
  app.add_option("--auth", auth_,
                 "none, basic, digest, bearer, or auto: what the store wants when the environment "
                 "has a user or token")
      ->type_name("NAME")
      ->check(CLI::IsMember({"auto", "none", "basic", "digest", "bearer"}).description(""))
      ->capture_default_str();
  app.add_option("--cacert", certificates_, "PEM file of the authorities to trust for https")
      ->type_name("PEM");
  app.add_option("--retries", retries_, "Tries after the first, of each request")
      ->type_name("N")
      ->check(CLI::Range(0, 100).description(""))
      ->capture_default_str();
  app.add_flag("--keep", keeps_gone_,
               "Keep graphs in the store whose documents the file no longer has");
  app.add_option("--name", name_,
                 "What the store calls the file; the default is its name without folders. Files of "
                 "one base need names of their own")
      ->type_name("NAME")
      ->check(non_empty());
  app.add_option("--base", base_, "What the IRIs of entities and statements start with")
      ->type_name("IRI")
      ->capture_default_str();
  pack_.add_to(app);
  corrections_.add_to(app);
  app.footer(describe_profiles());
}

void PushCommand::run() {
  check_address(address_);
  PushOptions options;
  options.profile = find_store_profile(store_);
  options.address = address_;
  options.credentials = credentials_of(auth_, *options.profile);
  options.certificates = certificates_;
  options.retries = retries_;
  std::error_code unknown;
  const std::filesystem::path place = std::filesystem::weakly_canonical(file_, unknown);
  options.source = name_.empty() ? std::filesystem::path(file_).filename().string() : name_;
  options.origin = origin_of(unknown ? file_ : place.string());
  options.takes_over = !name_.empty();
  options.keeps_gone = keeps_gone_;
  if (is_readable_by_others(address_, options.credentials.scheme)) {
    std::cerr << "renkei: the password goes to " << address_
              << " without encryption; https would hide it\n";
  }
  const DataPack pack = pack_.load();
  const Vocabulary vocabulary = Vocabulary::load(pack);
  const Iris iris = iris_of(base_, vocabulary.context());
  const Catalogue catalogue = Catalogue::load(pack);
  const KnowledgeGraph graph = corrected_graph(file_, catalogue, corrections_);
  const auto start = std::chrono::steady_clock::now();
  const PushProgress done = push(graph, vocabulary, iris, options, show);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::cout << address_ << ": " << done.sent << " graphs sent, " << done.graphs - done.sent
            << " unchanged"
            << (done.removed == 0 ? "" : ", " + std::to_string(done.removed) + " removed") << "; "
            << done.triples << " triples, counted there; " << std::fixed << std::setprecision(2)
            << seconds.count() << " s\n";
}

}  // namespace renkei::cli
