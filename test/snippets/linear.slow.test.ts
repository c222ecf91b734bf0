import { expect, it } from "vitest";
import type { Example } from "../../generator/model/model.js";
import { editPage } from "../../generator/snippets/edit-page.js";
import { nameSnippets } from "../../generator/snippets/snippet-names.js";
import { measureGrowth, mostGrowth, type Work } from "../linear/measure-growth.js";
import type { Docs } from "../lint/docs.js";

const path = "api/page.md";

/** Edits a page in which every line that opens a code block is a request. */
const edit: Work<Docs> = (docs) => {
  const text = docs[path] ?? "";
  const requests = text
    .split("\n")
    .flatMap((line, index) =>
      line === "```http" ? [{ line: index + 1, include: `includes/${String(index)}.md` }] : [],
    );
  editPage(path, text, requests, "all", true);
  return Promise.resolve();
};

const request = "```http\nGET /a\n```\n\n";

/** A page with a number of parts. */
function pageOf(part: (index: number) => string, end = ""): (count: number) => Record<string, string> {
  return (count) => ({ [path]: Array.from({ length: count }, (_, index) => part(index)).join("") + end });
}

it.each([
  ["requests without tabs", pageOf(() => request)],
  ["tab groups", pageOf(() => `# [HTTP](#tab/http)\n${request}---\n\n`)],
  ["tabs of a group", pageOf((index) => `# [A](#tab/a${String(index)})\n${request}`, "---\n")],
  ["tab groups without an end", pageOf(() => `# [HTTP](#tab/http)\n${request}`)],
  ["TypeScript tabs", pageOf(() => `# [HTTP](#tab/http)\n${request}# [TypeScript](#tab/typescript)\n\n---\n\n`)],
])("the time to edit a page grows at most linearly with the number of %s", { retry: 3 }, async (_, docs) => {
  const { factor, measured } = await measureGrowth(edit, docs, 256, 16_384);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it(
  "the time to name snippets grows at most linearly with the number of examples with the same name",
  { retry: 3 },
  async () => {
    const name: Work<Docs> = (docs) => {
      const examples = (docs[path] ?? "").split("\n").map((_, index): Example => {
        const source = { file: path, line: index + 1, column: 1 };
        const sent = { method: "GET", url: "/a", headers: {}, body: null, malformed: false } as const;
        return { name: "same", title: null, request: sent, response: null, source };
      });
      expect(new Set(nameSnippets(examples).values()).size).toBe(examples.length);
      return Promise.resolve();
    };
    const { factor, measured } = await measureGrowth(
      name,
      pageOf(() => "\n"),
      1024,
      131_072,
    );
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  },
);
