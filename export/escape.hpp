// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace renkei {

/// True for U+FFFE and U+FFFF, which XML 1.0 excludes.
bool is_noncharacter(std::string_view bytes);

/// The bytes of the code point that starts at `at`: 1 to 4; 0 when they are malformed.
/// The Unicode Standard 15, section 3.9, table 3-7.
std::size_t code_point_bytes(std::string_view text, std::size_t at);

/// Appends `text` (UTF-8) as XML 1.0 character data.
///
/// Text with '&', '<' or "]]>" goes into CDATA, "]]>" over two sections: Gephi drops a blank that
/// stands alone between two entities. What XML 1.0 section 2.2 has no place for (C0 controls but
/// tab and line feed, U+FFFE, U+FFFF) is left out, a carriage return is made a line feed as every
/// XML reader would, malformed bytes become U+FFFD.
void append_xml_text(std::string& out, std::string_view text);

/// Appends `text` (UTF-8) as the value of an XML attribute in double quotes (not the quotes), by
/// entities; tab and line feed as character references, else readers make them blanks. The rest
/// as `append_xml_text`.
void append_xml_attribute(std::string& out, std::string_view text);

/// `text` when it is well-formed UTF-8, else a copy in `scratch` with U+FFFD for malformed bytes.
/// The result views one of the two.
std::string_view well_formed(std::string_view text, std::string& scratch);

/// Appends a number without exponent, at most `decimals` of them, rounded to nearest, no zeros at
/// the end: 0.93, 1, 0.3333. Independent of the locale; what is not finite becomes 0.
void append_decimal(std::string& out, double value, int decimals);

}  // namespace renkei
