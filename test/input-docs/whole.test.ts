import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { inputDocs, readInputDocs } from "./read-input-docs.js";

const draft = "api-reference/beta/api/trustframework-post-keysets.md";

test("every page is read as an API page or a resource page, as its front matter says", async () => {
  const { pages } = (await readInputDocs()).model;
  const count = (kind: string): number => pages.filter((page) => page.kind === kind).length;
  expect({ api: count("api"), resource: count("resource") }).toEqual({ api: 15, resource: 5 });
});

test("the API is the beta version of Microsoft Graph", async () => {
  expect((await readInputDocs()).model.api).toEqual({
    namespace: "microsoft.graph",
    version: "beta",
    baseUrl: "https://graph.microsoft.com/beta",
  });
});

test("the only findings are the placeholders of the draft page, each at its line", async () => {
  const { diagnostics } = (await readInputDocs()).model;
  const lines = (await readFile(new URL(draft, inputDocs), "utf8")).split("\n");
  const expected = lines.flatMap((line, index) => (line.includes("**TODO") ? [`${draft}:${String(index + 1)}`] : []));
  const found = diagnostics.filter(({ rule }) => rule === "placeholder").map(({ file, line }) => `${file}:${String(line)}`);
  expect(expected).toHaveLength(7);
  expect(found).toEqual(expected);
  expect(diagnostics.filter(({ rule }) => rule !== "placeholder")).toEqual([]);
});

test("the finding of a placeholder in a table has the line and column of the placeholder", async () => {
  const { diagnostics } = (await readInputDocs()).model;
  const lines = (await readFile(new URL(draft, inputDocs), "utf8")).split("\n");
  for (const { line, column, rule } of diagnostics) {
    if (rule === "placeholder") expect(lines[line - 1]?.slice(column - 1)).toMatch(/^\W{0,3}TODO/);
  }
});
