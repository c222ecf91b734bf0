import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../../generator/page/read-page.js";
import { blocksOf, docOf, findingsOf, markdownOf, outline } from "../doc-of.js";

/** Zero-width space, byte order mark, soft hyphen, word joiner, marks of the writing direction, tag, form feed. */
const hidden = ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u202a", "\u2066", "\u{e0041}", "\f", "\u0007"];

/** Non-breaking, thin, narrow and ideographic spaces. */
const spaces = ["\u00a0", "\u2009", "\u202f", "\u3000"];

const headings = (text: string): string[] => outline(markdownOf(text).root);

describe.each(hidden)("the hidden character %j", (character) => {
  it.each([
    ["before a heading", `${character}## Request body`],
    ["in the marks of a heading", `#${character}# Request body`],
    ["after the marks of a heading", `##${character} Request body`],
    ["in the text of a heading", `## Request${character} body`],
    ["several times before a heading", `${character.repeat(3)}## Request body`],
  ])("does not hide a section %s", (_, line) => {
    const page = markdownOf(`Text\n${line}\nMore`);
    expect(outline(page.root)).toEqual(["## Request body (requestBody)"]);
    expect(findingsOf(page)).toEqual([["hidden-character", "api/lamp.md", 2, line.indexOf(character) + 1]]);
  });

  it("does not hide a fence, a row or a list", () => {
    expect(blocksOf(`${character}\`\`\`http\nGET /lamps\n${character}\`\`\``)).toMatchObject([
      { type: "code", language: "http" },
    ]);
    expect(blocksOf(`|a|b|\n|-${character}-|-|\n${character}|1|2|\n|${character}3|4|`)).toMatchObject([
      { type: "table", rows: [{ cells: [{ text: "1" }, { text: "2" }] }, { cells: [{ text: "3" }, { text: "4" }] }] },
    ]);
    expect(blocksOf(`${character}- a\n${character}- b`)).toMatchObject([{ type: "list", items: [{}, {}] }]);
  });

  it("is not part of a path", () => {
    const text = `## HTTP request\n\n\`\`\`http\n${character}GET /la${character}mps/{id}\n\`\`\``;
    const page = readPage(docOf(`---\ndoc_type: apiPageType\n---\n# Get\n${text}`), microsoftGraph);
    expect(page.operation?.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /lamps/{id}"]);
    expect(page.diagnostics.map(({ rule }) => rule)).toContain("hidden-character");
  });
});

describe.each(spaces)("the space %j", (space) => {
  it("is read as a normal space next to the ## of a heading, with a finding", () => {
    for (const line of [`##${space}Request body`, `${space}## Request body`]) {
      const page = markdownOf(`Text\n${line}\nMore`);
      expect(outline(page.root)).toEqual(["## Request body (requestBody)"]);
      expect(findingsOf(page)).toEqual([["hidden-character", "api/lamp.md", 2, line.indexOf(space) + 1]]);
    }
  });

  it("is not reported in text and code", () => {
    expect(findingsOf(markdownOf(`A${space}b.\n\n\`\`\`json\n${space}{}\n\`\`\``))).toEqual([]);
  });
});

describe("characters that other scripts use", () => {
  it("are read as Markdown characters at the start of a line: ＃ is read as #", () => {
    expect(headings("＃＃ Request body")).toEqual(["## Request body (requestBody)"]);
    expect(blocksOf("｀｀｀http\nGET /lamps\n｀｀｀")).toMatchObject([{ type: "code", text: "GET /lamps" }]);
    expect(findingsOf(markdownOf("＃＃ Request body"))).toEqual([["hidden-character", "api/lamp.md", 1, 1]]);
  });

  it("are reported between the strings of a JSON line, but not inside the strings", () => {
    const text = '```json\n{ "a\u200b": "\u200b", \u200b"b": "\u200b" }\n```';
    expect(findingsOf(markdownOf(text))).toEqual([["hidden-character", "api/lamp.md", 2, 14]]);
  });

  it("are not reported if they are in strings, between letters or in emoji", () => {
    const text = 'می\u200cخواهم 👩\u200d💻 ⚠️\n\n```json\n{ "symbol": "د.إ.\u200f" }\n```';
    expect(findingsOf(markdownOf(text))).toEqual([]);
  });
});
