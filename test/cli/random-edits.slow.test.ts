import fc from "fast-check";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { lampFiles, lampGetPage, lampPage, lampProject } from "./lamp-docs.js";
import { startWatching } from "./watching.js";

const resource = "docs/resources/lamp.md";
const get = "docs/api/lamp-get.md";
const list = "docs/api/lamp-list.md";
const update = "docs/api/lamp-update.md";

const colours = `
### lampColour values

|Member|Description|
|:---|:---|
|red|Warm.|
|blue|Cold.|
`;

/** The example sends a property that is not documented, so the line of the example is in the test of the SDK. */
const updatePage = `${lampGetPage.replace("Get lamp", "Update lamp").replace("GET /", "PATCH /")}
## Example

### Request

\`\`\`http
PATCH https://graph.microsoft.com/v1.0/lamps/1
Content-type: application/json

{ "power": "sixty", "shade": "green" }
\`\`\`

### Response

\`\`\`http
HTTP/1.1 204 No Content
\`\`\`
`;

const pages: Readonly<Record<string, string>> = {
  [resource]: lampPage.replace("|colour|String|", "|colour|lampColour|") + colours,
  [get]: lampGetPage,
  [list]: lampGetPage.replace("Get lamp", "List lamps").replace("/lamps/{id}", "/lamps"),
  [update]: updatePage,
};

const configs = [
  { sdk: { dates: "Date" } },
  { sdk: { docsUrl: "https://example.com/{page}" } },
  { exclude: ["api/lamp-list.md"] },
  {},
];

type Files = Readonly<Record<string, string>>;

/** Replaces a text in a page. A page without the text does not change. */
function replaced(path: string, from: string, to: string): (files: Files) => Files {
  return (files) => ({ ...files, ...(files[path] && { [path]: files[path].replace(from, to) }) });
}

const renamed = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replaceAll("lampColour", "colourOfLamp")]),
  );

/** Edits of the docs. `word` makes each edit different from the earlier ones. */
const edits: readonly ((word: string) => (files: Files) => Files)[] = [
  (word) => replaced(resource, "A lamp of", `A ${word} lamp of`),
  (word) => replaced(resource, "The colour of", `The ${word}\u0091 colour */ {@link x} of`),
  (word) => replaced(resource, "|Warm", `|Warm ${word}`),
  (word) => replaced(get, "Reads a", `One more line about ${word}.\n\nReads a`),
  (word) => replaced(update, "## Permissions", `Text about ${word}.\n\n## Permissions`),
  () => replaced(get, "Reads a", "Gets a"),
  () => replaced(list, "Reads a [lamp](../resources/lamp.md).", "**TODO: Add Description**"),
  (word) => replaced(resource, "|power|", `|${word}|String|In ${word}.|\n|power|`),
  () => replaced(resource, "|power|Int32|In watts, as the label has it.|\n", ""),
  (word) => replaced(resource, "|power|", `|power${word}|`),
  () => replaced(resource, "Int32", "Int64"),
  () => replaced(get, "Lamp.Read, ", "Lamp.ReadAll, "),
  () => replaced(get, "|Application|", "|Delegated (personal Microsoft account)|Lamp.Read|\n|Application|"),
  () => replaced(resource, "|power|Int32|", "|power|Collection(Int32)|"),
  (word) => replaced(list, "GET /lamps\n", `GET /lamps\nGET /rooms/{id}/${word}\n`),
  (word) => replaced(resource, "|red|", `|${word}|`),
  (word) => replaced(resource, "|blue|", `|${word}|Neither warm nor cold.|\n|blue|`),
  () => renamed,
  () => (files) => Object.fromEntries(Object.entries(files).filter(([path]) => path !== list)),
  (word) => (files) => ({ ...files, [`docs/resources/${word}.md`]: lampPage.replaceAll("lamp", word) }),
  () => (files) => ({ ...files, ...pages }),
  ...configs.map((config) => () => (files: Files) => ({
    ...files,
    "docwright.config.json": JSON.stringify({ docs: "docs", out: "sdk", ...config }),
  })),
];

describe("the SDK after random edits of the docs", () => {
  it("has the same files with the cache, in watch and without a cache", async () => {
    const folder = lampProject({ ...pages, "package.json": "{}" });
    await startWatching(folder, "--out", "watched");
    const words = fc.sample(fc.stringMatching(/^[a-z]{3,8}$/), { numRuns: edits.length });
    const chosen = fc.sample(fc.shuffledSubarray([...edits], { minLength: edits.length }), { numRuns: 1 }).flat();
    let files: Files = { ...lampFiles, ...pages };
    for (const [at, edit] of chosen.entries()) {
      const before = files;
      files = edit(words[at] ?? "")(files);
      putFiles(folder, files);
      for (const path of Object.keys(before)) if (!(path in files)) rmSync(join(folder, path));
      const cold = await docwright(folder, "generate", "--no-cache", "--out", "cold");
      const expected = filesIn(join(folder, "cold"));
      rmSync(join(folder, "cold"), { recursive: true });
      const cached = await docwright(folder, "generate");
      expect(filesIn(join(folder, "sdk"))).toEqual(expected);
      expect({ ...cached, stderr: cached.stderr, stdout: "" }).toEqual({ ...cold, stdout: "" });
      await expect.poll(() => filesIn(join(folder, "watched")), { timeout: 60_000 }).toEqual(expected);
    }
  });
});
