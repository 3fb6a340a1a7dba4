# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0

# cmake -DROOT=data -DLIST=files.txt -DOUTPUT=out.cpp -P embed_data.cmake
#
# Writes a C++ file with the text of every file named in LIST (one path below ROOT a line) as a
# raw string literal: it compiles everywhere and can be read when something looks wrong.
file(STRINGS "${LIST}" names ENCODING UTF-8)

set(source "// Made from data/ by cmake/embed_data.cmake; do not edit.\n")
string(APPEND source "#include \"data/embedded_files.hpp\"\n\n")
string(APPEND source "namespace renkei::detail {\nnamespace {\n\n")
string(APPEND source "constexpr EmbeddedFile files[] = {\n")
foreach(name IN LISTS names)
  file(READ "${ROOT}/${name}" content)
  file(SIZE "${ROOT}/${name}" size)
  string(LENGTH "${content}" length)
  string(FIND "${content}" "\r" carriage_return)
  if(NOT length EQUAL size OR NOT carriage_return EQUAL -1)
    message(FATAL_ERROR "data/${name}: has a NUL byte or a carriage return; save it as UTF-8 text "
                        "with Unix line ends")
  endif()
  string(FIND "${content}" ")renkei\"" delimiter)
  if(NOT delimiter EQUAL -1)
    message(FATAL_ERROR "data/${name}: contains ')renkei\"', which ends the embedded text")
  endif()
  string(APPEND source "    {\"${name}\", {R\"renkei(${content})renkei\", ${size}}},\n")
endforeach()
string(APPEND source "};\n\n}  // namespace\n\n")
string(APPEND source "std::span<const EmbeddedFile> embedded_files() { return files; }\n\n")
string(APPEND source "}  // namespace renkei::detail\n")
file(WRITE "${OUTPUT}" "${source}")
