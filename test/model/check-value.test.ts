import { describe, expect, test } from "vitest";
import { checkValue, type ValueUse } from "../../generator/model/check-value.js";
import type { JsonValue } from "../../generator/model/model.js";
import { indexTypes } from "../../generator/model/type-index.js";
import { complex, enumeration, property, type } from "../emit/hand-made.js";

const types = indexTypes([
  type("thing", [
    property("id", "Edm.String", { readOnly: true }),
    property("name", "Edm.String", { required: true }),
    property("size", "Edm.Int32", { nullable: false }),
    property("made", "Edm.DateTimeOffset"),
    property("tags", "Collection(Edm.String)"),
    property("part", "microsoft.graph.part"),
    property("color", "microsoft.graph.color"),
    property("flags", "microsoft.graph.options"),
  ]),
  type("gadget", [property("power", "Edm.Double")], { base: "microsoft.graph.thing" }),
  type("bag", [], { open: true }),
  type("box", [
    property("tags", "Collection(Edm.String)", { nullable: true }),
    property("things", "Collection(microsoft.graph.thing)", { nullable: true, navigation: true }),
    property("owner", "microsoft.graph.thing", { navigation: true }),
  ]),
  complex("part", [property("depth", "Edm.Int64")]),
  type("file", [property("data", "microsoft.graph.fileData", { readOnly: true })]),
  complex("fileData", [property("bytes", "Edm.Binary", { readOnly: true }), property("size", "Edm.Int32")]),
  enumeration("color", ["red", "green"]),
  enumeration("options", ["a", "b"], { flags: true }),
]);

/** Returns the rule and the path of each contradiction. */
function check(value: JsonValue, use: ValueUse = "read", name = "thing"): string[] {
  return checkValue(value, `microsoft.graph.${name}`, types, use).map(({ rule, path }) => `${rule} ${path}`.trim());
}

describe("checkValue", () => {
  test("finds more contradictions than a call can have arguments", () => {
    expect(check({ tags: Array.from({ length: 150_000 }, () => 1) })).toHaveLength(150_000);
  });

  test("reports each missing property of a type once, in the first object that lacks it", () => {
    const required = indexTypes([
      complex("part", [
        property("a", "Edm.String", { required: true }),
        property("b", "Edm.String", { required: true }),
      ]),
    ]);
    const missing = (value: JsonValue) =>
      checkValue(value, "Collection(microsoft.graph.part)", required, "create").map(({ path, property: name }) => [
        path,
        name,
      ]);
    expect(missing([{ a: "x" }, {}, { b: "x" }, {}])).toEqual([
      ["/0", "b"],
      ["/1", "a"],
    ]);
    expect(missing([{ "a@odata.bind": "x" }, {}])).toEqual([
      ["/0", "a"],
      ["/0", "b"],
      ["/1", "a"],
    ]);
  });

  test("accepts null for a relationship to one object, but never for one to several objects", () => {
    expect(check({ tags: null, things: [], owner: null }, "read", "box")).toEqual([]);
    expect(check({ things: null }, "read", "box")).toEqual(["wrong-type /things"]);
  });

  test("accepts an object whose properties have their documented types", () => {
    expect(
      check({
        id: "1",
        name: null,
        size: 2,
        made: "2026-01-31T00:00:00Z",
        tags: ["x"],
        part: { depth: 1 },
        color: "red",
        flags: "a, b",
      }),
    ).toEqual([]);
  });

  test("reports the path of each value with a wrong type", () => {
    expect(check({ name: 1, size: "2", tags: "x", part: [{ depth: 1 }], made: "String (timestamp)" })).toEqual([
      "wrong-type /name",
      "wrong-type /size",
      "wrong-type /tags",
      "wrong-type /part",
      "wrong-type /made",
    ]);
    expect(check({ tags: [1, "x", null], part: { depth: "deep" } })).toEqual([
      "wrong-type /tags/0",
      "wrong-type /tags/2",
      "wrong-type /part/depth",
    ]);
  });

  test("accepts null only for nullable properties", () => {
    expect(check({ name: null, size: null, tags: null })).toEqual(["wrong-type /size", "wrong-type /tags"]);
  });

  test("reports unknown properties, but not annotations or properties of open types", () => {
    expect(check({ nmae: "x", constructor: 1, "part@odata.bind": "x", "@odata.etag": "y" })).toEqual([
      "unknown-property /nmae",
      "unknown-property /constructor",
    ]);
    expect(check({ anything: [{}] }, "read", "bag")).toEqual([]);
  });

  test("reports a string that is not a member of the enumeration, and flags with an unknown member", () => {
    expect(check({ color: "blue", flags: "a,c" })).toEqual(["unknown-member /color", "unknown-member /flags"]);
  });

  test("checks an object against the derived type that its `@odata.type` names", () => {
    expect(check({ "@odata.type": "#microsoft.graph.gadget", power: 1.5 })).toEqual([]);
    expect(check({ power: 1.5 })).toEqual(["unknown-property /power"]);
  });

  test("reports an `@odata.type` that is not a derived type", () => {
    expect(check({ "@odata.type": "#microsoft.graph.part", depth: 1 })).toEqual(["wrong-type /@odata.type"]);
  });

  test("reports read-only properties in all bodies, but missing required properties only in bodies that create", () => {
    expect(check({ id: "1" }, "create")).toEqual(["read-only-property /id", "missing-required"]);
    expect(check({ id: "1" }, "update")).toEqual(["read-only-property /id"]);
    expect(check({ name: null }, "create")).toEqual(["wrong-type /name"]);
  });

  test("reports a read-only property in the value of another one, but no other contradiction in this value", () => {
    expect(check({ data: { bytes: "AQ==", size: "1", more: 1 } }, "create", "file")).toEqual([
      "read-only-property /data",
      "read-only-property /data/bytes",
    ]);
    expect(check({ data: null }, "create", "file")).toEqual(["read-only-property /data"]);
  });

  test("does not require a property that a reference to an existing resource supplies", () => {
    const missing = (value: JsonValue, of: string): boolean[] =>
      checkValue(value, of, types, "create")
        .filter(({ rule }) => rule === "missing-required")
        .map(({ suppliedByReference }) => suppliedByReference);
    expect(missing({ "name@odata.bind": "/names/1" }, "microsoft.graph.thing")).toEqual([true]);
    expect(missing([{ id: "1" }, { size: 1 }], "Collection(microsoft.graph.thing)")).toEqual([true, false]);
    expect(missing({ id: "1" }, "microsoft.graph.thing")).toEqual([false]);
  });

  test("accepts any value of an unknown type", () => {
    expect(checkValue({ any: 1 }, "microsoft.graph.stranger", types, "create")).toEqual([]);
    expect(checkValue([1], "Edm.Untyped", types, "create")).toEqual([]);
  });
});
