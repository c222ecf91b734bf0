import { beforeEach, expect, it, vi } from "vitest";
import { openCache, type Cache } from "../../generator/cache/cache.js";
import type { GeneratedFile } from "../../generator/emit/options.js";
import { serializeDraft, type Draft } from "../../generator/emit/print/draft.js";
import { printFiles } from "../../generator/emit/print/print-files.js";
import formatTask from "../../generator/emit/print/format-worker.js";

vi.mock("../../generator/emit/print/format-worker.js", { spy: true });

beforeEach(() => {
  vi.mocked(formatTask).mockClear();
});

const alias = (name: string, type: string): Draft => ({
  path: `${name}.ts`,
  statements: [{ kind: "TypeAlias", name, type }],
});

const drafts = [
  alias("A", "1|2"),
  alias("B", "3"),
  { path: "c.json", text: '{"c":1}' },
  { path: "d.json", copied: '{"d":1}' },
];

/** Prints drafts in the same way as for an SDK. */
async function print(all: readonly Draft[], cache: Cache): Promise<GeneratedFile[]> {
  const byPath = new Map(all.map((draft) => [draft.path, serializeDraft(draft)]));
  const digests = new Map([...byPath].map(([path, { digest }]) => [path, digest]));
  return await printFiles(digests, () => Promise.resolve(byPath), cache);
}

function texts(files: readonly GeneratedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

it("prints and formats only the files that the cache does not have", async () => {
  const cache = await openCache(null);
  const printed = texts(await print(drafts, cache));
  expect(printed).toEqual(
    new Map([
      ["A.ts", "type A = 1 | 2;\n"],
      ["B.ts", "type B = 3;\n"],
      ["c.json", '{ "c": 1 }\n'],
      ["d.json", '{"d":1}'],
    ]),
  );
  expect(texts(await print(drafts, cache))).toEqual(printed);
  await print([alias("A", "2|1"), ...drafts.slice(1), { path: "e.json", text: '{"c":1}' }], cache);
  const formatted = vi.mocked(formatTask).mock.calls.map(([files]) => files.map(({ path }) => path).sort());
  expect(formatted).toEqual([
    ["A.ts", "B.ts", "c.json"],
    ["A.ts", "e.json"],
  ]);
});

it("rejects functions in statements, because a digest does not cover them", () => {
  const name = () => undefined;
  const draft: Draft = {
    path: "a.ts",
    statements: [{ kind: "VariableStatement", declarations: [{ name: "a", initializer: name }] }],
  };
  expect(() => serializeDraft(draft)).toThrow("initializer is a function");
});
