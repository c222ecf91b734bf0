import { describe, expect, test } from "vitest";
import { complex, model, operation, property, responds, takes, type } from "./hand-made.js";
import { compileErrors, emit } from "./sdk.js";

const message = "microsoft.graph.message";

const api = model(
  [
    type(
      "message",
      [
        property("id"),
        property("subject"),
        property("created", "Edm.DateTimeOffset", { readOnly: true }),
        property("body", "microsoft.graph.body"),
        property("folder", "microsoft.graph.folder", { navigation: true }),
        property("grants", "Collection(microsoft.graph.grant)", { navigation: true }),
        property("attachments", "Collection(microsoft.graph.attachment)", { navigation: true }),
      ],
      { key: ["id"] },
    ),
    complex("body", [property("content"), property("size", "Edm.Int32", { readOnly: true })]),
    type("folder", [property("id"), property("name"), property("path", "Edm.String", { readOnly: true })], {
      key: ["id"],
    }),
    type("grant", [property("id"), property("role", "Edm.String", { required: true })], { key: ["id"] }),
    type("attachment", [property("id"), property("name")], { key: ["id"], abstract: true }),
    type("fileAttachment", [property("bytes", "Edm.Binary")], { base: "microsoft.graph.attachment" }),
    type("rule", [property("id"), property("title", "Edm.String", { required: true })], { key: ["id"] }),
  ],
  [
    operation("message-get", "Get message", "get", ["GET /messages/{id}"], { responses: [responds(200, message)] }),
    operation("message-create", "Create message", "create", ["POST /messages"], {
      requestBody: takes(message),
      responses: [responds(201, message)],
    }),
    operation("message-update", "Update message", "update", ["PATCH /messages/{id}"], { requestBody: takes(message) }),
    operation("rule-get", "Get rule", "get", ["GET /rules/{id}"], {
      responses: [responds(200, "microsoft.graph.rule")],
    }),
    operation("rule-create", "Create rule", "create", ["POST /rules"], {
      requestBody: takes("microsoft.graph.rule"),
    }),
    operation("rule-update", "Update rule", "update", ["PATCH /rules/{id}"], {
      requestBody: takes("microsoft.graph.rule"),
    }),
  ],
);

const program = `
import { GraphClient } from "./src/index.js";
const graph = new GraphClient({ credential: () => "token" });
export async function run(): Promise<void> {
  const one = graph.messages.byId("1");
  const read = await one.get();
  await one.update(read);
  await one.update({ ...read, subject: "x" });
  await graph.messages.create(read);
  const rule = await graph.rules.byId("1").get();
  await graph.rules.byId("1").update({ ...rule });
  await graph.rules.create({ ...rule, title: "x" });
  // @ts-expect-error A response can lack the title, which a create request must have.
  await graph.rules.create(rule);
  // @ts-expect-error A literal cannot have a read-only property.
  await one.update({ created: "2020-01-01T00:00:00Z" });
  // @ts-expect-error A new attachment must name its type.
  await one.update({ attachments: [{ name: "x", bytes: "AAEC" }] });
  // @ts-expect-error A new grant must have a role.
  await graph.messages.create({ grants: [{}] });
}
`;

describe("an object from a response", () => {
  test("is a valid body of updates, and of creates whose required properties it has", async () => {
    expect(compileErrors(await emit(api), [{ path: "program.ts", text: program }])).toEqual([]);
  });
});
