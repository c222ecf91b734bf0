import { describe, expect, it, test } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const request = "# Get lamp\n\n## HTTP request\n\n```http\nGET /lamps/{id}\n```\n\n";
const fields = "|Name|Type|Description|\n|--|--|--|\n|colour|String|The colour.|\n|watts|Int32|The power.|\n";
const respond = (text: string): string => `## Response\n\n${text}\n`;
const lamp = respond("If successful, this method returns a `200 OK` response code and a [lamp](../resources/lamp.md).");

function read(text: string) {
  const { operation, types, diagnostics } = readPage(docOf(text), microsoftGraph);
  return { operation, types, tables: diagnostics.filter(({ rule }) => rule === "unreadable-table") };
}

describe("a table of fields that is not read", () => {
  it("is reported with the heading above it", () => {
    const { tables } = read(`${request}## Dimensions\n\n${fields}\n${lamp}`);
    expect(tables).toMatchObject([{ line: 11, severity: "warning" }]);
    expect(tables[0]?.message).toContain('"Dimensions"');
  });

  it("is reported with the headers of its columns if the dialect has none of these headers", () => {
    const { tables } = read(
      `${request}## Autorizzazioni\n\n|Tipo di autorizzazione|Autorizzazioni|\n|--|--|\n|Delegata|Lamp.Read|\n\n${lamp}`,
    );
    expect(tables.map(({ message }) => message)).toEqual([
      "docwright does not know the headers of this table (Tipo di autorizzazione, Autorizzazioni), so it skips the table. Use the headers of other pages, or add these to `dialect.columns` in the config.",
    ]);
  });

  it.each([
    "|Endpoint field|Meaning|\n|--|--|\n|weight|In grams.|\n|to_zip|Where to.|\n",
    "|Pole|Znaczenie|\n|--|--|\n|CompanyName|Nazwa.|\n",
  ])("is reported if the names in its first column look like fields, even if its header does not: %j", (table) => {
    expect(read(`${request}## Daten\n\n${table}\n${lamp}`).tables).toHaveLength(1);
  });

  it("is not reported if its rows explain values or do not have types", () => {
    const values = "|Value|Description|\n|--|--|\n|red|Stop.|\n";
    const empty = "|Name|Type|Description|\n|--|--|--|\n|None|||\n";
    expect(read(`${request}## Colours\n\n${values}\n## Dimensions\n\n${empty}\n${lamp}`).tables).toEqual([]);
  });
});

describe("the advice about a table of fields", () => {
  const type = "# lamp resource type\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|id|String|Id.|\n\n";

  it.each([
    [
      "a page of a request without a body",
      `${request}## Dimensions\n\n${fields}\n${lamp}`,
      "Move the table to a section such as Query parameters,",
    ],
    [
      "a page of a request with a body",
      `${request.replace("GET", "POST")}## Dimensions\n\n${fields}\n${lamp}`,
      "Move the table to a section such as Request body,",
    ],
    ["a page of a type", `${type}## Dimensions\n\n${fields}`, "Move the table to a section such as Properties"],
    [
      "the methods of a type",
      `${type}## Actions\n\n${fields}`,
      "If they belong to another type, describe them on the page of that type",
    ],
  ])("depends on the section with the table: %s", (_, text, advice) => {
    expect(read(text).tables.map(({ message }) => message)).toEqual([expect.stringContaining(advice)]);
  });
});

test("the advice on a translated page names headings and words in its language", () => {
  const fields = "|Propriedade|Tipo|Descrição|\n|--|--|--|\n|colour|String|A cor.|\n";
  const permissions = "|Tipo de permissão|Permissões|\n|--|--|\n|Delegado|TeamReadAll|\n|Aplicativo|Sem suporte.|\n";
  const text = `---\nms.contentlocale: pt-BR\n---\n\n# Obter\n\n## Permissões\n\n${permissions}\n## Solicitação HTTP\n\n\`\`\`http\nGET /lamps\n\`\`\`\n\n## Cores\n\n${fields}`;
  const { diagnostics } = readPage(docOf(text), microsoftGraph);
  expect(diagnostics.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      "`TeamReadAll` does not contain a permission. Write permissions or `Sem suporte.`",
      expect.stringContaining("a section such as Parâmetros de consulta opcionais,"),
    ]),
  );
});

describe("a table below a bold label of docs without OData", () => {
  it("is reported with the label, because the label can be added to the dialect", () => {
    const page = `# Add lamp\n\n\`POST /lamps\`\n\n**Fields to send**\n\n${fields}\n${lamp}`;
    const { diagnostics } = readPage(docOf(page), { ...microsoftGraph, odata: false });
    const [message] = diagnostics.filter(({ rule }) => rule === "unreadable-table").map((table) => table.message);
    expect(message).toContain('the heading "Fields to send"');
    expect(message).toContain("a section such as Request body,");
  });
});

describe("a table of prose", () => {
  it("is not reported in the intro of a page, or if its rows link to types", () => {
    const reasons = "|Reason|Explained|\n|--|--|\n|lampBroken|The lamp is broken.|\n|unknown|Nobody knows.|\n\n";
    expect(read(`${request.replace("## HTTP", `${reasons}## HTTP`)}${lamp}`).tables).toEqual([]);
    const page =
      "# lamp resource type\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|id|String|Id.|\n\n";
    const subjects = "|Kind|Scope|Origin|\n|--|--|--|\n|[lamp](lamp.md)|Lamp.Read|Home|\n";
    expect(read(`${page}## Kinds\n\n${subjects}`).tables).toEqual([]);
  });

  it("is not reported if a paragraph above it links the names in its rows to their pages", () => {
    const table = "|Kind of attachment|Contents|\n|--|--|\n|**contact**|A card.|\n|**event**|A date.|\n\n";
    const links = "Attachments are a [contact](../resources/contact.md) or an [event](../resources/event.md).\n\n";
    expect(read(`${request}## Contents\n\n${links}${table}${lamp}`).tables).toEqual([]);
    expect(read(`${request}## Contents\n\n${table}${lamp}`).tables).toHaveLength(1);
  });

  it.each([
    "|Global service|US Government L4|\n|--|--|\n|✅|✅|\n",
    "|Common task|HTTP method|\n|--|--|\n|Get a lamp|GET /lamps/{id}|\n",
    "|Plan|Licence|\n|--|--|\n|Free|none needed|\n|Paid|E5|\n",
    "|Region|Live|\n|--|--|\n|Europe|yes|\n|Asia|no|\n",
  ])("is not reported: %j", (table) => {
    expect(read(`${request}## Notes\n\n${table}\n${lamp}`).tables).toEqual([]);
  });
});

describe("a table of properties in the response section", () => {
  const object = "If successful, this method returns a `200 OK` response code and a JSON object:";

  it("becomes the type of the response", () => {
    const { operation, types, tables } = read(`${request}${respond(`${object}\n\n${fields}`)}`);
    expect(operation?.response?.statuses).toMatchObject([{ status: 200, type: { name: "lampResponse" } }]);
    expect(types).toMatchObject([{ name: "lampResponse", properties: [{ name: "colour" }, { name: "watts" }] }]);
    expect(tables).toEqual([]);
  });

  it("is reported and ignored if a sentence names the type of the response", () => {
    const { operation, types, tables } = read(`${request}${lamp}\n${fields}`);
    expect(operation?.response?.statuses).toMatchObject([{ type: { name: "lamp" } }]);
    expect([types, tables.map(({ line }) => line)]).toEqual([[], [13]]);
  });
});

describe("response headers", () => {
  const accepted = respond("If successful, this method returns a `202 Accepted` response code.");
  const headers = "|Name|Description|\n|--|--|\n|Location|The URL of the status.|\n|Retry-After|Seconds.|\n";

  it.each([
    ["a separate section", `${accepted}\n### Response headers\n\n${headers}`],
    ["a table after a sentence", `${accepted} The response contains the following response headers.\n\n${headers}`],
    ["a table of headers", `${accepted}\n${headers.replace("Name", "Header")}`],
  ])("can be in %s", (_, text) => {
    expect(read(`${request}${text}`).operation?.response?.statuses).toMatchObject([
      { status: 202, headers: ["Location", "Retry-After"] },
    ]);
  });

  it("are not read from a table of properties", () => {
    expect(read(`${request}${accepted}\n${headers}`).operation?.response?.statuses).toMatchObject([{ headers: [] }]);
  });
});
