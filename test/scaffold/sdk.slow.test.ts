import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { docwright, type Ended } from "../cli/docwright.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { houseMetadata } from "./house-metadata.js";
import { checkSdk, foundRules, sdkFolder } from "./check-pages.js";

const sample = {
  id: "lamp-7",
  name: "Desk",
  watts: 60,
  hours: 5_000_000_000,
  since: "2026-03-01T08:00:00Z",
  owner: null,
  "switched-by": "Ada",
  class: "A",
  colour: { red: 1, "@odata.type": "#microsoft.graph.rgb" },
  parts: [
    { name: "bulb", colour: { hex: "#fff" } },
    { name: "foot", weight: 2.5 },
  ],
};

it("a sample with 10,000 properties, and samples with 100,000 levels, become pages", async () => {
  const folder = scratchFolder();
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, index]));
  const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  putFiles(folder, {
    "wide.json": JSON.stringify({ id: "1", ...wide }),
    "deep.json": deep,
    "lists.json": `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
  });
  const scaffold = (name: string): Promise<Ended> =>
    docwright(folder, "scaffold", "--docs", name, "--json", `${name}.json`, "--name", "lamp", "--write");
  expect(await scaffold("wide")).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, "wide/resources/lamp.md"), "utf8")).toContain("| p9999 | Int32 |");
  const nested = await scaffold("deep");
  expect(nested.code).toBe(0);
  expect(nested.stderr).toContain("because the sample has more than 16 levels of objects.");
  expect(await scaffold("lists")).toMatchObject({ code: 0 });
});

describe("the SDK of scaffolded pages compiles, and its example tests pass", () => {
  let folder = "";
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ["a name", ["--name", "lamp", "--action", "switchOn", "--function", "report"], 7],
    ["a JSON sample", ["--json", "sample.json", "--name", "lamp", "--path", "/rooms/{room-id}/lamps"], 5],
    ["metadata", ["--metadata", "house.xml", "--type", "lamp", "--type", "room", "--type", "person"], 29],
  ])("from %s", async (_, words, operations) => {
    folder = sdkFolder();
    putFiles(folder, { "sample.json": JSON.stringify(sample), "house.xml": houseMetadata });
    const { code } = await docwright(folder, "scaffold", "--docs", "docs", ...words, "--write");
    expect(code).toBe(0);
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
    expect(await checkSdk(folder, "docs")).toEqual({ errors: "", passed: operations, failed: 0 });
  });
});
