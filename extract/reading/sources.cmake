# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
set(RENKEI_READING_SOURCES
  reading/input/bbox.cpp
  reading/block_writer.cpp
  reading/boilerplate.cpp
  reading/input/box_layout.cpp
  reading/input/box_lines.cpp
  reading/input/byte_stream.cpp
  reading/input/charset.cpp
  reading/input/child_process.cpp
  reading/cell_table.cpp
  reading/column_search.cpp
  reading/continuity.cpp
  reading/input/html.cpp
  reading/input/html_events.cpp
  reading/input/input_list.cpp
  reading/input/json_lines.cpp
  reading/page_layout.cpp
  reading/page_scan.cpp
  reading/paragraph_joiner.cpp
  reading/input/pdf.cpp
  reading/prose_layout.cpp
  reading/quote.cpp
  reading/reading_rules.cpp
  reading/input/running_heads.cpp
  reading/sheet_layout.cpp
  reading/source.cpp
  reading/table_items.cpp
  reading/table_layout.cpp
  reading/text_pattern.cpp)
set(RENKEI_READING_LIBRARIES ICU::i18n ICU::uc LibXml2::LibXml2)
