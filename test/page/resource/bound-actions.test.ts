import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../../generator/page/read-page.js";
import type { Page } from "../../../generator/page/page.js";

const PROPERTIES = "## Properties\n\n| Property | Type |\n| --- | --- |\n| id | String |\n";

function pageWith(actions: string): Page {
  const text = `# lamp resource type\n\n## Bound actions\n\n${actions}\n\n${PROPERTIES}`;
  return readPage({ path: "lamp.md", text, version: null, includes: {}, diagnostics: [] }, microsoftGraph);
}

const server = "https://<server address>:<port>/<instance name>/api/v2.0";

describe("bound actions on the page of a type", () => {
  it("are operations with a POST request and the response that the text describes", () => {
    const { types, parts, diagnostics } = pageWith(
      `The action \`Contoso.dim\` dims:\n\`POST ${server}/rooms({id})/lamps({id})/Contoso.Light.dim\`\n\nThe response has no content; the response code is 204.\n\nAnother one.\n\`POST /lamps({id})/Contoso.list\`\n\nIt returns \`200 OK\` and a [lamp](lamp.md) object.`,
    );
    expect(types.map(({ name }) => name)).toEqual(["lamp"]);
    expect(parts?.map(({ anchor, description }) => [anchor, description])).toEqual([
      ["dim", "The action `Contoso.dim` dims:"],
      ["list", "Another one."],
    ]);
    expect(parts?.map(({ operation }) => operation)).toMatchObject([
      {
        requests: [{ method: "POST", path: "/rooms({id})/lamps({id})/Contoso.Light.dim", source: { line: 6 } }],
        response: { statuses: [{ status: 204, type: null }] },
      },
      { requests: [{ path: "/lamps({id})/Contoso.list" }], response: { statuses: [{ type: { name: "lamp" } }] } },
    ]);
    expect(diagnostics).toEqual([]);
  });

  it("have the method POST, with a finding, if the docs write the name of the action instead of a method", () => {
    const { parts, diagnostics } = pageWith("Dims:\n`DIM /lamps({id})/Contoso.dim`\n\nThe response code is 204.");
    expect(parts?.[0]?.operation?.requests).toMatchObject([{ method: "POST", path: "/lamps({id})/Contoso.dim" }]);
    expect(diagnostics).toMatchObject([
      {
        rule: "malformed-request-line",
        line: 6,
        message: "`DIM` is not the method of an action, so docwright uses POST. Write `POST` instead of `DIM`.",
      },
    ]);
  });

  it("are not read from code spans that do not contain a request to an action", () => {
    expect(pageWith("Call `cancel` with `POST /lamps`.").parts).toBeUndefined();
  });
});
