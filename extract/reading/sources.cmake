# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
set(RENKEI_READING_SOURCES
  reading/block_writer.cpp
  reading/boilerplate.cpp
  reading/byte_stream.cpp
  reading/calendar.cpp
  reading/charset.cpp
  reading/column_search.cpp
  reading/continuity.cpp
  reading/input_list.cpp
  reading/json_lines.cpp
  reading/page_layout.cpp
  reading/page_scan.cpp
  reading/paragraph_joiner.cpp
  reading/prose_layout.cpp
  reading/quote.cpp
  reading/reading_rules.cpp
  reading/sheet_layout.cpp
  reading/source.cpp
  reading/table_layout.cpp
  reading/text_pattern.cpp)
set(RENKEI_READING_LIBRARIES ICU::i18n ICU::uc)
