import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { lint } from "../../generator/lint/lint.js";
import { rulePage } from "../../generator/lint/rule-page.js";
import { ruleNamed, ruleNames, rules } from "../../generator/lint/rules.js";
import { readApi } from "../../generator/pipeline.js";
import { corpus } from "../corpus.js";

describe("every rule", () => {
  it("stands in a file of its own, with its page beside it", () => {
    const files = readdirSync(new URL("../../generator/lint/rules", import.meta.url));
    const expected = rules.flatMap(({ name }) => [`${name}.md`, `${name}.ts`]);
    expect(files.sort()).toEqual(expected.sort());
    expect(ruleNames.size).toBe(rules.length);
  });

  it.each(rules.map(({ name, summary }) => [name, summary]))(
    "%s says what it means, with examples",
    (name, summary) => {
      const [title, first, ...rest] = rulePage(name).split(/\n{2,}/);
      expect(title).toBe(`# ${name}`);
      expect(first).toBe(`${summary}.`);
      const headings = rest.filter((part) => part.startsWith("## "));
      expect(headings).toEqual(["## Bad", "## Good", "## Why it matters"]);
      expect(rest.length).toBeGreaterThanOrEqual(7);
    },
  );

  it("is found by its name, and a name that is none gets the nearest", () => {
    expect(ruleNamed("placeholder").severity).toBe("warning");
    expect(() => ruleNamed("place-holder")).toThrow("There is no rule named place-holder; do you mean placeholder?");
    expect(() => ruleNamed("xyzzy")).toThrow("docwright lint --rules lists them");
  });
});

describe.each(["modern", "graph-2021-07", "graph-2020-12"])("in the docs of %s", (name) => {
  const folder = corpus(name);

  it.skipIf(folder === null)(
    "no finding is of a rule that is not known, or graver than its rule",
    async () => {
      const source = {
        docs: [folder ?? ""],
        apiVersion: null,
        include: [],
        exclude: [],
        namespace: null,
        baseUrl: null,
      };
      const api = await readApi({ ...source, dialect: microsoftGraph, cache: true });
      const findings = lint({ ...api, files: [] });
      const order = ["error", "warning", "info"];
      const astray = findings.filter(({ rule, severity }) => {
        const known = rules.find((one) => one.name === rule);
        return known === undefined || order.indexOf(severity) < order.indexOf(known.severity);
      });
      expect(astray).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
    },
    600_000,
  );
});
