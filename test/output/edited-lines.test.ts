import { expect, it } from "vitest";
import { editedLines } from "../../generator/output/edited-lines.js";

const generated = "one\ntwo\nthree\nfour\nfive\n";

it.each([
  ["a replaced line", "one\nTWO\nthree\nfour\nfive\n", [[2, 2]]],
  ["added lines", "one\ntwo\nnew\nnew\nthree\nfour\nfive\n", [[3, 4]]],
  ["a deleted line", "one\nthree\nfour\nfive\n", [[2, 2]]],
  [
    "two edits",
    "ONE\ntwo\nthree\nfour\nfive\nsix\n",
    [
      [1, 1],
      [6, 6],
    ],
  ],
  ["no edit except line endings", generated.replaceAll("\n", "\r\n"), []],
])("`editedLines` finds %s", (_, text, ranges) => {
  expect(editedLines(generated, text).map(({ from, to }) => [from, to])).toEqual(ranges);
});
