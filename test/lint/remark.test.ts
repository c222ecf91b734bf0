import { join } from "node:path";
import { remark } from "remark";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";
import remarkDocwright, { type RemarkDocwrightOptions } from "../../generator/lint/remark.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { apiPage, examples } from "./docs.js";

async function messages(page: string, options: RemarkDocwrightOptions = {}, include = ""): Promise<VFile["messages"]> {
  const folder = scratchFolder();
  putFiles(folder, { "docs/api/item-get.md": page, "docs/includes/p.md": include });
  const file = new VFile({ cwd: folder, path: join("docs", "api", "item-get.md"), value: page });
  const processor = remark().use(remarkDocwright, options).freeze();
  await processor.run(processor.parse(file), file);
  return file.messages;
}

const wrong = apiPage({ examples: examples("GET /shop/orders/1", "HTTP/1.1 200 OK\nContent-Type: text/plain") });

describe("the remark plugin", () => {
  it("adds the findings of page checks as messages with rule, source, place and documentation", async () => {
    const [message, ...others] = await messages(wrong);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      ruleId: "example-route-mismatch",
      source: "docwright",
      fatal: false,
      line: 35,
      column: 1,
      reason: expect.stringContaining("GET /shop/orders/1") as string,
      url: expect.stringMatching(/^file:.*example-route-mismatch\.md$/) as string,
    });
  });

  it("adds the findings of reading", async () => {
    const page = apiPage({ examples: examples("GET /shop/items/1", 'HTTP/1.1 200 OK\n\n{ "id": "1" ]') });
    expect((await messages(page)).map(({ ruleId }) => ruleId)).toEqual(["malformed-json"]);
  });

  it("resolves includes in the docs folder", async () => {
    const page = apiPage({ permissions: "## Permissions\n\n[!INCLUDE [p](../includes/p.md)]\n" });
    const table =
      "| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Application | A.Read |";
    expect(await messages(page, { docs: "docs" }, table)).toEqual([]);
    const absent = page.replace("p.md", "absent.md");
    expect((await messages(absent, { docs: "docs" })).map(({ ruleId }) => ruleId)).toContain("missing-include");
  });

  it("applies the options and comments", async () => {
    const rules = { "example-route-mismatch": "error" } as const;
    expect((await messages(wrong, { rules })).map(({ fatal }) => fatal)).toEqual([true]);
    expect(await messages(wrong, { rules: { "example-route-mismatch": "off" } })).toEqual([]);
    expect(await messages(wrong.replace("# Get", "<!-- docwright disable -->\n\n# Get"))).toEqual([]);
  });
});
