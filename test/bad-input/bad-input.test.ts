import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readDocs } from "../../generator/docs/read-docs.js";
import type { ApiModel, Operation } from "../../generator/model/model.js";
import type { UsageError } from "../../generator/usage-error.js";
import { faultsOf, pathFaults } from "./generated-code.js";
import { modelOf, sdkOf } from "./pipeline.js";

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const read = async (name: string): Promise<ApiModel> => modelOf(await readDocs([fixture(name)]));

const page = "api-reference/beta/api/lamp-get.md";
const findings = (model: ApiModel): string[] =>
  model.diagnostics.map(({ file, line, column, rule }) => `${file}:${String(line)}:${String(column)} ${rule}`);

function getLamp(model: ApiModel): Operation {
  const [operation] = model.operations;
  if (operation === undefined) throw new Error("The page was not read.");
  return operation;
}

describe("a docs folder", () => {
  test("is refused with an error of one line if it does not exist", async () => {
    await expect(readDocs([fixture("nowhere")])).rejects.toThrow(oneLine("does not exist. Pass a folder"));
  });

  test("is refused with an error of one line if it is a file", async () => {
    await expect(readDocs([fileURLToPath(import.meta.url)])).rejects.toThrow(oneLine("is a file"));
  });

  test("is refused with an error of one line if it is empty", async () => {
    const empty = await mkdtemp(join(tmpdir(), "docwright-"));
    try {
      await expect(readDocs([empty])).rejects.toThrow(oneLine("not contain Markdown"));
    } finally {
      await rm(empty, { recursive: true });
    }
  });

  function oneLine(part: string): UsageError {
    return expect.objectContaining({
      name: "UsageError",
      message: expect.stringMatching(new RegExp(`^[^\\n]*${part}[^\\n]*$`)) as string,
    }) as UsageError;
  }
});

describe("a finding has the file, line and column of", () => {
  test("a file that is not text", async () => {
    const model = await read("no-page");
    expect(model.operations).toEqual([]);
    expect(model.types).toEqual([]);
    expect(findings(model)).toEqual(["picture.md:1:1 unreadable-file"]);
  });

  test("front matter that is not YAML", async () => {
    const model = await read("front-matter");
    expect(findings(model)).toEqual([`${page}:4:22 front-matter`]);
    expect(getLamp(model).title).toBe("Get lamp");
    expect(getLamp(model).routes[0]?.path).toBe("/lamps/{id}");
  });

  test("an unclosed fence", async () => {
    const model = await read("fence");
    expect(findings(model)).toEqual([`${page}:34:1 unclosed-fence`]);
    expect(getLamp(model).examples[0]?.response?.body).toEqual({ id: "lamp1" });
  });

  test("invalid JSON", async () => {
    const model = await read("json");
    expect(findings(model)).toEqual([`${page}:40:11 malformed-json`]);
    expect(getLamp(model).examples[0]?.response).toMatchObject({ status: 200, malformed: true });
  });

  test("an include that is missing, is outside of the docs or includes itself", async () => {
    const model = await read("includes");
    expect(findings(model)).toEqual([
      `${page}:18:1 missing-include`,
      `${page}:22:1 missing-include`,
      "api-reference/beta/includes/round.md:3:1 include-cycle",
    ]);
    expect(getLamp(model).responses[0]?.type).toBe("microsoft.graph.lamp");
  });

  test("text that is neither UTF-8 nor UTF-16", async () => {
    const model = await read("encoding");
    expect(findings(model)).toEqual([`${page}:10:8 encoding`]);
    expect(getLamp(model).description).toBe("Get a lámp or two.");
    expect(model.types[0]?.description).toBe("A lámp.");
  });

  test("a table row with an invalid property name (the name __proto__ is valid)", async () => {
    const model = await read("names");
    const lamp = model.types.find(({ name }) => name === "microsoft.graph.lamp");
    expect(lamp?.properties.map(({ name }) => name)).toEqual(["id", "constructor", "__proto__", "toString"]);
    expect(findings(model)).toEqual([
      "api-reference/beta/resources/lamp.md:20:1 unreadable-row",
      "api-reference/beta/resources/lamp.md:21:1 unreadable-row",
    ]);
    expect(Object.keys(getLamp(model).examples[0]?.response?.body ?? {})).toEqual([
      "id",
      "constructor",
      "__proto__",
      "*/",
      "${x}",
      "toString",
    ]);
  });
});

test.each(["no-page", "front-matter", "fence", "json", "includes", "encoding", "names"])(
  "the SDK from the docs folder fixtures/%s can be parsed, and its files stay in the output folder",
  async (name) => {
    const files = await sdkOf(await read(name));
    expect(files.flatMap(({ path }) => pathFaults(path))).toEqual([]);
    expect(files.flatMap(({ path, text }) => faultsOf(path, text))).toEqual([]);
  },
);
