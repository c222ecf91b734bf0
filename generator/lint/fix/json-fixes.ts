import { createScanner } from "jsonc-parser";
import type { Finding } from "../../findings/finding.js";
import type { SourceTexts } from "../source-texts.js";
import type { Edit } from "./edit.js";

const BLOCK_END = /^[ \t]{0,12}(?:`{3}|~{3})|-->/;

/**
 * Removes the trailing comma at the finding and all later trailing commas of the same block. A block has only one
 * finding, for its first error.
 */
export function removeTrailingCommas({ file, line, column }: Finding<string>, texts: SourceTexts): readonly Edit[] {
  const lines = [texts.line(file, line)];
  for (let next = line + 1; next <= texts.count(file) && !BLOCK_END.test(texts.line(file, next)); next += 1) {
    lines.push(texts.line(file, next));
  }
  const tokens = readTokens(lines.join("\n"));
  const first = tokens.findIndex(({ row, character }) => row === 0 && character === column - 1);
  // A comma in a comment is not a trailing comma. If the first error is not a trailing comma, this fix does not apply.
  const isInComment = tokens.slice(0, first).some(({ text }) => /^[/*]/.test(text));
  if (isInComment || !isTrailingComma(tokens, first)) return [];
  return tokens.flatMap(({ row, character }, index) => {
    if (index < first || !isTrailingComma(tokens, index)) return [];
    const start = { line: line + row, column: character + 1 };
    return [{ start, end: { line: start.line, column: start.column + 1 }, text: "" }];
  });
}

interface Token {
  readonly text: string;
  /** Number of lines before the token. */
  readonly row: number;
  /** Number of characters before the token on its line. */
  readonly character: number;
}

/** The tokens of a JSON text, with comments and without white space. */
function readTokens(json: string): Token[] {
  const scanner = createScanner(json);
  const tokens: Token[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const text = json.slice(offset, offset + scanner.getTokenLength());
    if (text.trim() === "") continue;
    tokens.push({ text, row: scanner.getTokenStartLine(), character: scanner.getTokenStartCharacter() });
  }
  return tokens;
}

function isTrailingComma(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.text;
  return tokens[index]?.text === "," && (next === "}" || next === "]");
}
