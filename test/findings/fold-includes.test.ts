import { expect, it } from "vitest";
import { finding } from "../../generator/findings/create-finding.js";
import { foldMissingIncludes } from "../../generator/findings/fold-includes.js";

const missing = (file: string, line: number, path = "includes/note.md") =>
  finding("missing-include", { file, line, column: 1 }, `The include ${path} does not exist.`);

it("findings about one missing include become one finding with the number of directives and files", () => {
  const other = finding("broken-link", { file: "a.md", line: 2, column: 1 }, "The include does not exist.");
  const found = foldMissingIncludes([missing("a.md", 1), other, missing("a.md", 3), missing("b.md", 1)]);
  expect(found.map(({ file, line, message, repeated = [] }) => [file, line, message, repeated.length])).toEqual([
    ["a.md", 1, "The include includes/note.md does not exist. 3 directives in 2 files name it.", 2],
    ["a.md", 2, "The include does not exist.", 0],
  ]);
});

it("findings about different includes stay", () => {
  const findings = [missing("a.md", 1), missing("a.md", 2, "includes/other.md")];
  expect(foldMissingIncludes(findings)).toEqual(findings);
});
