import { describe, expect, it } from "vitest";
import { rules } from "../../generator/findings/catalogue.js";
import { rulePage } from "../../generator/findings/rule-page.js";
import { scratchFolder } from "../output/scratch-folder.js";
import { rulePageExamples } from "./rule-page-examples.js";
import { runExample } from "./run-example.js";

/** Reading a page fails only because of an error in docwright, so this rule does not have an example. */
const WITHOUT_EXAMPLES = ["unreadable-page"];

describe.each(rules)("the page of $id", (rule) => {
  const page = rulePage(rule);
  const examples = rulePageExamples(page);

  it("has the summary of the catalogue and at least one example of each kind", () => {
    expect(page.startsWith(`# ${rule.id}\n\n${rule.summary}.\n`)).toBe(true);
    const kinds = examples.map(({ title }) => title.replace(/:.*/, ""));
    expect(new Set(kinds)).toEqual(WITHOUT_EXAMPLES.includes(rule.id) ? new Set() : new Set(["Bad", "Good"]));
  });

  it.each(examples)("has an example with exactly the listed findings: $title", async ({ title, files, findings }) => {
    expect(await runExample(rule, files, scratchFolder())).toEqual(findings);
    expect(findings.some((line) => line.endsWith(` ${rule.id}`))).toBe(title.startsWith("Bad"));
  });
});
