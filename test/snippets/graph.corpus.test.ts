import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { groupBy } from "../../generator/collections/group-by.js";
import { openCache } from "../../generator/cache/cache.js";
import { classNames } from "../../generator/emit/class-names.js";
import { planExampleTests } from "../../generator/emit/examples/plan-example-tests.js";
import { defaultSdkOptions, type GeneratedFile } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import type { ApiModel } from "../../generator/model/model.js";
import { checkTypes } from "../../generator/snippets/check-types.js";
import { countReasons } from "../../generator/snippets/count-reasons.js";
import { editPage } from "../../generator/snippets/edit-page.js";
import { formatSnippets } from "../../generator/snippets/format-snippets.js";
import { snippetPath } from "../../generator/snippets/include-file.js";
import { planSnippets, type PlannedSnippets } from "../../generator/snippets/plan-snippets.js";
import { cacheFile } from "../../generator/cache/cache-file.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { documentedRequest, requestDifferences } from "./documented-request.js";
import { snippetRunner } from "./run-snippets.js";

const reference = corpus("graph-2021-07");

/** The requests that the snippets send in another way than the page shows them, with the reason. */
const DIFFERENT: ReadonlyMap<string, string> = new Map([
  ["directory-deleteditems-user-owned.md:71", "The body is in a code block of its own."],
  ["onlinemeeting-get.md:280", "The URL has the version v1, which does not exist."],
  ["onlinemeeting-get.md:286", "The URL has the version v1, which does not exist."],
  ["team-put-schedule.md:66", "The URL has the version v1, which does not exist."],
  ["user-list.md:383", "The URL has a query option without an equals sign: $orderbydisplayName."],
]);

describe.skipIf(reference === null)("the snippets of Microsoft Graph's reference", () => {
  const root = reference ?? "";
  let model: ApiModel;
  let planned: PlannedSnippets;
  let files: readonly GeneratedFile[];

  beforeAll(async () => {
    ({ model } = await readDocsSet(root, { cache: true }));
    const { snippets, missing } = planSnippets(model, defaultSdkOptions);
    planned = { snippets: await formatSnippets(snippets, await openCache(null)), missing };
    const sdk = await generateSdk(model, {}, { cacheFile: cacheFile("sdk", [root]) });
    files = await sdk.files([...sdk.drafts.keys()].filter((path) => path.startsWith("src/")));
  });

  it("exist for at least 95 % of the requests with an example test", () => {
    const tests = planExampleTests(
      planSdk(model, defaultSdkOptions, () => undefined),
      () => undefined,
    );
    const tested = new Set(tests.map(({ example: { source } }) => `${source.file}:${String(source.line)}`));
    const written = new Set(planned.snippets.map(({ source }) => `${source.file}:${String(source.line)}`));
    const both = [...tested].filter((place) => written.has(place)).length;
    console.log(
      `Requests: ${String(planned.snippets.length + planned.missing.length)}, with an example test: ${String(tested.size)}, with a snippet: ${String(written.size)}, with both: ${String(both)}.`,
    );
    const counts = countReasons(planned.missing);
    console.log(counts.map(([cause, count]) => `${String(count)} ${cause}`).join("\n"));
    expect(Object.fromEntries(counts)["another fault of the request or the page"]).toBeLessThan(10);
    expect(both / tested.size).toBeGreaterThan(0.95);
  });

  it("compile against the SDK", () => {
    expect(planned.snippets.length).toBeGreaterThan(2250);
    expect(checkTypes(planned.snippets, files, defaultSdkOptions.packageName)).toEqual([]);
  });

  it("send the documented requests", async () => {
    const { client } = classNames(defaultSdkOptions);
    const run = await snippetRunner({ packageName: "graph-sdk", client, files }, "/v1.0");
    const differences: string[] = [];
    for (const snippet of planned.snippets) {
      const { file, line } = snippet.source;
      const { requests } = await run(snippet, () => Response.json({ value: [] }));
      const [sent] = requests;
      const documented = documentedRequest(readFileSync(join(root, file), "utf8"), line);
      const found = sent === undefined ? ["no request was sent"] : requestDifferences(documented, sent);
      differences.push(...found.map((difference) => `${basename(file)}:${String(line)}: ${difference}`));
    }
    const isKnown = (difference: string): boolean => DIFFERENT.has(difference.split(": ", 1)[0] ?? "");
    expect(differences.filter((difference) => !isKnown(difference))).toEqual([]);
    expect(differences.filter(isKnown)).toHaveLength(DIFFERENT.size);
  });

  it("are shown in tabs of their pages, a second run changes nothing, and only tabs are added", () => {
    const byPage = groupBy(planned.snippets, ({ source }) => source.file);
    let tabs = 0;
    for (const [path, snippets] of byPage) {
      if (path.startsWith("../")) continue;
      const text = readFileSync(join(root, path), "utf8");
      const requests = snippets.map(({ name, source }) => ({ line: source.line, include: snippetPath(path, name) }));
      const edited = editPage(path, text, requests, "existing", true);
      tabs += edited.shown.size;
      const moved = requests.map((request) => ({ ...request, line: lineAfter(text, edited.text, request.line) }));
      expect(editPage(path, edited.text, moved, "existing", true).line, path).toBeNull();
      expect(withoutTabs(edited.text), path).toBe(text);
    }
    console.log(`Pages with snippets: ${String(byPage.size)}, snippets in existing tabs: ${String(tabs)}.`);
    expect(tabs).toBeGreaterThan(1000);
  });
});

/** Removes the TypeScript tabs from a page. */
function withoutTabs(text: string): string {
  return text.replaceAll(/^# \[TypeScript\]\(#tab\/typescript\)\r?\n(?:\[!INCLUDE .*\r?\n)+\r?\n/gm, "");
}

/** The line of a request after the edit: the occurrence of its line of text with the same number. */
function lineAfter(before: string, after: string, line: number): number {
  const [old, now] = [before, after].map((text) => text.split(/\r?\n/)) as [string[], string[]];
  const text = old[line - 1];
  const index = old.slice(0, line).filter((one) => one === text).length;
  let seen = 0;
  return now.findIndex((one) => one === text && (seen += 1) === index) + 1;
}
