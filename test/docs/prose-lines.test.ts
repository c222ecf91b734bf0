import { describe, expect, it } from "vitest";
import { proseLines } from "../../generator/docs/prose-lines.js";

const proseOf = (...lines: readonly string[]): string[] =>
  proseLines(lines.join("\n")).map(({ text }) => text.trimEnd());

describe("prose lines", () => {
  it("exclude code", () => {
    expect(proseOf("one", "```", "code", "```", "two")).toEqual(["one", "two"]);
  });

  it("have spaces in place of comments, so that columns stay the same", () => {
    expect(proseOf("one <!-- a --> two", "<!-- b", "c -->three")).toEqual(["one            two", "", "     three"]);
  });

  it("continue after code that contains <!--", () => {
    expect(proseOf("```html", "<!-- never closed", "```", "one", "two <!-- a -->")).toEqual(["one", "two"]);
  });

  it("continue after a comment that contains a fence", () => {
    expect(proseOf("<!--", "```", "-->", "one")).toEqual(["", "", "", "one"]);
  });

  it("include an unclosed <!--", () => {
    expect(proseOf("one <!-- two", "three")).toEqual(["one <!-- two", "three"]);
  });
});
