/**
 * The highest number of files in the package of an SDK, in addition to three files for each module of operations: code,
 * declarations and source map.
 */
export const OTHER_PACKED_FILES = 60;
