import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import { changeIds } from "../../generator/diff/kinds/change-kinds.js";
import { kindPageUrl, readKindPage } from "../../generator/diff/kinds/kind-page.js";
import { documented } from "../lint/docs.js";
import { kindPageExamples } from "./kind-page-examples.js";

const pages = changeIds.map((id) => {
  const page = readKindPage(id);
  return { id, page, examples: kindPageExamples(page.text) };
});

describe("the documentation pages of the kinds of changes", () => {
  it("are exactly one page for each kind", () => {
    const files = readdirSync(new URL(".", kindPageUrl("type-added"))).sort();
    expect(files).toEqual(changeIds.map((id) => `${id}.md`).sort());
  });

  it.each(pages)("have a title and a summary: $id", ({ id, page }) => {
    expect(page.text).toMatch(new RegExp(`^# ${id}\n`));
    expect(page.summary).toMatch(/^[A-Z].*\.$/);
  });

  it.each(pages)("show an example for every severity of the kind: $id", ({ page, examples }) => {
    const severities = examples.flatMap(({ changes }) => changes.map(([severity]) => severity));
    expect(new Set(severities)).toEqual(new Set(page.severities));
  });
});

const examples = pages.flatMap(({ id, examples: own }) => own.map((example) => ({ id, ...example })));

describe("the examples on the pages of change kinds", () => {
  it.each(examples)("$id, $title: produces exactly the change that the page shows", async ({ base, head, changes }) => {
    const [before, after] = [await documented(base), await documented(head)];
    expect(
      diffModels(before.model, after.model).map(({ severity, id, target, name }) => [severity, id, target, name ?? ""]),
    ).toEqual(changes);
    expect(diffModels(before.model, before.model)).toEqual([]);
    expect(diffModels(after.model, after.model)).toEqual([]);
  });

  it.each(examples)("$id, $title: consists of pages without findings", async ({ base, head }) => {
    for (const side of [base, head]) {
      const { diagnostics } = (await documented(side)).model;
      // Some kinds are about faulty pages, which have these findings.
      const expected = ["placeholder", "representation-disagrees"];
      expect(diagnostics.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
    }
  });
});
