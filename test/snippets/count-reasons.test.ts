import { expect, it } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { countReasons } from "../../generator/snippets/count-reasons.js";
import { planSnippets } from "../../generator/snippets/plan-snippets.js";
import { documented } from "../lint/docs.js";

/** A page of an operation that creates a lamp, with this request as its example. */
function page(request: string, contentType = "application/json", sections = ""): string {
  const [line = "", body = ""] = request.split("\n");
  const lines = [
    "---\ndoc_type: apiPageType\n---\n# Create lamp\n## HTTP request\n```http\nPOST /lamps\n```",
    sections,
    "## Request body\n|Property|Type|Description|\n|-|-|-|\n|colour|String|The colour.|\n## Response\nNone.\n## Example",
    `<!-- { "blockType": "request" } -->\n\`\`\`http\n${line}\nContent-Type: ${contentType}\n\n${body}\n\`\`\`\n`,
  ];
  return lines.join("\n");
}

it.each([
  ["POST /lamp\n{}", "the docs do not document the request"],
  ["POST /lamps?a=%FF\n{}", "the URL is not valid"],
  ['POST /lamps\n{ "colour": ', "the body is not valid"],
  ['POST /lamps\n{ "colour": 3 }', "the body contradicts the docs"],
])("`countReasons` counts the request %j with the cause: %s", async (request, cause) => {
  const { model } = await documented({ "api/lamp-post.md": page(request) });
  expect(countReasons(planSnippets(model, defaultSdkOptions).missing)).toEqual([[cause, 1]]);
});

it("`countReasons` counts a request without a required body, but an optional body has a snippet", async () => {
  const optional = page("POST /lamps\n");
  const reasons = async (text: string): Promise<unknown> => {
    const { model } = await documented({ "api/lamp-post.md": text });
    return countReasons(planSnippets(model, defaultSdkOptions).missing);
  };
  expect(await reasons(optional)).toEqual([]);
  expect(await reasons(optional.replace("The colour.", "Required. The colour."))).toEqual([
    ["the docs do not describe a body, or the request does not have one", 1],
  ]);
});

it("`countReasons` counts a request with the content type of another body", async () => {
  const { model } = await documented({ "api/lamp-post.md": page("POST /lamps\nred", "text/plain") });
  expect(countReasons(planSnippets(model, defaultSdkOptions).missing)).toEqual([
    ["the body does not have the documented content type", 1],
  ]);
});

it("`countReasons` counts a request without a required header", async () => {
  const headers = "## Request headers\n|Name|Description|\n|-|-|\n|If-Match|Required. The ETag.|";
  const { model } = await documented({ "api/lamp-post.md": page("POST /lamps\n{}", "application/json", headers) });
  expect(countReasons(planSnippets(model, defaultSdkOptions).missing)).toEqual([
    ["the request does not send a required header", 1],
  ]);
});

it.each(["", "?tag={tag}"])("a request that repeats a query parameter does not have a snippet: %j", async (query) => {
  const shown = page("POST /lamps?tag=a&tag=a\n{}").replace("POST /lamps\n", `POST /lamps${query}\n`);
  const { model } = await documented({ "api/lamp-post.md": shown });
  expect(planSnippets(model, defaultSdkOptions).missing).toMatchObject([
    {
      cause: "different-url",
      reason: "its URL has the query parameter tag more than once, and the SDK sends it once. Remove the others",
    },
  ]);
});
