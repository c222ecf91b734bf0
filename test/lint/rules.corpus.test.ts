import { expect, it } from "vitest";
import { findRule } from "../../generator/findings/catalogue.js";
import { lint } from "../../generator/lint/lint.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

const folder = corpus("modern");

it.skipIf(folder === null)(
  "each finding on real pages has the severity that the catalogue gives to its rule",
  async () => {
    const api = await readDocsSet(folder ?? "");
    const findings = lint({ ...api, files: [] });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ rule, severity }) => findRule(rule)?.severity !== severity)).toEqual([]);
  },
);
