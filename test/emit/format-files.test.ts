import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { openCache, type Cache } from "../../generator/cache/cache.js";
import type { GeneratedFile } from "../../generator/emit/options.js";
import { serializeDraft, type Draft } from "../../generator/emit/print/draft.js";
import { loadFastFormatter } from "../../generator/emit/print/fast-format.js";
import { FORMATTER_SOURCES, formatFiles } from "../../generator/emit/print/format-files.js";
import { formatWithPrettier } from "../../generator/emit/print/prettier-format.js";

vi.mock("../../generator/emit/print/prettier-format.js", { spy: true });
vi.mock("../../generator/emit/print/fast-format.js", { spy: true });

beforeEach(() => {
  vi.mocked(formatWithPrettier).mockClear();
});

const drafts: readonly Draft[] = [
  { path: "A.ts", statements: [{ kind: "TypeAlias", name: "A", type: "1|2" }] },
  { path: "B.ts", text: "type B=3" },
  { path: "c.json", text: '{"c":1}' },
  { path: "d.json", copied: '{"d":1}' },
];

const formatted = new Map([
  ["A.ts", "type A = 1 | 2;\n"],
  ["B.ts", "type B = 3;\n"],
  ["c.json", '{ "c": 1 }\n'],
  ["d.json", '{"d":1}'],
]);

/** Formats drafts in the same way as `generate`. */
async function format(all: readonly Draft[], cache: Cache): Promise<ReadonlyMap<string, string>> {
  const byPath = new Map(all.map((draft) => [draft.path, serializeDraft(draft)]));
  const digests = new Map([...byPath].map(([path, { digest }]) => [path, digest]));
  return texts(await formatFiles(digests, () => Promise.resolve(byPath), cache));
}

function texts(files: readonly GeneratedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The paths of the files that Prettier formatted. */
function prettierPaths(): string[] {
  return vi.mocked(formatWithPrettier).mock.calls.map(([{ path }]) => path);
}

it("`formatFiles` formats only the files that the cache does not contain", async () => {
  const cache = await openCache(null);
  expect(await format(drafts, cache)).toEqual(formatted);
  vi.mocked(formatWithPrettier).mockClear();
  expect(await format(drafts, cache)).toEqual(formatted);
  expect(prettierPaths()).toEqual([]);
  const changed = await format([...drafts.slice(1), { path: "e.json", text: '{"c":1}' }], cache);
  expect(changed.get("e.json")).toBe('{ "c": 1 }\n');
  expect(prettierPaths()).toEqual(["e.json"]);
});

it("`formatFiles` returns the same text on a platform for which oxfmt does not have a binary", async () => {
  vi.mocked(loadFastFormatter).mockResolvedValueOnce(null);
  expect(await format(drafts, await openCache(null))).toEqual(formatted);
  expect(prettierPaths()).toEqual(expect.arrayContaining(["A.ts", "B.ts", "c.json"]));
});

const long = (count: number, separator: string): string =>
  Array.from({ length: count }, (_, index) => `"member${index}"`).join(separator);

it.each([
  ["after a name", (union: string) => `export type LongNameOfAnEnumeration = ${union};`],
  ["in a list", (union: string) => `interface A { lists: (${union} | SomeOtherName)[] }`],
  ["in an intersection", (union: string) => `export type A = (${union}) & WithType;`],
  ["with a type on several lines", (union: string) => `type A = ${union} | { ${"longName: string; ".repeat(8)} };`],
  ["with a comment", (union: string) => `type A = ${union} /* and */ | B;`],
  ["after a type on several lines", (union: string) => `type A = { ${"longName: string; ".repeat(8)} } | ${union};`],
  ["of a property", (union: string) => `interface A { colour?: ${union}; size: (${union})[] }`],
  ["of an argument", (union: string) => `type A = Pick<SomeType, ${union}>; type B = Field<${union}>;`],
  ["in a condition", (union: string) => `type A<T> = T extends ${union} ? ${union} : never;`],
  ["in a union", (union: string) => `type A = (B & (${union} | { a: ${union} })) | C;`],
  ["of a result", (union: string) => `const f = (a: string): ${union} => a as ${union};`],
  ["of a parameter", (union: string) => `function f(value: ${union}): void {}`],
])("`formatFiles` gives unions of all lengths the same format as Prettier: %s", async (_, write) => {
  for (let members = 2; members < 24; members += 1) {
    const text = write(long(members, "|"));
    const fast = await format([{ path: "a.ts", text }], await openCache(null));
    expect(fast.get("a.ts")).toBe(await formatWithPrettier({ path: "a.ts", text }));
  }
});

it("`formatFiles` does not use Prettier for the union of an enumeration", async () => {
  const text = `export type A = ${long(9, "|")};\nexport type B = ${long(20, "|")};`;
  await format([{ path: "a.ts", text }], await openCache(null));
  expect(prettierPaths()).toEqual([]);
});

it.each([
  ["a union with a comment", `export type A = ${long(20, "|")} /* and */ | B;`],
  ["a wide character in a string", `const value = { a: "${"漢".repeat(40)}", b: "${"x".repeat(20)}" };`],
  ["a character without width in a string", `const value = { a: "${"x\u200d".repeat(40)}", b: "${"x".repeat(60)}" };`],
])("`formatFiles` uses Prettier for a module with %s", async (_, text) => {
  await format([{ path: "a.ts", text }], await openCache(null));
  expect(prettierPaths()).toEqual(["a.ts"]);
});

it("`formatFiles` does not use Prettier for a module that has non-ASCII characters only in comments", async () => {
  const text = "/** “Größe” */\nexport interface A {\n/**\n * naïve\n */\na: 1 }\n// é\n";
  await format([{ path: "a.ts", text }], await openCache(null));
  expect(prettierPaths()).toEqual([]);
});

it("`formatFiles` formats a chain of calls so that a second run does not change the text", async () => {
  const options = `{ count: true, orderby: ["displayName"], search: "displayName:Pr", headers: { consistencylevel: "eventual" } }`;
  const text = `const result = await replay(response, (options) => new GraphClient(options).groups.byId("{id}").members.asUser.list(${options}));`;
  const once = (await format([{ path: "a.ts", text }], await openCache(null))).get("a.ts") ?? "";
  const twice = await format([{ path: "a.ts", text: once }], await openCache(null));
  expect(twice.get("a.ts")).toBe(once);
  vi.mocked(loadFastFormatter).mockResolvedValueOnce(null);
  expect((await format([{ path: "a.ts", text }], await openCache(null))).get("a.ts")).toBe(once);
});

it("the cache key of a formatted file has the code of all modules that fill and format drafts", () => {
  const generator = join(import.meta.dirname, "../../generator");
  const found = new Set(["emit/print/format-files.ts", "emit/print/format-worker.ts", "emit/fill-draft.ts"]);
  for (const module of found) {
    const text = readFileSync(join(generator, module), "utf8");
    for (const [, path = ""] of text.matchAll(/^import (?!type\b).* from "(\.[^"]+)\.js";$/gm)) {
      found.add(`${join(module, "..", path)}.ts`);
    }
  }
  const isInKey = (module: string): boolean =>
    FORMATTER_SOURCES.some((source) => `${module}/`.startsWith(`${source}/`));
  // The shared words of `vocabulary` and the digests do not change the text of a file.
  const others = [...found].filter((module) => !isInKey(module) && !module.startsWith("cache/"));
  expect(others).toEqual(["vocabulary.ts"]);
  expect(found.size).toBeGreaterThan(15);
});
