// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/corrections.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "graph/digest.hpp"
#include "graph/fiscal_year.hpp"
#include "graph/table.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Kind = Correction::Kind;
using Cells = std::vector<std::string_view>;

struct Verb {
  std::string_view name;
  Kind kind;
  std::size_t cells;  ///< the verb among them
  std::string_view form;
};

constexpr std::array<Verb, 6> verbs{{
    {"merge", Kind::Merge, 3, "merge, NAME, NAME"},
    {"never-merge", Kind::NeverMerge, 3, "never-merge, NAME, NAME"},
    {"rename", Kind::Rename, 3, "rename, NAME, NEW NAME"},
    {"retype", Kind::Retype, 3, "retype, NAME, TYPE"},
    {"reject", Kind::Reject, 2, "reject, STATEMENT"},
    {"add", Kind::Add, 8, "add, SUBJECT, PREDICATE, OBJECT, STATUS, YEAR, QUOTE, SOURCE"},
}};

/// A line being read.
struct Line {
  std::string_view origin;
  std::size_t number = 0;
  Cells cells;

  [[noreturn]] void fail(std::size_t cell, const std::string& message) const {
    throw DataError(origin, number, cell + 1, message);
  }
  std::string word(std::size_t cell) const {
    if (cells[cell].empty()) fail(cell, "found an empty cell, expected a name");
    return std::string(cells[cell]);
  }
  template <class Value>
  Value known(std::size_t cell, std::optional<Value> value, const char* what) const {
    if (!value) fail(cell, "found '" + std::string(cells[cell]) + "', expected " + what);
    return *value;
  }
};

const Verb& verb_of(const Line& line) {
  for (const Verb& verb : verbs) {
    if (verb.name != line.cells[0]) continue;
    if (line.cells.size() != verb.cells) {
      line.fail(std::min(line.cells.size(), verb.cells),
                "found " + std::to_string(line.cells.size()) + " cells, expected " +
                    std::to_string(verb.cells) + " separated by tabs: " + std::string(verb.form));
    }
    return verb;
  }
  line.fail(0, "found '" + std::string(line.cells[0]) +
                   "', expected merge, never-merge, rename, retype, reject or add");
}

std::optional<int> year_of(const Line& line, std::size_t cell) {
  const std::string_view text = line.cells[cell];
  if (text.empty()) return std::nullopt;
  int year = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !is_fiscal_year(year)) {
    line.fail(cell, "found '" + std::string(text) + "', expected a fiscal year (2024) or nothing");
  }
  return year;
}

Correction read(const Line& line) {
  Correction correction;
  correction.kind = verb_of(line).kind;
  correction.line = line.number;
  correction.subject = line.word(1);
  switch (correction.kind) {
    case Kind::Merge:
    case Kind::NeverMerge:
      correction.object = line.word(2);
      break;
    case Kind::Rename:
      correction.text = line.word(2);
      break;
    case Kind::Retype:
      correction.type =
          line.known(2, entity_type_from(line.cells[2]), "an entity type such as Organization");
      break;
    case Kind::Reject:
      if (!correction.subject.starts_with("s-")) {
        line.fail(1, "found '" + correction.subject +
                         "', expected the id of a statement (s-…), as 'renkei who --format json' "
                         "prints it");
      }
      break;
    case Kind::Add:
      correction.predicate =
          line.known(2, predicate_from(line.cells[2]), "a predicate such as cooperatesWith");
      correction.object = line.word(3);
      correction.status = line.known(4, status_from(line.cells[4]), "done, planned or standing");
      correction.fiscal_year = year_of(line, 5);
      correction.text = line.word(6);
      correction.source = line.word(7);
      break;
  }
  return correction;
}

std::string key_of(const std::string& name) { return text::name_key(name); }

/// Names that lines ask to be one thing.
class NameSets {
 public:
  std::string root(const std::string& key) {
    std::string at = key;
    for (auto up = parent_.find(at); up != parent_.end(); up = parent_.find(at)) at = up->second;
    return at;
  }
  void unite(const std::string& a, const std::string& b) {
    const std::string left = root(a);
    const std::string right = root(b);
    if (left != right) parent_.emplace(std::max(left, right), std::min(left, right));
  }

 private:
  std::map<std::string, std::string> parent_;
};

}  // namespace

Corrections Corrections::parse(std::string_view origin, std::string_view text) {
  // Editors on Windows begin UTF-8 with a byte order mark.
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  std::u32string decoded;
  const std::size_t read_bytes = text::decode_utf8(text, decoded);
  if (read_bytes != text.size()) {
    const auto line = std::count(text.begin(), text.begin() + std::ptrdiff_t(read_bytes), '\n') + 1;
    throw DataError(origin, std::size_t(line), 0, "not UTF-8; save the corrections as UTF-8");
  }
  Corrections corrections;
  corrections.origin_ = origin;
  Line line{origin, 0, {}};
  for (std::string_view each : split_list(text, '\n')) {
    ++line.number;
    if (each.ends_with('\r')) each.remove_suffix(1);
    if (each.empty() || each.front() == '#') continue;
    line.cells = split_list(each, '\t');
    corrections.rows_.push_back(read(line));
  }
  corrections.settle();
  return corrections;
}

Corrections Corrections::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) {
    throw std::runtime_error(file.string() +
                             ": the corrections cannot be read; check the path and permissions");
  }
  return parse(file.string(), text);
}

namespace {

/// Finds the lines that cannot stand beside earlier ones, in one pass.
class Settler {
 public:
  explicit Settler(std::vector<CorrectionConflict>& conflicts) : conflicts_(conflicts) {}

  /// False when the line is not to be applied.
  bool admits(const Correction& row) {
    const auto [same, is_new] = lines_.emplace(line_of(row), row.line);
    if (!is_new) return repeats(row, same->second);
    switch (row.kind) {
      case Kind::Merge:
        return admits_merge(row);
      case Kind::NeverMerge:
        return admits_parting(row);
      case Kind::Rename:
      case Kind::Retype: {
        const auto [first, is_first] =
            said_.emplace(std::pair(row.kind, key_of(row.subject)), &row);
        const Correction& before = *first->second;
        if (is_first) return true;
        return before.text == row.text && before.type == row.type ? repeats(row, before.line)
                                                                  : refuse(row, before);
      }
      case Kind::Add:
        return key_of(row.subject) != key_of(row.object) || refuse_twice(row);
      case Kind::Reject:
        return true;
    }
    return true;
  }

 private:
  bool repeats(const Correction& row, std::size_t line) {
    conflicts_.push_back({row.line, "repeats line " + std::to_string(line), true});
    return false;
  }
  bool refuse(const Correction& row, const Correction& other) {
    conflicts_.push_back({row.line, "contradicts line " + std::to_string(other.line) +
                                        " and is not applied; remove one of the two"});
    return false;
  }
  bool refuse_twice(const Correction& row) {
    conflicts_.push_back(
        {row.line, "names '" + row.subject + "' twice and is not applied; name two things"});
    return false;
  }

  bool admits_merge(const Correction& row) {
    const std::string left = sets_.root(key_of(row.subject));
    const std::string right = sets_.root(key_of(row.object));
    if (key_of(row.subject) == key_of(row.object)) return refuse_twice(row);
    for (const Correction* each : parted_) {
      const std::string a = sets_.root(key_of(each->subject));
      const std::string b = sets_.root(key_of(each->object));
      if ((a == left && b == right) || (a == right && b == left)) return refuse(row, *each);
    }
    sets_.unite(left, right);
    merged_.push_back(&row);
    return true;
  }

  bool admits_parting(const Correction& row) {
    const std::string left = key_of(row.subject);
    const std::string right = key_of(row.object);
    if (left == right) return refuse_twice(row);
    if (sets_.root(left) != sets_.root(right)) {
      parted_.push_back(&row);
      return true;
    }
    NameSets sets;
    for (const Correction* each : merged_) {
      sets.unite(key_of(each->subject), key_of(each->object));
      if (sets.root(left) == sets.root(right)) return refuse(row, *each);
    }
    return true;
  }

  std::vector<CorrectionConflict>& conflicts_;
  std::map<std::string, std::size_t> lines_;
  std::map<std::pair<Kind, std::string>, const Correction*> said_;
  NameSets sets_;  ///< of the merges that stand
  std::vector<const Correction*> merged_;
  std::vector<const Correction*> parted_;
};

}  // namespace

void Corrections::settle() {
  Settler settler(contradictions_);
  std::vector<bool> stands;
  for (const Correction& row : rows_) stands.push_back(settler.admits(row));
  std::vector<Correction> kept;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (stands[i]) kept.push_back(std::move(rows_[i]));
  }
  rows_ = std::move(kept);
}

std::string Corrections::fingerprint() const {
  if (rows_.empty()) return {};
  StableHash hash;
  for (const Correction& row : rows_) hash.add(line_of(row));
  return hash.hex();
}

std::vector<std::string> correction_words() {
  std::vector<std::string> words;
  for (const Verb& verb : verbs) words.emplace_back(verb.name);
  return words;
}

std::string line_of(const Correction& correction) {
  const auto verb = std::find_if(verbs.begin(), verbs.end(),
                                 [&](const Verb& each) { return each.kind == correction.kind; });
  std::vector<std::string> cells{std::string(verb->name), correction.subject};
  switch (correction.kind) {
    case Kind::Merge:
    case Kind::NeverMerge:
      cells.push_back(correction.object);
      break;
    case Kind::Rename:
      cells.push_back(correction.text);
      break;
    case Kind::Retype:
      cells.emplace_back(name_of(correction.type));
      break;
    case Kind::Reject:
      break;
    case Kind::Add:
      cells.insert(cells.end(),
                   {std::string(name_of(correction.predicate)), correction.object,
                    std::string(name_of(correction.status)),
                    correction.fiscal_year ? std::to_string(*correction.fiscal_year) : "",
                    correction.text, correction.source});
      break;
  }
  std::string line;
  for (const std::string& cell : cells) {
    if (cell.find_first_of("\t\r\n") != std::string::npos) {
      throw std::invalid_argument("a correction may hold no tab and no line end: '" + cell + "'");
    }
    line += (line.empty() ? "" : "\t") + cell;
  }
  return line;
}

}  // namespace renkei
