import { expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { linkedMethods } from "../../generator/model/method-owners.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "../page/doc-of.js";
import { measureGrowth, mostGrowth } from "./measure-growth.js";

/** A resource page whose table links to each of the operations on another page. */
function linkedPages(size: number): readonly Page[] {
  const names = Array.from({ length: size }, (_, index) => `open${String(index)}`);
  const rows = names.map((name) => `|[Open](rooms.md#post-${name})|None|`);
  const lamp = ["# lamp resource type", "", "## Methods", "", "|Method|Return type|", "|--|--|", ...rows];
  const properties = ["", "## Properties", "", "|Property|Type|", "|--|--|", "|id|String|"];
  const rooms = ["# Rooms", ...names.map((name) => `## \`POST /${name}\`\n\n### Responses\n\nNone.`)];
  const read = (path: string, text: string): Page => readPage({ ...docOf(text), path }, microsoftGraph);
  return [
    read("lamp.md", `---\ndoc_type: resourcePageType\n---\n${[...lamp, ...properties].join("\n")}\n`),
    read("rooms.md", `${rooms.join("\n\n")}\n`),
  ];
}

const find = (pages: readonly Page[]): ReadonlySet<string> => linkedMethods(pages)(new Set(["lamp.md"]));

it("`linkedMethods` finds each operation", () => {
  expect(find(linkedPages(20)).size).toBe(20);
});

it("`linkedMethods` takes time in proportion to the number of links and operations", { retry: 3 }, async () => {
  const { factor, measured } = await measureGrowth((pages) => void find(pages), linkedPages, 512, 4096);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});
