import { describe, expect, it } from "vitest";
import { docwright } from "./docwright.js";
import { changedLampProject } from "./lamp-docs.js";

describe("docwright changelog", () => {
  it("groups release notes by resource, with breaking changes first and links to pages", async () => {
    const ended = await docwright(changedLampProject(), "changelog", "docs", "new", "--date", "2026-07-31");
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
    const ended = await docwright(changedLampProject(), "changelog", "docs", "new", "--date", "soon");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("Invalid date in --date: soon. Use YYYY-MM-DD");
  });
});
