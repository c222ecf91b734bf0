import { describe, expect, test } from "vitest";
import { exportCsdl } from "../../generator/export/csdl/export-csdl.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { expressibleTypes, readBack } from "./compare-csdl.js";

const folder = corpus("graph-2021-07");

describe.skipIf(folder === null)("CSDL of a whole reference", () => {
  test("is read back to the types, properties and members of the docs", async () => {
    const { model } = await readDocsSet(folder ?? "", { cache: true });
    const [document] = exportCsdl(model).documents;
    const read = readBack(document?.content ?? "");
    expect(read.diagnostics).toEqual([]);
    expect(expressibleTypes(read)).toEqual(expressibleTypes(model));
    const bound = read.operations.filter(({ intent }) => intent === "action" || intent === "function");
    const roots = read.operations.filter(({ routes: [route] }) => /^\/\w+$/.test(route?.path ?? ""));
    expect(bound.length).toBeGreaterThan(200);
    expect(roots.length).toBeGreaterThan(30);
  });
});
