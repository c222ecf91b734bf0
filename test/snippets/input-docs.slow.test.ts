import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCache } from "../../generator/cache/cache.js";
import { classNames } from "../../generator/emit/class-names.js";
import { defaultSdkOptions, type SdkOptions } from "../../generator/emit/options.js";
import type { ApiModel } from "../../generator/model/model.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { checkTypes } from "../../generator/snippets/check-types.js";
import { formatSnippets } from "../../generator/snippets/format-snippets.js";
import { planSnippets, type Snippet } from "../../generator/snippets/plan-snippets.js";
import { emit, textOf, type EmittedSdk } from "../emit/sdk.js";
import { librarySettings, readLibrary } from "../library-api/read-library.js";
import { readDocsSet } from "../read-docs-set.js";
import { documentedRequest, requestDifferences } from "./documented-request.js";
import { snippetRunner } from "./run-snippets.js";

const inputDocs = fileURLToPath(new URL("../../input-docs/", import.meta.url));

interface Written {
  readonly snippets: readonly Snippet[];
  readonly sdk: EmittedSdk;
}

async function write(model: ApiModel, options: SdkOptions = defaultSdkOptions): Promise<Written> {
  const { snippets, missing } = planSnippets(model, options);
  expect(missing).toEqual([]);
  return { snippets: await formatSnippets(snippets, await openCache(null)), sdk: await emit(model, options) };
}

describe("the snippets of this repository's docs", () => {
  it("compile, and a wrong call is an error with its page and line", async () => {
    const { model } = await readDocsSet(inputDocs, { apiVersion: "beta" });
    const { snippets, sdk } = await write(model);
    expect(snippets).toHaveLength(18);
    expect(checkTypes(snippets, sdk.files, "graph-sdk")).toEqual([]);

    const wrong = snippets.map((snippet) => ({ ...snippet, code: snippet.code.replace('use: "sig"', "use: 1") }));
    const changed = wrong.filter(({ code }, index) => code !== snippets[index]?.code);
    expect(changed.length).toBeGreaterThan(1);
    const errors = checkTypes(wrong, sdk.files, "graph-sdk");
    expect(errors.map(({ source }) => source)).toEqual(changed.map(({ source }) => source));
    const [first] = errors;
    expect(changed[0]?.code.split("\n")[(first?.line ?? 0) - 1]).toContain("use: 1");
    expect(first?.message).toBe(`Type 'number' is not assignable to type 'OpenString | "sig" | "enc"'.`);
  });

  it("begin with the imports and the client that the README of the SDK shows", async () => {
    const { model } = await readDocsSet(inputDocs, { apiVersion: "beta" });
    const { snippets, sdk } = await write(model);
    const readme = textOf(sdk, "README.md");
    for (const { code } of snippets) expect(readme).toContain(code.split("\n").slice(0, 5).join("\n"));
  });

  it("send the documented requests, and a server that behaves as the docs say accepts them", async () => {
    const { model } = await readDocsSet(inputDocs, { apiVersion: "beta" });
    const { snippets, sdk } = await write(model);
    const { client } = classNames(defaultSdkOptions);
    const run = await snippetRunner({ packageName: "graph-sdk", client, files: sdk.files }, "/beta");
    for (const snippet of snippets) {
      const { file, line } = snippet.source;
      const { requests, error } = await run(snippet, createHandler(model));
      expect(error, snippet.code).toBeNull();
      const [sent] = requests;
      if (sent === undefined) throw new Error(`${file}:${String(line)} did not send a request`);
      const documented = documentedRequest(readFileSync(join(inputDocs, file), "utf8"), line);
      expect(requestDifferences(documented, sent), `${file}:${String(line)}`).toEqual([]);
    }
  });
});

it("the snippets of an API with an API key compile, and begin like the README of its SDK", async () => {
  const { model } = await readLibrary();
  const options = { ...defaultSdkOptions, ...(await librarySettings()).sdk };
  const { snippets, sdk } = await write(model, options);
  expect(snippets.length).toBeGreaterThan(5);
  expect(checkTypes(snippets, sdk.files, options.packageName)).toEqual([]);
  const readme = textOf(sdk, "README.md");
  for (const { code } of snippets) expect(readme).toContain(code.split("\n").slice(0, 4).join("\n"));
});
