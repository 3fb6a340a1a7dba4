# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0

# cmake -DPROGRAM=… "-DARGUMENTS=a;b" -DEXPECTED=file -P check_output.cmake
#
# Runs a program; fails unless it ends with 0, prints what the file holds and nothing on the
# standard error. With RENKEI_UPDATE in the environment the file is written instead.
execute_process(COMMAND "${PROGRAM}" ${ARGUMENTS} RESULT_VARIABLE code OUTPUT_VARIABLE output
                ERROR_VARIABLE errors)
if(NOT code EQUAL 0 OR NOT errors STREQUAL "")
  message(FATAL_ERROR "ended with ${code}:\n${errors}")
endif()
if(DEFINED ENV{RENKEI_UPDATE})
  file(WRITE "${EXPECTED}" "${output}")
  return()
endif()
file(READ "${EXPECTED}" expected)
if(NOT output STREQUAL expected)
  file(WRITE "${EXPECTED}.actual" "${output}")
  execute_process(COMMAND diff -u "${EXPECTED}" "${EXPECTED}.actual" OUTPUT_VARIABLE difference)
  file(REMOVE "${EXPECTED}.actual")
  message(FATAL_ERROR "the output differs from ${EXPECTED}:\n${difference}")
endif()
