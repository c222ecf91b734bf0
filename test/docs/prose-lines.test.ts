import { describe, expect, it } from "vitest";
import { proseLines } from "../../generator/docs/prose-lines.js";

const proseOf = (...lines: readonly string[]): string[] =>
  proseLines(lines.join("\n")).map(({ text }) => text.trimEnd());

describe("the prose of a file", () => {
  it("is neither in code nor in comments, and keeps its columns", () => {
    expect(proseOf("one <!-- a --> two", "```", "code", "```", "<!-- b", "c -->three")).toEqual([
      "one            two",
      "",
      "     three",
    ]);
  });

  it("goes on behind code that holds the beginning of a comment", () => {
    expect(proseOf("```html", "<!-- never closed", "```", "one", "two <!-- a -->")).toEqual(["one", "two"]);
  });

  it("goes on behind a comment that holds the beginning of code", () => {
    expect(proseOf("<!--", "```", "-->", "one")).toEqual(["", "", "", "one"]);
  });

  it("holds what begins a comment that nothing ends", () => {
    expect(proseOf("one <!-- two", "three")).toEqual(["one <!-- two", "three"]);
  });
});
