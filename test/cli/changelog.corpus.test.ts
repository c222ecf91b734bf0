import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { corpus } from "../corpus.js";
import { docwright } from "./docwright.js";
import { changedLampProject } from "./lamp-docs.js";

const schema = corpus("changelog/schema.json");

describe.skipIf(schema === null)("the JSON of the changelog", () => {
  it("matches the schema of Microsoft Graph's changelogs", async () => {
    const ended = await docwright(
      changedLampProject(),
      "changelog",
      "docs",
      "new",
      "--format",
      "json",
      "--date",
      "2026-07-31",
    );
    const changelog = JSON.parse(ended.stdout) as object;
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema ?? "", "utf8")) as object);
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
