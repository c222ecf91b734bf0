import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../../generator/findings/catalogue.js";
import { writeReference } from "./write-reference.js";

const project = fileURLToPath(new URL("../../", import.meta.url));

describe("docs/reference", async () => {
  const pages = await writeReference();

  it.each([...pages])("is current, or `npm run reference` updates it: %s", (path, text) => {
    expect(readFileSync(project + path, "utf8")).toBe(text);
  });

  it("lists every rule once", () => {
    const listed = [...(pages.get("docs/reference/rules.md") ?? "").matchAll(/^\| \[([\w-]+)\]/gm)].map(([, id]) => id);
    expect(listed.sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});
