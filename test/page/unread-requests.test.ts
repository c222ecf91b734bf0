import { expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const page = "# Get lamp\n\n## HTTP request\n\n```http\nGET /lamps/{id}\n```\n\n## Response\n\nReturns `200 OK`.\n\n";

function skipped(rest: string): number[] {
  const { diagnostics } = readPage(docOf(page + rest), microsoftGraph);
  return diagnostics.filter(({ rule }) => rule === "misplaced-example").map(({ line }) => line);
}

it("reports a request that is neither a request of the operation nor an example", () => {
  expect(skipped("## Handle errors\n\n```http\nPUT /lamps/{id}/state\n```\n")).toEqual([16]);
  expect(skipped("For example:\n\n```\nPOST https://www.contoso.com/form\n\na=b\n```\n")).toEqual([16]);
});

it("does not report requests that the operation has, examples, query options and callbacks", () => {
  const request = "```http\nGET /lamps/{lamp-id}\n```\n";
  expect(skipped(`## Remarks\n\n${request}`)).toEqual([]);
  const other = "```http\nGET /lamps\n```\n";
  expect(skipped(`## Example\n\n${other}`)).toEqual([]);
  expect(skipped(`## Optional query parameters\n\n${other}`)).toEqual([]);
  expect(skipped(`## Usage\n\n\`\`\`json\n{}\n\`\`\`\n`)).toEqual([]);
});
