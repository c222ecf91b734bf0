import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { corpus } from "../corpus.js";
import { docwright } from "./docwright.js";
import { lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

function project(): string {
  return lampProject({
    "new/api/lamp-get.md": lampGetPage.replace("Lamp.Read, ", ""),
    "new/api/lamp-list.md": lampGetPage.replace("Get lamp", "List lamps").replace("/lamps/{id}", "/lamps"),
    "new/resources/lamp.md": lampPage.replace("Int32", "Int64").replace("colour of", "color of"),
  });
}

describe("docwright changelog", { timeout: 60_000 }, () => {
  it("writes release notes by resource, with breaking changes first and links to pages", async () => {
    const ended = await docwright(project(), "changelog", "docs", "new", "--date", "2026-07-31");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout.split("\n")).toEqual([
      "# v1.0, 2026-07-31",
      "",
      "## [lamp](new/resources/lamp.md)",
      "",
      expect.stringMatching(/^- \*\*Breaking:\*\* Permission `Lamp.Read` was removed from .*docs\/api\/lamp-get\.md/),
      expect.stringMatching(
        /^- \*\*Breaking:\*\* The type of property `power` .*\[page\]\(new\/resources\/lamp\.md\)\)$/,
      ),
      expect.stringMatching(/^- Operation `lamp-list` \(GET \/lamps\) was added/),
      "",
    ]);
  });

  it("rejects an invalid date", async () => {
    const ended = await docwright(project(), "changelog", "docs", "new", "--date", "soon");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("Invalid date in --date: soon. Use YYYY-MM-DD");
  });
});

const schema = corpus("changelog/schema.json");

describe.skipIf(schema === null)("the JSON of the changelog", { timeout: 60_000 }, () => {
  it("fits the schema that recorded changelogs have", async () => {
    const ended = await docwright(project(), "changelog", "docs", "new", "--format", "json", "--date", "2026-07-31");
    const changelog = JSON.parse(ended.stdout) as object;
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(join(schema ?? ""), "utf8")) as object);
    expect(validate(changelog), JSON.stringify(validate.errors)).toBe(true);
    expect(changelog).toMatchObject({
      changelog: [
        {
          CreatedDateTime: "2026-07-31T00:00:00Z",
          ChangeList: [
            { ApiChange: "Permission", ChangedApiName: "Lamp.Read", ChangeType: "Deletion", Target: "lamp" },
            { ApiChange: "Method", ChangedApiName: "lamp", ChangeType: "Addition", Target: "lamp" },
            { ApiChange: "Property", ChangedApiName: "power", ChangeType: "Change", Target: "lamp" },
          ],
        },
      ],
    });
  });
});
