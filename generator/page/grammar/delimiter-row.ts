const DELIMITER_ROW = /^[ \t]{0,12}\|?(?:[ \t]{0,200}:?-+:?[ \t]{0,200}\|)+(?:[ \t]{0,200}:?-+:?)?[ \t]*$/;

/**
 * Whether a line is the delimiter row of a table: `| :--- | --- |`.
 * {@link https://github.github.com/gfm/#delimiter-row | GFM, delimiter row}
 */
export function isDelimiterRow(line: string): boolean {
  return DELIMITER_ROW.test(line);
}

/** The number of cells in a header row. */
export function countColumns(header: string): number {
  return header.replace(/\\\|/g, "").trim().replace(/^\|/, "").replace(/\|$/, "").split("|").length;
}
