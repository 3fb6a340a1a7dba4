# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0

# renkei_compile_options(TARGET): the warnings every target of ours is built with, and the
# sanitizers of RENKEI_SANITIZE.
function(renkei_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                           -Wsign-conversion -Wnon-virtual-dtor)
  # GCC 12 sees an overlap in every "text" + std::string under -O2 (gcc.gnu.org/PR105651).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(RENKEI_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(RENKEI_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${RENKEI_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    # RapidJSON 1.1 adds to a null pointer when its stack is empty.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
      target_compile_options(${target} PRIVATE -fno-sanitize=pointer-overflow)
    endif()
    # GCC's own manual: instrumented code makes these report what is not there (Boost.Optional).
    target_compile_options(${target} PRIVATE -Wno-uninitialized -Wno-maybe-uninitialized)
    # Public: who links a sanitized library needs the runtime.
    target_link_options(${target} PUBLIC $<BUILD_INTERFACE:-fsanitize=${RENKEI_SANITIZE}>)
  endif()
endfunction()

# renkei_add_library(NAME SOURCES… [LINK libraries…] [LINK_PRIVATE libraries…]): one layer, with
# the alias renkei::NAME without prefix.
function(renkei_add_library target)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;LINK_PRIVATE" ${ARGN})
  add_library(${target} STATIC ${arg_SOURCES})
  string(REPLACE "renkei_" "" short ${target})
  add_library(renkei::${short} ALIAS ${target})
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                                              $<INSTALL_INTERFACE:include/renkei>)
  target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON EXPORT_NAME ${short})
  renkei_compile_options(${target})
endfunction()
