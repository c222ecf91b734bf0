import { describe, expect, test } from "vitest";
import { exportAgent } from "../../generator/export/agent/export-agent.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

const folder = corpus("graph-2021-07");

const sizeOf = (text = ""): number => Buffer.byteLength(text);

describe.skipIf(folder === null)("the skill of a whole reference", () => {
  test("has an index below 60 kB, all files below 400 kB, and a line for every operation", async () => {
    const { model } = await readDocsSet(folder ?? "", { cache: true });
    const { documents } = exportAgent(model, { folder: "graph" });
    const files = new Map(documents.map(({ name, content }) => [name, content]));
    expect(sizeOf(files.get("index.md"))).toBeLessThan(60_000);
    expect([...files.values()].reduce((sum, text) => sum + sizeOf(text), 0)).toBeLessThan(400_000);

    const lines = [...files].flatMap(([name, text]) => (name.startsWith("references/") ? text.split("\n") : []));
    const rows = lines.filter((line) => line.startsWith("- "));
    for (const row of rows)
      expect(row).toMatch(/^- `[\w.-]+` [^`]+ `(?:GET|POST|PATCH|PUT|DELETE) \/[^`]+`(?: `[^`]+`)?$/);
    const ids = rows.map((row) => /`([^`]+)`/.exec(row)?.[1]);
    expect(ids.sort()).toEqual(model.operations.map(({ id }) => id).sort());
    expect(rows.find((row) => row.startsWith("- `message-update`"))).toBe(
      "- `message-update` Update message `PATCH /(me|users/{user-id}|me/mailFolders/{mailFolder-id}|+1 more)/messages/{id}` `Mail.ReadWrite`",
    );
  });
});
