import { beforeEach, expect, it, vi } from "vitest";
import { openCache } from "../../generator/cache/cache.js";
import { finishFiles, type Draft } from "../../generator/emit/write/finish-files.js";
import formatTask from "../../generator/emit/write/format-worker.js";

vi.mock("../../generator/emit/write/format-worker.js", { spy: true });

beforeEach(() => {
  vi.mocked(formatTask).mockClear();
});

const alias = (name: string, type: string): Draft => ({
  path: `${name}.ts`,
  statements: [{ kind: "TypeAlias", name, type }],
});

const drafts = [alias("A", "1|2"), alias("B", "3"), { path: "c.json", text: '{"c":1}' }];

it("prints and formats modules and texts, and but those that a cache does not have", async () => {
  const cache = await openCache(null);
  const finished = await finishFiles(drafts, cache);
  expect(new Map(finished.map(({ path, text }) => [path, text]))).toEqual(
    new Map([
      ["A.ts", "type A = 1 | 2;\n"],
      ["B.ts", "type B = 3;\n"],
      ["c.json", '{ "c": 1 }\n'],
    ]),
  );
  expect(await finishFiles(drafts, cache)).toEqual(finished);
  await finishFiles([alias("A", "2|1"), ...drafts.slice(1), { path: "d.json", text: '{"c":1}' }], cache);
  const formatted = vi.mocked(formatTask).mock.calls.map(([files]) => files.map(({ path }) => path));
  expect(formatted).toEqual([
    ["A.ts", "B.ts", "c.json"],
    ["A.ts", "d.json"],
  ]);
});

it("refuses statements that a digest does not tell apart", async () => {
  const name = () => undefined;
  const draft: Draft = {
    path: "a.ts",
    statements: [{ kind: "VariableStatement", declarations: [{ name: "a", initializer: name }] }],
  };
  await expect(finishFiles([draft], await openCache(null))).rejects.toThrow("initializer is a function");
});
