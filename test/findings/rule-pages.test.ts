import { describe, expect, it } from "vitest";
import { rules } from "../../generator/findings/catalogue.js";
import { rulePage } from "../../generator/findings/rule-page.js";
import { scratchFolder } from "../output/scratch-folder.js";
import { rulePageExamples } from "./rule-page-examples.js";
import { runExample } from "./run-example.js";

/**
 * Rules whose page does not have examples. `unreadable-page` reports an error in docwright, which no page can show. An
 * example of `too-many-base-types` would be fifty pages.
 */
const WITHOUT_EXAMPLES = ["unreadable-page", "too-many-base-types"];

describe.each(rules)("the page of $id", (rule) => {
  const page = rulePage(rule);
  const examples = rulePageExamples(page);

  it("has the summary of the catalogue, a Bad example and a Good example", () => {
    expect(page.startsWith(`# ${rule.id}\n\n${rule.summary}.\n`)).toBe(true);
    const kinds = examples.map(({ title }) => title.replace(/:.*/, ""));
    expect(new Set(kinds)).toEqual(WITHOUT_EXAMPLES.includes(rule.id) ? new Set() : new Set(["Bad", "Good"]));
  });

  it.each(examples)(
    "has an example that produces exactly the listed findings: $title",
    async ({ title, files, findings }) => {
      expect(await runExample(rule, files, scratchFolder())).toEqual(findings);
      expect(findings.some((line) => line.endsWith(` ${rule.id}`))).toBe(title.startsWith("Bad"));
    },
  );
});
