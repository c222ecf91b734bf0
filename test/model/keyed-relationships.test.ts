import { expect, test } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import type { OperationFacts } from "../../generator/page/page.js";
import { apiPage, place, request, resourcePage, row, status, type } from "./pages.js";

const pages = [
  resourcePage("note", {
    key: "id",
    properties: [row("id", "String"), row("steps", "step")],
    relationships: [row("pictures", "picture"), row("author", "person"), row("answers", "note")],
  }),
  resourcePage("letter", { base: type("note"), properties: [row("size", "Int32")] }),
  resourcePage("picture", { key: "id", properties: [row("id", "String")] }),
  resourcePage("person", { key: "id", properties: [row("id", "String")] }),
  resourcePage("step", { properties: [row("order", "Int32")] }),
  get("note-list", "GET /notes", "note collection"),
  get("letter-list", "GET /letters", "letter collection"),
];

function get(name: string, line: string, returned: string) {
  const facts: Partial<OperationFacts> = {
    requests: [request(line)],
    response: { statuses: [status(200, returned)], description: "", source: place(20) },
  };
  return apiPage(name, facts);
}

/** Returns the types of the relationships and properties of a note, and the corrected ones. */
function note(...lines: readonly (readonly [line: string, returned: string])[]) {
  const more = lines.map(([line, returned], index) => get(`tested-${index.toString()}`, line, returned));
  const { types, diagnostics } = buildModel([...pages, ...more]);
  const properties = types.find(({ name }) => name === "microsoft.graph.note")?.properties ?? [];
  return {
    types: Object.fromEntries(properties.map(({ name, type }) => [name, type.replace("microsoft.graph.", "")])),
    reported: diagnostics.filter(({ rule }) => rule === "relationship-not-collection").map(({ message }) => message),
  };
}

test("a relationship is a collection if a route has a key after it, although its table says that it is one item", () => {
  const { types, reported } = note(
    ["GET /notes/{id}/pictures/{picture-id}", "picture"],
    ["GET /notes/{id}/pictures/{pictureId}", "picture"],
    ["GET /notes/{id}/author", "person"],
  );
  expect(types).toMatchObject({ pictures: "Collection(picture)", author: "person", answers: "note" });
  expect(reported).toEqual([
    "`pictures` is documented as one picture, but GET /notes/{id}/pictures/{picture-id} contains the key of an item. docwright uses Collection(microsoft.graph.picture). Document the type as a collection of picture.",
  ]);
});

test("an inherited relationship is a collection in the type that declares it", () => {
  const { types, reported } = note(["GET /letters/{id}/answers/{answer-id}", "note"]);
  expect(types["answers"]).toBe("Collection(note)");
  expect(reported).toHaveLength(1);
});

test("a property stays one item, even if a route has a key after it", () => {
  const { types, reported } = note(["GET /notes/{id}/steps/{step}", "step"]);
  expect(types["steps"]).toBe("step");
  expect(reported).toEqual([]);
});

test.each([
  ["{picture}", "Collection(picture)"],
  ["{id | fileName}", "Collection(picture)"],
  ["{property}", "picture"],
  ["{propertyName}", "picture"],
  ["{size}", "picture"],
])("a relationship with %s after it is %s", (placeholder, pictures) => {
  expect(note([`GET /notes/{id}/pictures/${placeholder}`, "picture"]).types).toMatchObject({ pictures });
});
