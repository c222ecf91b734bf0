import { expect, test } from "vitest";
import { withoutPlaceholders } from "../../generator/emit/doc-comment.js";

test.each([
  ["**TODO: Add Description**", ""],
  ["TBD: the unit.", ""],
  ["Not yet documented.", ""],
  ["The name.\nNot yet documented", "The name."],
  ["Not yet documented. Possible values are: `a`.", "Possible values are: `a`."],
  ["**TODO** The name.", "The name."],
])("a comment does not contain the placeholder %j", (text, rest) => {
  expect(withoutPlaceholders(text)).toBe(rest);
});

test.each([
  "The list of a to-do app. todo: buy milk.",
  "Provide description",
  "States that are not yet documented here.",
])("a comment keeps %j, which is not a placeholder", (text) => {
  expect(withoutPlaceholders(text)).toBe(text);
});
