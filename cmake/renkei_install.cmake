# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0

# Installs the program, the libraries with their headers, the tables as a pattern for packs of
# users' own, and the files that make find_package(renkei) work.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS renkei RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS renkei_graph renkei_extract renkei_export renkei_renkei EXPORT renkeiTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(layer IN ITEMS graph extract export)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/${layer}"
          DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/renkei" FILES_MATCHING PATTERN "*.hpp")
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/data" DESTINATION "${CMAKE_INSTALL_DATADIR}/renkei"
        FILES_MATCHING PATTERN "*.tsv" PATTERN "*.ttl" PATTERN "*.json" PATTERN "*.jsonld"
                       PATTERN "*.txt" PATTERN "*.md" PATTERN "CMakeLists.txt" EXCLUDE)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/README.md"
              "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/renkei")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/renkeiConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/renkeiConfig.cmake"
                              INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/renkeiConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/renkeiConfig.cmake"
              "${PROJECT_BINARY_DIR}/renkeiConfigVersion.cmake"
        DESTINATION "${package_dir}")
install(EXPORT renkeiTargets NAMESPACE renkei:: DESTINATION "${package_dir}")
