import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../../generator/page/read-page.js";
import { docOf } from "../doc-of.js";
import { resourceOf } from "./resource-of.js";

const KEY_SET = `# trustKeySet resource type

Namespace: microsoft.graph

> [!NOTE]
> Needs a license.

Holds the keys of a tenant. Inherits from [entity](entity.md).

This resource is an open type.

## Methods

|Method|Return type|Description|
|:---|:---|:---|
|[List](../api/trustkeyset-list.md)|[trustKeySet](trustkeyset.md) collection|Get all.|
|**Keys**|||
|[Delete](../api/trustkeyset-delete.md)|None|Delete one.|

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The name of the set. Key. Required.|
|keys|[trustKey](trustkey.md) collection|The keys. Read-only.|

## Relationships

|Relationship|Type|Description|
|:---|:---|:---|
|owners|[user](user.md) collection|Who may change it. Nullable.|

## JSON representation

<!-- {
  "blockType": "resource",
  "keyProperty": "id",
  "optionalProperties": ["keys"],
  "@odata.type": "microsoft.graph.trustKeySet"
}-->
\`\`\`json
{
  "id": "String (identifier)",
  "keys": [{ "@odata.type": "microsoft.graph.trustKey" }]
}
\`\`\`
`;

describe("a resource page", () => {
  const { types, enums, diagnostics } = resourceOf(KEY_SET);

  it("declares a type with its kind, its base type and its key", () => {
    expect(types).toMatchObject([
      {
        name: "microsoft.graph.trustKeySet",
        kind: "entity",
        base: { name: "entity", link: "entity.md" },
        abstract: false,
        open: true,
        key: "id",
        description: "Holds the keys of a tenant. Inherits from entity.",
        source: { file: "page.md", line: 1, column: 1 },
      },
    ]);
    expect(enums).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  it("has properties, relationships and methods, each with the place of its row", () => {
    const [type] = types;
    expect(type?.properties).toMatchObject([
      { name: "id", type: { name: "String" }, facts: { key: true, required: true }, source: { line: 24 } },
      { name: "keys", type: { name: "trustKey", collection: true, link: "trustkey.md" }, facts: { readOnly: true } },
    ]);
    expect(type?.relationships).toMatchObject([{ name: "owners", facts: { nullable: true }, source: { line: 31 } }]);
    expect(type?.methods).toMatchObject([
      { title: "List", link: "../api/trustkeyset-list.md", returnType: { name: "trustKeySet", collection: true } },
      { title: "Delete", returnType: null, source: { line: 18 } },
    ]);
  });

  it("has the JSON representation of its type", () => {
    expect(types[0]?.representation).toEqual({
      value: { id: "String (identifier)", keys: [{ "@odata.type": "microsoft.graph.trustKey" }] },
      malformed: false,
      optionalProperties: ["keys"],
      source: expect.objectContaining({ line: 41 }) as unknown,
      bodySource: expect.objectContaining({ line: 42 }) as unknown,
      nameSources: {
        id: expect.objectContaining({ line: 43, column: 3 }) as unknown,
        keys: expect.objectContaining({ line: 44, column: 3 }) as unknown,
      },
      typeSources: { "microsoft.graph.trustKey": expect.objectContaining({ line: 44, column: 29 }) as unknown },
    });
  });
});

const table = (heading: string, ...rows: readonly string[]): string =>
  [`## ${heading}`, "", "|Property|Type|Description|", "|:---|:---|:---|", ...rows, ""].join("\n");
const annotated = (annotation: string, json = "{}"): string => `<!-- ${annotation} -->\n\`\`\`json\n${json}\n\`\`\`\n`;

describe("the name of a type", () => {
  it.each([
    ["Chart resource type", "microsoft.graph.workbookChart", "microsoft.graph.workbookChart"],
    ["Drive resource type", "#microsoft.graph.drive", "microsoft.graph.drive"],
    ["orgContact resource type", "microsoft.graph.orgcontact", "microsoft.graph.orgContact"],
    ["Configuring the message", "microsoft.graph.message", "microsoft.graph.message"],
  ])("follows from the title '%s' and the annotation %s", (title, annotation, name) => {
    const page = `# ${title}\n\n${annotated(`{ "blockType": "resource", "@odata.type": "${annotation}" }`)}`;
    expect(resourceOf(page).types).toMatchObject([{ name }]);
  });

  it("comes from the title if there is no annotation", () => {
    const page = `# userSettings resource type\n\n${table("Properties", "|a|String|x|")}`;
    expect(resourceOf(page).types).toMatchObject([{ name: "userSettings", kind: null, base: null }]);
  });

  it("does not exist on a page that does not describe a type", () => {
    expect(resourceOf("# Working with the communications API in Graph\n\n## Properties\n\nText.").types).toEqual([]);
    expect(resourceOf("# overview\n\nText.").types).toEqual([]);
    expect(resourceOf("").types).toEqual([]);
  });
});

describe("an annotation of a type", () => {
  it("can have quoted values", () => {
    const annotation = `{ "blockType": "resource", "@odata.type": "microsoft.graph.a", "baseType": "microsoft.graph.b",
      "openType": "true", "abstract": true, }`;
    expect(resourceOf(`# a resource type\n\n${annotated(annotation)}`).types).toMatchObject([
      { open: true, abstract: true, base: { name: "microsoft.graph.b", link: null } },
    ]);
  });

  it("can have values of unexpected types, which are ignored", () => {
    const annotation =
      '{ "blockType": "resource", "@odata.type": 5, "baseType": null, "keyProperty": [], "optionalProperties": "x" }';
    expect(resourceOf(`# a resource type\n\n${annotated(annotation)}`).types).toMatchObject([
      { name: "a", base: null, key: null, representation: { optionalProperties: [] } },
    ]);
  });
});

describe("the base of a type", () => {
  it.each([
    ["Inherits from [policyBase](policybase.md).", "policyBase"],
    ["A subclass of [event](event.md) that is longer.", "event"],
    ["The **x** entity is derived from [event](event.md).", "event"],
    ["It's a singleton that inherits from base policy type.", undefined],
    ["This is a base class; the derived types are [b](b.md) and [c](c.md).", undefined],
  ])("%s", (prose, base) => {
    const [type] = resourceOf(`# a resource type\n\n${prose}\n\n${table("Properties", "|x|String|x|")}`).types;
    expect(type?.base?.name).toBe(base);
  });

  it.each([
    ["This is a base class; the derived types are [b](b.md) and [c](c.md). See [d](d.md).", ["b", "c"]],
    ["A place. It is the base type for [room](room.md), [hall](hall.md).", ["room", "hall"]],
    ["It is the base type for many others.", []],
    ["It is a base class for actions in the [settings](settings.md) of a [room](room.md).", []],
    ["## Derived types\n\n|Type|Description|\n|--|--|\n|[b](./b.md)|See [d](d.md).|\n|[c](c.md)||", ["b", "c"]],
    ["## Derived types\n\n- [b](b.md): see [d](d.md).\n- [c](c.md)", ["b", "c"]],
  ])("can be documented on the page of the base type: %s", (prose, derived) => {
    const [type] = resourceOf(`# a resource type\n\n${prose}\n\n${table("Properties", "|x|String|x|")}`).types;
    expect(type?.derived.map(({ name }) => name)).toEqual(derived);
  });

  it("does not make the type abstract if only the base type is abstract", () => {
    const abstract = (prose: string) =>
      resourceOf(`# a resource type\n\n${prose}\n\n${table("Properties", "|x|String|x|")}`).types[0]?.abstract;
    expect(abstract("Abstract class that holds more.")).toBe(true);
    expect(abstract("The **a** resource is an abstract resource.")).toBe(true);
    expect(abstract("Inherits from the abstract type [b](b.md).")).toBe(false);
  });
});

describe("the properties of a type", () => {
  it("can be in several tables, under subheadings or after a sentence that names their base type", () => {
    const page = `# list resource type

${table("Properties", "|**system**|[systemFacet][]|Read-only.|")}
The following properties are inherited from **[baseItem][]**.

|Property name|Type|Description|
|:---|:---|:---|
|name|string|The name.|

### Instance attributes

|Property name|Type|Description|
|:---|:---|:---|
|@microsoft.graph.downloadUrl|string|A URL.|

### More of them

|Property name|Type|Description|
|:---|:---|:---|
|size|Int64|In bytes.|

[baseItem]: baseitem.md
`;
    const [type] = resourceOf(page).types;
    expect(type?.properties.map(({ name, facts }) => [name, facts.inheritedFrom?.link ?? null])).toEqual([
      ["system", null],
      ["name", "baseitem.md"],
      ["@microsoft.graph.downloadUrl", null],
      ["size", null],
    ]);
  });

  it("can be under a heading that contains the name of the type", () => {
    const page = `# operationError resource type\n\n${table("operationError Properties", "|code|string (readonly)|The code.|")}`;
    expect(resourceOf(page).types[0]?.properties).toMatchObject([{ name: "code", type: { name: "string" } }]);
  });

  it("are read-only if the description says that they are non-editable", () => {
    const page = `# room resource type\n\n${table("Properties", "|id|GUID|The id. Non-editable.|")}`;
    expect(resourceOf(page).types[0]?.properties[0]?.facts).toMatchObject({ readOnly: true, nullable: null });
  });

  it("are nullable if the type cell says so", () => {
    const row = "|state|Nullable Enum|How it is. Possible values are: 'Open', 'Shut'.|";
    const [state] = resourceOf(`# room resource type\n\n${table("Properties", row)}`).types[0]?.properties ?? [];
    expect(state).toMatchObject({ type: { name: "Enum" }, facts: { nullable: true, values: ["Open", "Shut"] } });
  });

  it("can be relationships whose type is in a column Return type", () => {
    const page =
      "# room resource type\n\n## Navigation\n\n|Navigation|Return Type|Description|\n|:---|:---|:---|\n|[owner](user.md)|user|Gets the owner.|\n";
    expect(resourceOf(page).types[0]?.relationships).toMatchObject([{ name: "owner", type: { name: "user" } }]);
  });

  it("can have a list of values, unless they are relationships", () => {
    const row = (name: string): string => `|${name}|[lamp](lamp.md)|The **state** may be one of: \`on\`, \`off\`.|`;
    const page = `# room resource type\n\n${table("Properties", row("main"))}\n${table("Relationships", row("lamps"))}`;
    const [type] = resourceOf(page).types;
    expect(type?.properties[0]?.facts.values).toEqual(["on", "off"]);
    expect(type?.relationships[0]?.facts.values).toBeNull();
  });

  it("are not read from tables about other types or about the content of a property", () => {
    const page = `# policy resource type

${table("Properties", "|definition|String collection|JSON.|")}
|Type of range|Meaning|
|:---|:---|
|endDate|Until a day.|

### Properties of a policy definition

|Property|Type|Description|
|:---|:---|:---|
|Version|Integer|Set value of 1.|

### Derived types

|Type|Description|
|:---|:---|
|[stsPolicy](stspolicy.md)|One of them.|
`;
    const { types, diagnostics } = resourceOf(page);
    expect(types[0]?.properties.map(({ name }) => name)).toEqual(["definition"]);
    expect(diagnostics).toMatchObject([{ rule: "inner-property-table", severity: "info", line: 15, endLine: 17 }]);
  });

  it("give another message about the content of a property if JSON shows that the property is a string", () => {
    const page = (type: string) =>
      `# policy resource type\n\n${table("Properties", `|definition|${type}|JSON.|`)}
### Properties of a policy definition

\`\`\`json
{ "definition": "{ \\"Version\\": 1 }" }
\`\`\`

|Property|Type|Description|
|:---|:---|:---|
|Version|Integer|Set value of 1.|
`;
    const findings = (type: string) => readPage(docOf(page(type)), microsoftGraph).diagnostics;
    const message = (text: string) => [
      { rule: "inner-property-table", message: expect.stringContaining(text) as string },
    ];
    expect(findings("String collection")).toMatchObject(message("the text of the string definition"));
    expect(findings("Json")).toMatchObject(message("Document the value as a type"));
  });

  it("are read from a table whose types are in the column Value", () => {
    const rows =
      "|Property name|Value|Meaning|\n|:---|:---|:---|\n|code|string|The code.|\n|inner|error object|More.|\n";
    const [type] = resourceOf(`# fault resource type\n\n## Properties\n\n${rows}`).types;
    expect(type?.properties.map((row) => [row.name, row.type?.name])).toEqual([
      ["code", "string"],
      ["inner", "error"],
    ]);
  });

  it("belong to another type if the JSON in their section is annotated with this type", () => {
    const json = (type: string, body: string) =>
      `<!-- { "blockType": "resource", "@odata.type": "${type}" } -->\n\`\`\`json\n${body}\n\`\`\`\n\n`;
    const { types, diagnostics } = resourceOf(`# fault resource type

## JSON representation

${json("shop.fault", '{ "error": { "@odata.type": "odata.error" } }')}
#### odata.error resource type

The error itself.

${json("odata.error", '{ "code": "string" }')}
|Property|Type|Description|
|:---|:---|:---|
|code|string|The code.|
`);
    expect(
      types.map(({ name, description, properties, representation }) => ({
        name,
        description,
        properties: properties.map((row) => row.name),
        json: representation?.value,
      })),
    ).toEqual([
      { name: "shop.fault", description: "", properties: [], json: { error: { "@odata.type": "odata.error" } } },
      { name: "odata.error", description: "The error itself.", properties: ["code"], json: { code: "string" } },
    ]);
    expect(diagnostics).toEqual([]);
  });

  it("are not read from a table with unknown headers, and the table is reported", () => {
    const { types, diagnostics } = resourceOf(
      "# policy resource type\n\n## Properties\n\n|What|How|\n|:---|:---|\n|id|String|\n",
    );
    expect(types[0]?.properties).toEqual([]);
    expect(diagnostics).toMatchObject([{ rule: "unreadable-table", severity: "warning", line: 5 }]);
  });
});

describe("an example on the page of a type", () => {
  const page = (declaration: string): string => `# lamps resource type

${declaration}
## Example

<!-- { "blockType": "request" } -->
\`\`\`http
GET https://graph.microsoft.com/v1.0/lamps
\`\`\`
`;

  it("belongs to the type", () => {
    const { types, diagnostics } = resourceOf(page(table("Properties", "|id|String|Key.|")));
    expect(types[0]?.examples).toMatchObject([
      { request: { method: "GET", url: "https://graph.microsoft.com/v1.0/lamps" }, response: null },
    ]);
    expect(diagnostics).toEqual([]);
  });

  it("is reported if the page does not declare a type", () => {
    expect(resourceOf(page("Lamps.")).diagnostics).toMatchObject([{ rule: "misplaced-example", line: 7 }]);
  });
});

describe("a representation that is not JSON", () => {
  it("is reported at the place where it stops being valid", () => {
    const page = `# a resource type\n\n## JSON representation\n\n\`\`\`json\n{\n  'id': 1\n}\n\`\`\`\n`;
    const { types, diagnostics } = resourceOf(page);
    expect(types).toMatchObject([{ representation: { value: null, malformed: true } }]);
    expect(diagnostics).toMatchObject([{ rule: "malformed-json", severity: "warning", line: 7, column: 3 }]);
  });

  it("is read, with a finding, if it can be repaired", () => {
    const page = `# a resource type\n\n## JSON representation\n\n\`\`\`json\n{ /* inherited */ "id": "1", }\n\`\`\`\n`;
    const { types, diagnostics } = resourceOf(page);
    expect(types).toMatchObject([{ representation: { value: { id: "1" }, malformed: false } }]);
    expect(diagnostics).toMatchObject([{ rule: "nonstandard-json", severity: "info", line: 6, column: 3 }]);
  });
});

it("a type takes its name from the annotation if the title has fewer capital letters", () => {
  const json =
    '<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.lampStateScope" } -->\n```json\n{ "id": "1" }\n```\n';
  const named = (title: string) =>
    resourceOf(`# ${title} resource type\n\n## JSON representation\n\n${json}`).types.map(({ name }) => name);
  expect(named("lampStatescope")).toEqual(["microsoft.graph.lampStateScope"]);
  expect(named("lampstateScope")).toEqual(["microsoft.graph.lampStateScope"]);
});

it("a type is open if a paragraph above the table of properties calls the type open", () => {
  const page = (text: string) =>
    resourceOf(
      `# lampState resource type\n\nA state.\n\n## Properties\n\n${text}\n\n|Property|Type|Description|\n|--|--|--|\n|id|String|Id.|\n`,
    );
  expect(page("Names can change, hence this is an [open type](/odata).").types).toMatchObject([{ open: true }]);
  expect(page("It is used in an open type.").types).toMatchObject([{ open: false }]);
});
