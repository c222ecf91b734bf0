import { describe, expect, test } from "vitest";
import { limitOpenNames } from "../../generator/model/open-names.js";
import { complex, example, model, operation, property, responds, takes, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const types = [
  type("message", [property("subject"), property("attachments", "Collection(microsoft.graph.attachment)")], {
    open: true,
  }),
  type("note", [property("title")], { open: true }),
  type("fields", [property("id")], { open: true, key: ["id"] }),
  type("attachment", [property("name")], { abstract: true }),
  type("fileAttachment", [property("contentBytes", "Edm.Binary"), property("thumbnail", "Edm.Stream")], {
    base: "microsoft.graph.attachment",
  }),
  complex("Json", []),
  type("range", [property("values", "microsoft.graph.Json"), property("ratio", "Edm.Double")]),
  complex("reference", [
    property("id", "Edm.String", { readOnly: true }),
    property("path", "Edm.String", { readOnly: true }),
  ]),
  type("item", [property("parent", "microsoft.graph.reference")]),
];
const operations = [
  operation("send", "Send", "action", ["POST /send"], {
    requestBody: takes(null, [property("message", "microsoft.graph.message")]),
    examples: [example("POST /send", { message: { subject: "x" } }, { status: 204 })],
  }),
  operation("message-list", "List", "list", ["GET /messages"], {
    responses: [responds(200, "Collection(microsoft.graph.message)")],
    examples: [
      example("GET /messages?$select=subject,undocumented", null, { status: 200, body: { value: [] } }),
      example("GET /messages?$select=subject,contoso_training", null, { status: 200, body: { value: [] } }),
    ],
  }),
  operation("note-create", "Create", "create", ["POST /notes"], {
    requestBody: takes("microsoft.graph.note"),
    examples: [example("POST /notes", { title: "x", color: "red", size: 2, weight: 1 }, { status: 204 })],
  }),
  operation("fields-update", "Update", "update", ["PATCH /fields"], { requestBody: takes("microsoft.graph.fields") }),
  operation("attachment-create", "Attach", "create", ["POST /attachments"], {
    requestBody: takes("microsoft.graph.attachment"),
  }),
  operation("range-update", "Update", "update", ["PATCH /range"], {
    requestBody: takes("microsoft.graph.range"),
    responses: [responds(200, "microsoft.graph.range")],
  }),
  operation("item-update", "Move", "update", ["PATCH /item"], {
    requestBody: takes("microsoft.graph.item"),
    examples: [example("PATCH /item", { parent: { id: "1" } }, { status: 204 })],
  }),
];
const api = model(limitOpenNames(types, operations), operations);

const program = `
import { GraphClient } from "./src/index.js";

export async function use(graph: GraphClient): Promise<void> {
  await graph.send({ message: { subject: "x", extension_1_color: "red", contoso_training: { id: 1 } } });
  // @ts-expect-error -- subject is misspelled
  await graph.send({ message: { subjct: "x" } });
  for await (const { subject, contoso_training } of graph.messages.list({ select: ["subject", "contoso_training"] })) {
    console.log(subject, contoso_training);
  }
  // @ts-expect-error -- subject is misspelled
  graph.messages.list({ select: ["subjct"] });
  await graph.notes.create({ title: "x", anything: 1 });
  await graph.fields.update({ Color: "red" });
  await graph.attachments.create({ "@odata.type": "#microsoft.graph.fileAttachment", name: "x", contentBytes: "AAEC" });
  // @ts-expect-error -- the type is abstract, so the object has to name its type
  await graph.attachments.create({ name: "x", contentBytes: "AAEC" });
  await graph.send({ message: { attachments: [{ "@odata.type": "#microsoft.graph.fileAttachment", thumbnail: "AAEC" }] } });
  const { values, ratio } = await graph.range.update({ values: [["a", 1], [null, true]], ratio: Infinity });
  console.log(Array.isArray(values), ratio?.toFixed(2));
  await graph.item.update({ parent: { id: "1" } });
  // @ts-expect-error -- path is read-only, and no example sends it
  await graph.item.update({ parent: { path: "1" } });
}
`;

describe("emitted types", () => {
  test("let the compiler find misspelt properties of open types and a missing `@odata.type` of an abstract type", async () => {
    expect(compileErrors(await emit(api), [{ path: "program.ts", text: program }])).toEqual([]);
  });

  test("accept only documented names and names of extension properties in typed queries of example tests", async () => {
    const tests = textOf(await emit(api), "test/operations/messages.test.ts");
    expect(tests).toContain('list({ query: { $select: "subject,undocumented" } })');
    expect(tests).toContain('list({ select: ["subject", "contoso_training"] })');
  });

  test("accept any property if the docs do not describe most of the properties that examples send", () => {
    const limited = limitOpenNames(types, operations).filter(({ openNames }) => openNames === "extensions");
    expect(limited.map(({ name }) => name)).toEqual(["microsoft.graph.message"]);
  });

  test("accept a read-only property that an example sends, with a finding", async () => {
    const { diagnostics } = await emit(api);
    expect(diagnostics.map(({ rule }) => rule)).toContain("read-only-property");
  });

  test("have a comment that numbers can lose digits, and an example with such a number has a finding", async () => {
    const range = type("range", [property("cells", "Edm.Int64")]);
    const get = operation("range-get", "Get range", "get", ["GET /range"], {
      responses: [responds(200, "microsoft.graph.range")],
      examples: [example("GET /range", null, { status: 200, body: { cells: Number("9223372036854775807") } })],
    });
    const sdk = await emit(model([range], [get]));
    expect(sdk.diagnostics.map(({ message }) => message)).toEqual([
      "No test was generated from this example: it contains a number with more digits than a JavaScript number can hold. Set sdk.int64, or correct the type.",
    ]);
    expect(textOf(sdk, "src/models/range.ts")).toContain("/** A 64-bit integer. Digits of values beyond");
  });

  test("have a comment that bytes are Base64 text", async () => {
    expect(textOf(await emit(api), "src/models/fileAttachment.ts")).toContain(
      "/** Base64 text. */\n  thumbnail?: string",
    );
  });
});
