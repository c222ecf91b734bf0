import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic, Range } from "vscode-languageserver";
import { describe, expect, it } from "vitest";
import { requireRule, rules } from "../../generator/findings/catalogue.js";
import { rulePage } from "../../generator/findings/rule-page.js";
import { apiPage, examples, itemPage } from "../lint/docs.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { spawnDocwright, startDocwright } from "./docwright.js";
import { applyAction, startLanguageClient } from "./language-client.js";

const page = "docs/api/item-get.md";

/** A page with a wrong link, two trailing commas, and an example with a wrong route. */
const wrong = apiPage({
  response: "If successful, this method returns a `200 OK` response code and an [item](../resources/Item.md) object.",
  examples: examples(
    "GET /shop/orders/1",
    'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\n  "id": "1",\n  "tags": ["a",],\n}',
  ),
});

function shop(config = '{ "docs": "docs" }'): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "docwright.config.json": config,
    [page]: wrong,
    "docs/resources/item.md": itemPage(),
  });
  return folder;
}

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

function rangeOf(code: string, diagnostics: readonly Diagnostic[]): Range {
  const found = diagnostics.find((one) => one.code === code);
  if (found === undefined) throw new Error(`No ${code} in ${codes(diagnostics).join(", ")}`);
  return found.range;
}

describe("docwright lsp", () => {
  it("shows, explains and fixes the findings of a page that is being edited, and shuts down", async () => {
    const folder = shop();
    const client = await startLanguageClient(folder);
    expect(client.capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 1 } });

    const opened = await client.open(page, wrong);
    expect(codes(opened)).toEqual(["link-case", "example-route-mismatch", "nonstandard-json"]);
    const line = wrong.split("\n").findIndex((text) => text.includes("Item.md"));
    expect(opened[0]).toMatchObject({
      severity: 3,
      source: "docwright",
      range: { start: { line }, end: { line } },
      codeDescription: { href: expect.stringMatching(/^file:.*\/link-case\.md$/) as string },
    });

    const changed = await client.change(page, wrong.replace("/shop/orders/1", "/shop/items/1"));
    expect(codes(changed)).toEqual(["link-case", "nonstandard-json"]);

    const link = rangeOf("link-case", changed);
    const hover = await client.hover(page, link.start);
    expect(hover?.contents).toMatchObject({ kind: "markdown" });
    expect((hover?.contents as { readonly value: string }).value).toContain(rulePage(requireRule("link-case", rules)));
    expect(await client.hover(page, { line: 0, character: 0 })).toBeNull();

    const [fix, ...others] = await client.actions(page, link, "quickfix");
    expect(others).toEqual([]);
    expect(fix).toMatchObject({ title: "Fix: link-case", diagnostics: [{ code: "link-case" }] });
    const fixed = applyAction(wrong, fix).replace("/shop/orders/1", "/shop/items/1");
    expect(fixed).toContain("(../resources/item.md)");
    expect(codes(await client.change(page, fixed))).toEqual(["nonstandard-json"]);

    expect(await client.close()).toBe(0);
    expect(client.shown).toEqual([]);
    expect(readFileSync(join(folder, page), "utf8")).toBe(wrong);
  });

  it("fixes all findings of a page with one action", async () => {
    const client = await startLanguageClient(shop());
    const start = { line: 0, character: 0 };
    await client.open(page, wrong);
    const [all, ...others] = await client.actions(page, { start, end: start }, "source.fixAll");
    expect(others).toEqual([]);
    const fixed = applyAction(wrong, all);
    expect(fixed).toBe(wrong.replace("Item.md", "item.md").replace('"a",]', '"a"]').replace("],\n}", "]\n}"));
    expect(codes(await client.change(page, fixed))).toEqual(["example-route-mismatch"]);
    expect(await client.actions(page, { start, end: start })).toEqual([]);
  });

  it("reads unsaved text of open pages, and reads other files again after they are saved", async () => {
    const folder = shop();
    const client = await startLanguageClient(folder);
    const text = wrong.replace("/shop/orders/1", "/shop/items/1").replace("tags", "label");
    expect(codes(await client.open(page, text))).toContain("unknown-property");
    const resource = itemPage().replace("| tags |", "| label |");
    await client.open("docs/resources/item.md", resource);
    expect(codes(await client.change(page, `${text}\n`))).not.toContain("unknown-property");

    putFiles(folder, { "docs/resources/Item.md": itemPage() });
    expect(codes(await client.save("docs/resources/item.md"))).not.toContain("link-case");
    expect(codes(await client.change(page, text))).not.toContain("link-case");
  });

  it("shows the findings of a new page that is not saved, and none outside the docs folder", async () => {
    const client = await startLanguageClient(shop());
    expect(codes(await client.open("docs/api/item-draft.md", wrong))).toContain("link-case");
    expect(await client.open("README.md", wrong)).toEqual([]);
  });

  it("takes docs folders as arguments", async () => {
    const folder = shop("{}");
    const client = await startLanguageClient(folder, () => startDocwright(folder, "lsp", "--stdio", "docs"));
    expect(codes(await client.open(page, wrong))).toContain("link-case");
  });

  it("shows an error in the config once, and shows findings after the config is corrected", async () => {
    const folder = shop("{}");
    const client = await startLanguageClient(folder);
    void client.open(page, wrong);
    expect(await client.message()).toBe(
      "docwright: No docs folder; set one with --docs, or with docs in docwright.config.ts.",
    );
    putFiles(folder, { "docwright.config.json": '{ "docs": "docs" }' });
    expect(codes(await client.change(page, wrong))).toContain("link-case");
    expect(client.shown).toHaveLength(1);
  });

  it("survives malformed messages, unknown requests and URIs that are not files", async () => {
    const client = await startLanguageClient(shop());
    const send = (body: string): void => {
      client.child.stdin?.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
    };
    send("{ not JSON");
    send("[]");
    send('{ "jsonrpc": "2.0" }');
    send('{ "jsonrpc": "2.0", "id": "x", "method": "textDocument/unknown", "params": {} }');
    send('{ "jsonrpc": "2.0", "id": "y", "method": "textDocument/hover", "params": {} }');
    send('{ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {} }');
    send(
      '{ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": { "textDocument": { "uri": 1 }, "contentChanges": 2 } }',
    );
    for (const uri of ["untitled:Untitled-1", "file:///%E0%A4%A", "no URI", ""]) {
      const textDocument = { uri, languageId: "markdown", version: 1, text: "# Text" };
      send(JSON.stringify({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } }));
    }
    expect(codes(await client.open(page, wrong))).toContain("link-case");
    expect(await client.close()).toBe(0);
  });

  it("ends when the editor closes standard input", async () => {
    const client = await startLanguageClient(shop());
    const code = new Promise((resolve) => client.child.on("exit", resolve));
    client.child.stdin?.end();
    expect(await code).toBe(1);
  });

  it("names the package to install if vscode-languageserver is missing", async () => {
    const hook = `export async function resolve(name, context, next) {
      if (!name.startsWith("vscode-languageserver")) return next(name, context);
      throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    }`;
    const register = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(register)}` };
    const ended = await spawnDocwright({ cwd: shop(), env }, "lsp", "--stdio");
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "docwright: The package vscode-languageserver is not installed. Install the package: npm install --save-dev vscode-languageserver@11\n",
    });
  });
});

it("docwright lsp shows the findings of each page of `input-docs` as `docwright lint` does", async () => {
  const project = fileURLToPath(new URL("../..", import.meta.url));
  const { stdout } = await spawnDocwright(project, "lint", "--format", "json", "--quiet");
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly file: string; readonly rule: string }[];
  };
  const client = await startLanguageClient(project);
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const path = `input-docs/${file}`;
    const diagnostics = await client.open(path, readFileSync(join(project, path), "utf8"));
    expect(codes(diagnostics)).toEqual(findings.filter((one) => one.file === file).map(({ rule }) => rule));
  }
});
