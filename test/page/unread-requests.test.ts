import { expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const page = "# Get lamp\n\n## HTTP request\n\n```http\nGET /lamps/{id}\n```\n\n## Response\n\nReturns `200 OK`.\n\n";

function skipped(rest: string, dialect = microsoftGraph): number[] {
  const { diagnostics } = readPage(docOf(page + rest), dialect);
  return diagnostics.filter(({ rule }) => rule === "misplaced-example").map(({ line }) => line);
}

it("reports a request that is neither a request of the operation nor an example", () => {
  expect(skipped("## Handle errors\n\n```http\nPUT /lamps/{id}/state\n```\n")).toEqual([16]);
  expect(skipped("For example:\n\n```\nPOST https://api.contoso.com/v1.0/lamps\n\na=b\n```\n")).toEqual([16]);
});

const form = "For example:\n\n```\nPOST https://www.contoso.com/form\n\na=b\n```\n";

it("does not report a request of another service, unless the URLs of the API do not have a version", () => {
  expect(skipped(form)).toEqual([]);
  expect(skipped(form, { ...microsoftGraph, odata: false })).toEqual([16]);
});

it("does not report code annotated as ignored, unless it has the only request of the page", () => {
  const ignored = '<!-- { "blockType": "ignored" } -->\n```http\nPUT /lamps/{id}/state\n```\n';
  expect(skipped(`## Handle errors\n\n${ignored}`)).toEqual([]);
  const { diagnostics } = readPage(docOf(`# Set state\n\n## HTTP request\n\n## Notes\n\n${ignored}`), microsoftGraph);
  expect(diagnostics.map(({ rule, line }) => [rule, line])).toContainEqual(["misplaced-http-request", 9]);
});

it("does not report requests that the operation has, examples, query options and callbacks", () => {
  const request = "```http\nGET /lamps/{lamp-id}\n```\n";
  expect(skipped(`## Remarks\n\n${request}`)).toEqual([]);
  const other = "```http\nGET /lamps\n```\n";
  expect(skipped(`## Example\n\n${other}`)).toEqual([]);
  expect(skipped(`## Optional query parameters\n\n${other}`)).toEqual([]);
  expect(skipped(`## Usage\n\n\`\`\`json\n{}\n\`\`\`\n`)).toEqual([]);
});
