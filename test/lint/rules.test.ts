import { describe, expect, it } from "vitest";
import { apiChecks, pageChecks } from "../../generator/lint/checks.js";
import { lintRules } from "../../generator/findings/catalogue/lint.js";
import { apiPage, examples, lintDocs } from "./docs.js";

describe("the checks of lint", () => {
  it("include one check for each rule of lint, except for the rules about suppression comments", () => {
    // `translated-name` is a rule of the page readers, but a check reports it too.
    const checked = [...apiChecks, ...pageChecks].map(({ rule }) => rule).filter((rule) => rule !== "translated-name");
    expect(["unknown-suppression", "unused-suppression", ...checked].sort()).toEqual(Object.keys(lintRules).sort());
  });
});

describe("a former rule id", () => {
  const json = examples(
    "GET https://graph.microsoft.com/v1.0/shop/items/1",
    'HTTP/1.1 200 OK\nContent-type: application/json\n\n{ "id": "1", }',
  );
  const rulesIn = async (page: string, options = {}): Promise<string[]> => {
    const findings = await lintDocs({ "api/item-get.md": page }, options);
    return findings.map(({ rule }) => rule).filter((rule) => rule.includes("json"));
  };

  it("in the config sets the severity of the rule with the new id", async () => {
    const page = apiPage({ examples: json });
    expect(await rulesIn(page)).toEqual(["nonstandard-json"]);
    expect(await rulesIn(page, { rules: { "malformed-json": "off" } })).toEqual([]);
    expect(await rulesIn(page, { rules: { "malformed-json": "off", "nonstandard-json": "info" } })).toEqual([
      "nonstandard-json",
    ]);
  });

  it("suppresses findings of the rule with the new id, in the config and in a comment", async () => {
    const suppressions = [{ rule: "malformed-json", files: "*.md" }];
    expect(await rulesIn(apiPage({ examples: json }), { suppressions })).toEqual([]);
    const comment = "\n<!-- docwright disable malformed-json -->\n";
    expect(await rulesIn(apiPage({ examples: `${comment}${json}` }))).toEqual([]);
  });
});
