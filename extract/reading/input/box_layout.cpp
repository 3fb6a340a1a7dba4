// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/box_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "extract/reading/input/box_lines.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

// In heights of the usual letter.
constexpr float gutter = 0.4F;       // white through all rows of columns; hanging marks reach in
constexpr float piece_break = 2.0F;  // white that does so where nothing else shows columns
constexpr float blank = 0.15F;       // white between words
constexpr float close_by = 0.6F;     // white between parts of one line
constexpr float ruby_size = 0.75F;
constexpr float same_height = 0.15F;  // middles of lines of one height
constexpr float same_row = 0.5F;      // lines whose middles are nearer stand in one row
constexpr float paragraph = 0.95F;    // white between lines that parts paragraphs
constexpr float heading = 1.2F;
constexpr float cell_gap = 0.25F;      // over the leading: a border lies between
constexpr float widest_heading = 100;  // cells
constexpr float small_print = 0.86F;
constexpr float full_line = 0.8F;       // of the column's width
constexpr std::size_t fewest_rows = 3;  // that show a gutter
constexpr float fewest_cells = 10;      // of a line of text
constexpr float part_gap = 1.1F;        // white through all columns
constexpr float least_indent = 0.7F;    // of a paragraph's first line
constexpr float most_indent = 1.6F;
constexpr float early = 2.5F;          // white behind a line that ends before its column does
constexpr float hanging = 2.6F;        // width of hanging numbers
constexpr float unequal = 1.5F;        // widths of two columns of cells, not of prose
constexpr float aligned_share = 0.8F;  // of what begins after white in a column of cells
constexpr float alone = 0.6F;          // of the page's width: nothing stands beside such a line
constexpr float prose_share = 0.45F;   // of lines that are full

/// Lines of one height.
struct Row {
  std::vector<std::uint32_t> lines;  ///< from left to right
  float y_min = 0;
  float y_max = 0;
};

struct Strip {
  float begin = 0;
  float end = 0;
};

class Layout {
 public:
  Layout(const BoxPage& boxes, Page& page) : boxes_(boxes), page_(page) {}

  void write(std::vector<BoxLine> lines) {
    lines_ = std::move(lines);
    if (lines_.empty()) return;
    usual_ = body_size(lines_);
    std::erase_if(lines_, [&](const BoxLine& line) { return is_ruby(line); });
    if (lines_.empty()) return;
    float x_min = lines_.front().x_min;
    float x_max = x_min;
    for (const BoxLine& line : lines_) {
      x_min = std::min(x_min, line.x_min);
      x_max = std::max(x_max, line.x_max);
    }
    width_ = x_max - x_min;
    set_labels_apart();
    edges_.front() = text_edges();
    if (lines_.empty()) lines_.swap(labels_);
    make_rows();
    mark_notes_below();
    for (std::size_t row = 0; row < rows_.size();) row = write_band(row);
    ++band_;
    for (const BoxLine& label : labels_) write_line(label, false, false);
  }

 private:
  /// The reading of a word, printed small above it.
  bool is_ruby(const BoxLine& line) const {
    if (line.size() >= ruby_size * usual_) return false;
    const std::u32string text = text_of(boxes_, line);
    return std::all_of(text.begin(), text.end(),
                       [](char32_t c) { return text::script_of(c) == text::Script::Hiragana; });
  }

  /// From the leftmost to the rightmost character of lines of text.
  Strip text_edges() const {
    Strip edges{1e6F, -1e6F};
    for (const BoxLine& line : lines_) {
      if (line.cells < fewest_cells) continue;
      edges.begin = std::min(edges.begin, line.x_min);
      edges.end = std::max(edges.end, line.x_max);
    }
    return edges;
  }

  /// Thumb marks in the margins, a character a line, stand beside columns and are none.
  void set_labels_apart() {
    const Strip text = text_edges();
    const auto is_label = [&](const BoxLine& line) {
      return line.cells <= 2 && (line.x_min >= text.end || line.x_max <= text.begin);
    };
    std::copy_if(lines_.begin(), lines_.end(), std::back_inserter(labels_), is_label);
    // Numbers of a table's rows stand outside its texts too, but at their heights.
    const auto is_beside = [&](const BoxLine& label) {
      return std::any_of(lines_.begin(), lines_.end(), [&](const BoxLine& line) {
        return !is_label(line) && std::abs(line.middle - label.middle) < same_height * usual_;
      });
    };
    if (std::all_of(labels_.begin(), labels_.end(), is_beside)) {
      labels_.clear();
    } else {
      std::erase_if(lines_, is_label);
    }
  }

  void make_rows() {
    std::vector<std::uint32_t> order(lines_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return lines_[a].middle < lines_[b].middle ||
             (lines_[a].middle == lines_[b].middle && lines_[a].x_min < lines_[b].x_min);
    });
    for (const std::uint32_t i : order) {
      const BoxLine& line = lines_[i];
      const bool joins = !rows_.empty() && line.middle - lines_[rows_.back().lines.front()].middle <
                                               same_row * usual_;
      if (!joins) rows_.push_back({{}, line.top(), line.bottom()});
      Row& row = rows_.back();
      row.lines.push_back(i);
      row.y_min = std::min(row.y_min, line.top());
      row.y_max = std::max(row.y_max, line.bottom());
    }
    for (Row& row : rows_) {
      std::sort(row.lines.begin(), row.lines.end(), [&](std::uint32_t a, std::uint32_t b) {
        return lines_[a].x_min < lines_[b].x_min;
      });
      join_neighbours(row);
    }
  }

  /// Joins lines of a row that stand close: what a raised number parts.
  void join_neighbours(Row& row) {
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t i : row.lines) {
      if (kept.empty() || lines_[i].is_at_edge ||
          lines_[i].x_min - lines_[kept.back()].x_max > close_by * usual_) {
        kept.push_back(i);
        continue;
      }
      BoxLine& line = lines_[kept.back()];
      const bool overlaps = lines_[i].x_min < line.x_max;
      for (const std::uint32_t word : lines_[i].words) add_word(boxes_, word, line);
      if (overlaps) sort_words(line);
    }
    row.lines = std::move(kept);
  }

  /// A bracket of another font may be a line of its own: "( )" and "ソ".
  void sort_words(BoxLine& line) const {
    std::stable_sort(line.words.begin(), line.words.end(), [&](std::uint32_t a, std::uint32_t b) {
      return boxes_.words[a].x_min < boxes_.words[b].x_min;
    });
  }

  /// Takes a row's lines out of white strips; strips that get too narrow go.
  std::vector<Strip> cut(std::vector<Strip> strips, const Row& row) const {
    std::vector<Strip> left;
    for (const std::uint32_t i : row.lines) {
      left.clear();
      for (const Strip& strip : strips) {
        if (lines_[i].x_max <= strip.begin || lines_[i].x_min >= strip.end) {
          left.push_back(strip);
          continue;
        }
        for (const Strip part :
             {Strip{strip.begin, lines_[i].x_min}, Strip{lines_[i].x_max, strip.end}}) {
          if (part.end - part.begin >= gutter * usual_) left.push_back(part);
        }
      }
      strips.swap(left);
    }
    return strips;
  }

  /// A band that grows row by row.
  struct Band {
    std::vector<Strip> strips{{-1e6F, 1e6F}};
    std::vector<Strip> gutters;  ///< those of `strips` with text on both sides
    float x_min = 1e6F;
    float x_max = -1e6F;
  };

  Band with(const Band& band, const Row& row) const {
    Band grown;
    grown.strips = cut(band.strips, row);
    grown.x_min = std::min(band.x_min, lines_[row.lines.front()].x_min);
    grown.x_max = band.x_max;
    for (const std::uint32_t i : row.lines) grown.x_max = std::max(grown.x_max, lines_[i].x_max);
    for (const Strip& strip : grown.strips) {
      if (strip.begin > grown.x_min && strip.end < grown.x_max) grown.gutters.push_back(strip);
    }
    return grown;
  }

  /// Whether a strip between columns is white no more. One that few rows had was none.
  bool loses_gutter(std::size_t first, std::size_t end, const Band& band, const Band& grown) const {
    return std::any_of(band.gutters.begin(), band.gutters.end(), [&](const Strip& old) {
      const bool goes_on = std::any_of(
          grown.gutters.begin(), grown.gutters.end(),
          [&](const Strip& strip) { return strip.begin < old.end && strip.end > old.begin; });
      return !goes_on && rows_beside(first, end, old) >= fewest_rows;
    });
  }

  /// Rows with text on both sides of a strip.
  std::size_t rows_beside(std::size_t first, std::size_t end, const Strip& strip) const {
    std::size_t rows = 0;
    for (std::size_t row = first; row < end; ++row) {
      const std::vector<std::uint32_t>& lines = rows_[row].lines;
      rows += lines_[lines.front()].x_max <= strip.end &&
              lines_[lines.back()].x_min >= strip.begin && lines.size() > 1;
    }
    return rows;
  }

  /// Writes the rows that have columns in common, or rows that have none. @returns the row after
  std::size_t write_band(std::size_t first) {
    Band band = with({}, rows_[first]);
    std::size_t end = first + 1;
    for (; end < rows_.size(); ++end) {
      // A line alone may have a column beside it further down, unless it takes the page's width.
      const bool may_grow = !band.gutters.empty() || band.x_max - band.x_min < alone * width_;
      Band grown = with(band, rows_[end]);
      const bool spans = grown.gutters.empty() && grown.x_max - grown.x_min > alone * width_;
      // The short last line of a paragraph above a table would hide its columns.
      const bool hides =
          band.gutters.empty() && with({}, rows_[end]).gutters.size() > grown.gutters.size();
      if (!may_grow || spans || hides || loses_gutter(first, end, band, grown)) break;
      band = std::move(grown);
    }
    ++band_;
    if (band.gutters.empty()) {
      columns_ = 0;
      write_with_notes(first, end);
      return end;
    }
    assign_columns(first, end, band.gutters);
    write_columns(first, end);
    return end;
  }

  void assign_columns(std::size_t first, std::size_t end, const std::vector<Strip>& gutters) {
    std::vector<float> borders;
    for (const Strip& strip : gutters) borders.push_back((strip.begin + strip.end) / 2);
    place(first, end, borders);
    // Numbers and bullets that hang beside their texts are no column.
    const std::vector<Strip> extents = column_extents(first, end);
    for (std::size_t column = borders.size(); column > 0; --column) {
      const bool is_narrow = extents[column].end - extents[column].begin < hanging * usual_;
      if (is_narrow && !has_head(first, end, column)) {
        borders.erase(borders.begin() + std::ptrdiff_t(column) - 1);
      }
    }
    place(first, end, borders);
  }

  /// Whether a column has a head above its numbers: 項番.
  bool has_head(std::size_t first, std::size_t end, std::size_t column) const {
    static constexpr std::u32string_view numerals = U"一二三四五六七八九十注";
    bool words = false;
    std::size_t numbers = 0;
    for (std::size_t row = first; row < end; ++row) {
      for (const std::uint32_t i : rows_[row].lines) {
        if (lines_[i].column != column) continue;
        const std::u32string text = text_of(boxes_, lines_[i]);
        words =
            words || std::any_of(text.begin(), text.end(), [](char32_t c) {
              return text::script_of(c) == text::Script::Han && numerals.find(c) == numerals.npos;
            });
        numbers += std::all_of(text.begin(), text.end(), [](char32_t c) {
          return text::script_of(c) == text::Script::Digit;
        });
      }
    }
    return words && numbers > 1;
  }

  void place(std::size_t first, std::size_t end, const std::vector<float>& borders) {
    columns_ = borders.size() + 1;
    for (std::size_t row = first; row < end; ++row) {
      for (const std::uint32_t i : rows_[row].lines) {
        const auto right = std::upper_bound(borders.begin(), borders.end(), lines_[i].x_min);
        lines_[i].column = std::uint8_t(std::min<std::ptrdiff_t>(right - borders.begin(), 200) + 1);
      }
    }
  }

  std::vector<Strip> column_extents(std::size_t first, std::size_t end) const {
    std::vector<Strip> extents(columns_ + 1, Strip{1e6F, -1e6F});
    for (std::size_t row = first; row < end; ++row) {
      for (const std::uint32_t i : rows_[row].lines) {
        Strip& extent = extents[lines_[i].column];
        extent.begin = std::min(extent.begin, lines_[i].x_min);
        extent.end = std::max(extent.end, lines_[i].x_max);
      }
    }
    return extents;
  }

  bool is_table(std::size_t first, std::size_t end) const {
    const std::vector<Strip> extents = column_extents(first, end);
    std::size_t all = 0;
    std::size_t full = 0;
    for (std::size_t row = first; row < end; ++row) {
      for (const std::uint32_t i : rows_[row].lines) {
        const Strip& extent = extents[lines_[i].column];
        ++all;
        full += lines_[i].x_max - lines_[i].x_min >= full_line * (extent.end - extent.begin);
      }
    }
    const bool is_narrow = columns_ > 3;
    return is_narrow || float(full) < prose_share * float(all) || has_cells(first, end, extents);
  }

  /// Whether columns begin anew where all do, as the cells of a table's rows; paragraphs of columns
  /// side by side know nothing of each other.
  bool has_cells(std::size_t first, std::size_t end, const std::vector<Strip>& extents) const {
    if (columns_ == 2) {
      const float left = extents[1].end - extents[1].begin;
      const float right = extents[2].end - extents[2].begin;
      if (std::max(left, right) < unequal * std::min(left, right)) return false;
    }
    const float apart = cell_gap * usual_ + leading_of(first, end);
    std::vector<float> bottoms(columns_ + 1, -1);
    std::size_t breaks = 0, begun = 0, aligned = 0;
    for (std::size_t row = first; row < end; ++row) {
      const bool all = row > first && rows_[row].y_min - rows_[row - 1].y_max > apart;
      breaks += all;
      for (const std::uint32_t i : rows_[row].lines) {
        float& bottom = bottoms[lines_[i].column];
        if (bottom >= 0 && lines_[i].top() - bottom > apart) {
          ++begun;
          aligned += all;
        }
        bottom = lines_[i].bottom();
      }
    }
    return breaks >= 2 && float(aligned) >= aligned_share * float(begun);
  }

  /// Writes a band part by part: where white goes through all columns, prose may end and a table
  /// or figure begin.
  void write_columns(std::size_t first, std::size_t end) {
    std::size_t begin = first;
    bool was_table = false;
    for (std::size_t part = first; part < end;) {
      std::size_t next = part + 1;
      while (next < end && rows_[next].y_min - rows_[next - 1].y_max < part_gap * usual_) ++next;
      const bool table = is_table(part, next);
      if (part > begin && table != was_table) {
        write_part(begin, part, was_table);
        begin = part;
      }
      was_table = table;
      part = next;
    }
    write_part(begin, end, was_table);
  }

  void write_part(std::size_t first, std::size_t end, bool table) {
    ++band_;
    if (table) return write_table(first, end);
    mark_notes(first, end);
    write_with_notes(first, end);
  }

  void write_with_notes(std::size_t first, std::size_t end) {
    if (columns_ > 0) {
      const std::vector<Strip> extents = column_extents(first, end);
      std::copy(extents.begin() + 1, extents.end(), edges_.begin() + 1);
      std::fill(above_.begin(), above_.end(), Strip{});
    }
    for (std::size_t row = first; row < end; ++row) write_row(rows_[row]);
    ++band_;
    for (std::size_t column = std::min<std::size_t>(columns_, 1); column <= columns_; ++column) {
      for (std::size_t row = first; row < end; ++row) write_notes(rows_[row], column);
    }
  }

  /// A row of a column's notes; a note's number hangs before its text.
  void write_notes(const Row& row, std::size_t column) {
    std::vector<BoxLine> notes;
    for (const std::uint32_t i : row.lines) {
      if (!lines_[i].is_note || lines_[i].column != column) continue;
      if (notes.empty() || lines_[i].x_min - notes.back().x_max >= piece_break * usual_) {
        notes.push_back(lines_[i]);
        notes.back().column = 0;
      } else {
        for (const std::uint32_t word : lines_[i].words) add_word(boxes_, word, notes.back());
      }
    }
    for (const BoxLine& note : notes) write_line(note, false, false);
  }

  /// Small print at the foot of a page in one column, from the first line with a note's number.
  void mark_notes_below() {
    std::size_t begin = rows_.size();
    for (std::size_t row = rows_.size(); row > 0; --row) {
      const std::vector<std::uint32_t>& lines = rows_[row - 1].lines;
      const bool is_small = std::all_of(lines.begin(), lines.end(), [&](std::uint32_t i) {
        return lines_[i].size() < small_print * usual_ && lines_[i].middle > boxes_.height / 2;
      });
      if (!is_small) break;
      const char32_t mark = text_of(boxes_, lines_[lines.front()]).front();
      const bool is_mark = mark == U'*' || text::script_of(mark) == text::Script::Digit;
      if (is_mark) begin = row - 1;
    }
    for (std::size_t row = begin; row < rows_.size(); ++row) {
      for (const std::uint32_t i : rows_[row].lines) lines_[i].is_note = true;
    }
  }

  /// Small print at the foot of the page's columns.
  void mark_notes(std::size_t first, std::size_t end) {
    for (std::uint8_t column = 1; column <= columns_; ++column) {
      bool is_foot = true;
      for (std::size_t row = end; is_foot && row > first; --row) {
        for (const std::uint32_t i : rows_[row - 1].lines) {
          BoxLine& line = lines_[i];
          if (line.column != column) continue;
          is_foot = line.size() < small_print * usual_ && line.middle > boxes_.height / 2;
          line.is_note = is_foot;
          if (!is_foot) break;
        }
      }
    }
  }

  /// Cells row by row. A row of the table begins where its first cell does, after the white that
  /// parts lines of different cells.
  void write_table(std::size_t first, std::size_t end) {
    std::size_t begin = first;
    const float leading = leading_of(first, end);
    table_row_ = 1;
    for (std::size_t row = first + 1; row <= end; ++row) {
      if (row < end && !begins_table_row(begin, row, leading)) continue;
      for (std::uint8_t column = 1; column <= columns_; ++column) {
        bool is_first = true;
        for (std::size_t k = begin; k < row; ++k) {
          for (const std::uint32_t i : rows_[k].lines) {
            if (lines_[i].column != column) continue;
            write_line(lines_[i], true, is_first);
            is_first = false;
          }
        }
      }
      begin = row;
      if (table_row_ < 0xFFFF) ++table_row_;
    }
  }

  bool begins_table_row(std::size_t begin, std::size_t row, float leading) const {
    const float apart = cell_gap * usual_ + leading;
    if (rows_[row].y_min - rows_[row - 1].y_max > apart) return true;
    if (lines_[rows_[row].lines.front()].column != 1) return false;
    for (std::size_t k = row; k > begin; --k) {
      const BoxLine& above = lines_[rows_[k - 1].lines.front()];
      if (above.column == 1) return lines_[rows_[row].lines.front()].top() - above.bottom() > apart;
    }
    return true;
  }

  /// White between the lines of one cell: the least that is found often.
  float leading_of(std::size_t first, std::size_t end) const {
    std::vector<float> gaps;
    for (std::size_t row = first + 1; row < end; ++row) {
      gaps.push_back(std::max(0.0F, rows_[row].y_min - rows_[row - 1].y_max));
    }
    if (gaps.empty()) return 0;
    std::sort(gaps.begin(), gaps.end());
    return std::min(gaps[gaps.size() / 4], usual_);
  }

  void write_row(const Row& row) {
    for (std::size_t k = 0; k < row.lines.size(); ++k) {
      BoxLine line = lines_[row.lines[k]];
      if (line.is_note) continue;
      while (k + 1 < row.lines.size() && belongs(line, lines_[row.lines[k + 1]])) {
        for (const std::uint32_t word : lines_[row.lines[++k]].words) {
          add_word(boxes_, word, line);
        }
      }
      write_line(line, false, false);
    }
  }

  bool belongs(const BoxLine& line, const BoxLine& next) const {
    return next.column == line.column && !next.is_note &&
           next.x_min - line.x_max < piece_break * usual_;
  }

  /// An indented line below one that ends early: a paragraph below its heading, or another one.
  bool begins_paragraph(const BoxLine& line) const {
    const Strip& above = above_[line.column];
    const Strip& edges = edges_[line.column];
    const float indent = line.x_min - edges.begin;
    return above.end > above.begin && indent > least_indent * usual_ &&
           indent < most_indent * usual_ && above.begin - edges.begin < least_indent * usual_ &&
           above.end < edges.end - early * usual_;
  }

  void write_line(const BoxLine& line, bool is_cell, bool begins) {
    float& above = bottoms_[line.column];
    const bool is_apart = above != 0 && line.top() - above > paragraph * usual_;
    above = line.bottom();
    if (is_apart) page_.text.push_back(U'\n');
    LineHint hint;
    hint.at = std::uint32_t(page_.text.size());
    hint.band = band_;
    hint.column = line.column;
    hint.is_cell = is_cell && line.column != 0;
    hint.row = hint.is_cell ? table_row_ : std::uint16_t(0);
    hint.begins = begins || (!is_cell && !line.is_note && begins_paragraph(line));
    above_[line.column] = {line.x_min, line.x_max};
    hint.is_note = line.is_note;
    hint.is_heading = line.size() > heading * usual_ && line.cells < widest_heading;
    page_.hints.push_back(hint);
    float x = line.x_min;
    for (const std::uint32_t word : line.words) {
      TextBox box = boxes_.words[word];
      if (page_.text.size() > hint.at && box.x_min - x > blank * line.size()) {
        page_.text.push_back(U' ');
      }
      x = box.x_max;
      const std::uint32_t from = box.begin;
      const std::uint32_t size = box.end - box.begin;
      box.begin = std::uint32_t(page_.text.size());
      page_.text.append(boxes_.chars, from, size);
      box.end = std::uint32_t(page_.text.size());
      page_.boxes.push_back(box);
    }
    page_.text.push_back(U'\n');
  }

  const BoxPage& boxes_;
  Page& page_;
  std::vector<BoxLine> lines_;
  std::vector<BoxLine> labels_;  ///< in the margins
  std::vector<Row> rows_;
  float usual_ = 1;  ///< height of a letter
  float width_ = 0;  ///< of all that is printed
  std::size_t columns_ = 0;
  std::uint16_t band_ = 0;
  std::uint16_t table_row_ = 0;  ///< 1-based, of the table that is being written
  std::vector<Strip> edges_ = std::vector<Strip>(256);  ///< of texts, by column
  std::vector<Strip> above_ = std::vector<Strip>(256);  ///< of the line written last, by column
  std::vector<float> bottoms_ = std::vector<float>(256, 0.0F);  ///< of the last line, by column
};

}  // namespace

void lay_out(const BoxPage& boxes, const EdgeTexts& edges, Page& page) {
  std::vector<BoxLine> lines = lines_of(boxes);
  drop_running_heads(boxes, edges, lines, page);
  page.text.clear();
  page.hints.clear();
  page.boxes.clear();
  Layout(boxes, page).write(std::move(lines));
}

}  // namespace renkei
