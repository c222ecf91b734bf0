import { expect, it } from "vitest";
import { editedLines } from "../../generator/output/edited-lines.js";

const generated = "one\ntwo\nthree\nfour\nfive\n";

it.each([
  ["a line replaced", "one\nTWO\nthree\nfour\nfive\n", [[2, 2]]],
  ["lines added", "one\ntwo\nnew\nnew\nthree\nfour\nfive\n", [[3, 4]]],
  ["a line taken out", "one\nthree\nfour\nfive\n", [[2, 2]]],
  [
    "two edits",
    "ONE\ntwo\nthree\nfour\nfive\nsix\n",
    [
      [1, 1],
      [6, 6],
    ],
  ],
  ["nothing but line endings", generated.replaceAll("\n", "\r\n"), []],
])("%s", (_, text, ranges) => {
  expect(editedLines(generated, text).map(({ from, to }) => [from, to])).toEqual(ranges);
});
