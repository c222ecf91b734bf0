import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import {
  apiPage,
  enumFacts,
  enumPage,
  example,
  message,
  place,
  request,
  resourcePage,
  row,
  status,
  type,
} from "./pages.js";
import { propertyOf, rules, typeOf } from "./parts.js";

describe("types from resource pages", () => {
  it("have the properties and the relationships that the tables of the page list", () => {
    const model = buildModel([
      resourcePage("group", {
        properties: [row("id", "String", { readOnly: true })],
        relationships: [row("members", "[user](user.md) collection")],
      }),
      resourcePage("user"),
    ]);
    expect(typeOf(model, "microsoft.graph.group").properties).toMatchObject([
      { name: "id", type: "Edm.String", navigation: false, readOnly: true, required: null },
      { name: "members", type: "Collection(microsoft.graph.user)", navigation: true },
    ]);
  });

  it("combine all pages that declare the type, and prefer the page that has the name of the type", () => {
    const intune = resourcePage(
      "microsoft.graph.user",
      { description: "Intune's.", properties: [row("id", "Int32"), row("managed", "Boolean")] },
      { file: "resources/intune-user.md" },
    );
    const home = resourcePage("microsoft.graph.user", { description: "A user.", properties: [row("id", "String")] });
    for (const pages of [
      [intune, home],
      [home, intune],
    ]) {
      const model = buildModel(pages);
      const user = typeOf(model, "microsoft.graph.user");
      expect(user.description).toBe("A user.");
      expect(user.properties.map(({ name, type: of }) => [name, of])).toEqual([
        ["id", "Edm.String"],
        ["managed", "Edm.Boolean"],
      ]);
      expect(model.diagnostics).toMatchObject([{ rule: "conflicting-property", file: "resources/intune-user.md" }]);
    }
  });

  it("have the property in the first of two rows with the same name, and a finding for the second row", () => {
    const model = buildModel([resourcePage("user", { properties: [row("age", "Int32"), row("age", "String")] })]);
    expect(propertyOf(model, "microsoft.graph.user", "age").type).toBe("Edm.Int32");
    expect(rules(model)).toEqual(["duplicate-property"]);
  });

  it("have qualified names of their base type and of the types that declare inherited properties", () => {
    const model = buildModel([
      resourcePage("directoryObject", { key: "id", properties: [row("id", "String")] }),
      resourcePage("user", {
        base: type("[directoryObject](directoryobject.md)"),
        properties: [row("id", "String", { inheritedFrom: type("[directoryobject](directoryobject.md)") })],
      }),
    ]);
    expect(typeOf(model, "microsoft.graph.user")).toMatchObject({
      kind: "entity",
      base: "microsoft.graph.directoryObject",
      key: ["id"],
    });
    expect(propertyOf(model, "microsoft.graph.user", "id").inheritedFrom).toBe("microsoft.graph.directoryObject");
  });

  it("have the base type from rows that say from which type a property is inherited", () => {
    const from = (base: string) => ({ inheritedFrom: type(base) });
    const model = buildModel([
      resourcePage("directoryObject", { base: type("entity"), key: "id" }),
      resourcePage("device", {
        properties: [row("id", "String", from("entity")), row("deleted", "String", from("directoryObject"))],
      }),
      resourcePage("mixture", { properties: [row("a", "String", from("oil")), row("b", "String", from("water"))] }),
    ]);
    expect(typeOf(model, "microsoft.graph.device")).toMatchObject({ base: "microsoft.graph.directoryObject" });
    expect(typeOf(model, "microsoft.graph.mixture").base).toBeNull();
  });

  it("are in the model even if they inherit from each other", () => {
    const model = buildModel([
      resourcePage("hen", { base: type("egg") }),
      resourcePage("egg", { base: type("hen") }),
      resourcePage("self", { base: type("self") }),
    ]);
    expect(model.types.map(({ name, kind }) => [name, kind])).toEqual([
      ["microsoft.graph.egg", "complex"],
      ["microsoft.graph.hen", "complex"],
      ["microsoft.graph.self", "complex"],
    ]);
  });

  it("have the property type in the table if the JSON representation shows another type", () => {
    const representation = {
      value: { used: [{ "@odata.type": "contoso.used" }] },
      malformed: false,
      optionalProperties: [],
      source: place(9),
      bodySource: place(10),
      nameSources: {},
      typeSources: {},
    };
    const model = buildModel([
      resourcePage("insights", { relationships: [row("used", "[usedInsight](used.md) collection")], representation }),
      resourcePage("usedInsight", {}, { file: "used.md" }),
    ]);
    expect(propertyOf(model, "microsoft.graph.insights", "used").type).toBe("Collection(microsoft.graph.usedInsight)");
    expect(model.types.map(({ name }) => name)).toEqual(["microsoft.graph.insights", "microsoft.graph.usedInsight"]);
  });

  it("have the properties that only the JSON representation has, with a finding", () => {
    const representation = (value: Record<string, string | number | object>) => ({
      value: JSON.parse(JSON.stringify(value)) as null,
      malformed: false,
      optionalProperties: [],
      source: place(9),
      bodySource: place(10),
      nameSources: { bornDateTime: place(12) },
      typeSources: {},
    });
    const model = buildModel([
      resourcePage("base", { properties: [row("id", "String")] }),
      resourcePage("thing", {
        base: type("base"),
        properties: [row("size", "Int64")],
        representation: representation({
          "@odata.type": "#microsoft.graph.thing",
          id: "String (identifier)",
          size: 4,
          bornDateTime: "String (timestamp)",
          owner: { "@odata.type": "microsoft.graph.identity" },
          tags: ["String"],
        }),
      }),
    ]);
    expect(typeOf(model, "microsoft.graph.thing").properties.map(({ name, type: of }) => [name, of])).toEqual([
      ["size", "Edm.Int64"],
      ["bornDateTime", "Edm.DateTimeOffset"],
      ["owner", "microsoft.graph.identity"],
      ["tags", "Collection(Edm.String)"],
    ]);
    expect(rules(model)).toEqual(["representation-disagrees", "representation-disagrees", "representation-disagrees"]);
    expect(model.diagnostics.map(({ line }) => line).sort()).toEqual([12, 9, 9]);
  });
});

describe("kinds of types", () => {
  it.each([
    ["a key in the annotation", { key: "id" }, "entity"],
    ["the kind in the annotation", { kind: "complex" as const, properties: [row("id", "String")] }, "complex"],
    ["a key in a row", { properties: [row("userId", "String", { key: true })] }, "entity"],
    ["an id and relationships", { properties: [row("id", "String")], relationships: [row("to", "user")] }, "entity"],
    ["only an id", { properties: [row("id", "String")] }, "complex"],
    ["nothing", {}, "complex"],
  ])("follow from %s", (_, facts, kind) => {
    expect(typeOf(buildModel([resourcePage("thing", facts)]), "microsoft.graph.thing").kind).toBe(kind);
  });

  it("are entity if the type has an id and an operation returns it", () => {
    const model = buildModel([
      resourcePage("thing", { properties: [row("id", "String")] }),
      apiPage("thing-get", {
        requests: [request("GET /things/{id}")],
        response: { statuses: [status(200, "thing")], description: "", source: place() },
      }),
    ]);
    expect(typeOf(model, "microsoft.graph.thing")).toMatchObject({ kind: "entity", key: ["id"] });
  });

  it("are entity if the type is the target of a relationship", () => {
    const model = buildModel([
      resourcePage("a", { relationships: [row("to", "thing collection")] }),
      resourcePage("thing"),
    ]);
    expect(typeOf(model, "microsoft.graph.thing").kind).toBe("entity");
  });

  it("are the same for a type, its base type and its derived types", () => {
    const model = buildModel([
      resourcePage("policyBase", {}),
      resourcePage("policy", { base: type("policyBase"), key: "id" }),
      resourcePage("strictPolicy", { base: type("policy") }),
    ]);
    expect(model.types.map(({ kind }) => kind)).toEqual(["entity", "entity", "entity"]);
  });
});

describe("enumerations", () => {
  it("have the members of all pages that declare them", () => {
    const model = buildModel([
      enumPage("enums", [enumFacts("Level", ["low"])]),
      enumPage("level", [enumFacts("level", ["low", "high", "unknownFutureValue"])]),
    ]);
    expect(typeOf(model, "microsoft.graph.level").members.map(({ name }) => name)).toEqual([
      "low",
      "high",
      "unknownFutureValue",
    ]);
  });

  it("have members that can be combined if the row of another page says so", () => {
    const model = buildModel([
      enumPage("part", [enumFacts("part", ["apps", "tabs"])]),
      enumPage("layout", [enumFacts("layout", ["list", "grid"])]),
      resourcePage("team", {
        properties: [
          row("partsToClone", "part", { flags: true }),
          row("layouts", "layout collection", { flags: true }),
        ],
      }),
    ]);
    expect(typeOf(model, "microsoft.graph.part").flags).toBe(true);
    expect(typeOf(model, "microsoft.graph.layout").flags).toBe(false);
  });

  it("come from rows that list the values of a type without a page", () => {
    const model = buildModel([
      resourcePage("alert", { properties: [row("severity", "alertSeverity", { values: ["low", "high"] })] }),
      resourcePage("rule", { properties: [row("least", "AlertSeverity", { values: ["none", "low"], flags: true })] }),
    ]);
    expect(typeOf(model, "microsoft.graph.alertSeverity")).toMatchObject({
      kind: "enum",
      origin: "reference",
      flags: true,
      members: [{ name: "low" }, { name: "high" }, { name: "none" }],
    });
    expect(propertyOf(model, "microsoft.graph.alert", "severity").values).toBeNull();
    expect(model.diagnostics).toEqual([]);
  });

  it("are not created for a String property whose row lists values", () => {
    const model = buildModel([
      resourcePage("alert", { properties: [row("state", "String", { values: ["on", "off"] })] }),
    ]);
    expect(propertyOf(model, "microsoft.graph.alert", "state")).toMatchObject({
      type: "Edm.String",
      values: ["on", "off"],
    });
    expect(model.types).toHaveLength(1);
  });

  it("do not replace a structured type of the same name that has properties", () => {
    const model = buildModel([
      resourcePage("media", { properties: [row("kind", "String")] }),
      enumPage("enums", [enumFacts("media", ["audio"])]),
    ]);
    expect(typeOf(model, "microsoft.graph.media").kind).toBe("complex");
    expect(model.diagnostics).toMatchObject([{ rule: "conflicting-declaration", file: "resources/enums.md" }]);
  });
});

describe("types without a page", () => {
  it("have the properties in the tables of request bodies and in the examples", () => {
    const set = { "@odata.type": "#microsoft.graph.keySet", keys: [{ kty: "RSA", size: 2048, nbf: 1.5, live: true }] };
    const model = buildModel([
      apiPage("post-keyset", {
        requests: [request("POST /keySets")],
        requestBody: {
          none: false,
          contentType: null,
          type: type("[keySet](../resources/keyset.md)"),
          stream: false,
          fields: [
            row("id", "String", { inheritedFrom: type("[entity](../resources/entity.md)") }),
            row("keys", "[key](../resources/key.md) collection"),
          ],
          description: "",
          source: place(5),
        },
        response: { statuses: [status(201, "[keySet](../resources/keyset.md)")], description: "", source: place() },
        examples: [example("POST /keySets", set)],
      }),
    ]);
    expect(typeOf(model, "microsoft.graph.keySet")).toMatchObject({
      kind: "entity",
      base: "microsoft.graph.entity",
      origin: "example",
      properties: [
        { name: "id", inheritedFrom: "microsoft.graph.entity" },
        { name: "keys", type: "Collection(microsoft.graph.key)" },
      ],
    });
    expect(typeOf(model, "microsoft.graph.key").properties.map(({ name, type: of }) => [name, of])).toEqual([
      ["kty", "Edm.String"],
      ["size", "Edm.Int32"],
      ["nbf", "Edm.Double"],
      ["live", "Edm.Boolean"],
    ]);
    expect(typeOf(model, "microsoft.graph.entity")).toMatchObject({
      kind: "entity",
      origin: "reference",
      key: ["id"],
      properties: [{ name: "id", inheritedFrom: null }],
    });
    expect(rules(model)).toEqual(["unresolved-type", "unresolved-type", "unresolved-type"]);
  });

  it("are enumerations if every value in the examples has the form of a member name", () => {
    const model = buildModel([
      resourcePage("alert", { properties: [row("level", "alertLevel")] }),
      apiPage("alert-get", {
        requests: [request("GET /alerts/{id}")],
        response: { statuses: [status(200, "alert")], description: "", source: place() },
        examples: [example("GET /alerts/1", null, { ...message({ level: "high" }), status: 200 })],
      }),
    ]);
    expect(typeOf(model, "microsoft.graph.alertLevel")).toMatchObject({
      kind: "enum",
      origin: "example",
      members: [{ name: "high" }],
    });
  });

  it("are one type even if pages spell the name in different case", () => {
    const model = buildModel([
      resourcePage("a", { properties: [row("x", "Phantom"), row("y", "phantom"), row("z", "PHANTOM collection")] }),
    ]);
    expect(model.types.map(({ name }) => name)).toEqual(["microsoft.graph.a", "microsoft.graph.phantom"]);
    expect(propertyOf(model, "microsoft.graph.a", "z").type).toBe("Collection(microsoft.graph.phantom)");
    expect(rules(model)).toEqual(["unresolved-type"]);
  });

  it("can have names of Object.prototype members", () => {
    const model = buildModel([
      resourcePage("a", { properties: [row("constructor", "constructor"), row("__proto__", "__proto__")] }),
    ]);
    expect(model.types.map(({ name }) => name)).toEqual([
      "microsoft.graph.__proto__",
      "microsoft.graph.a",
      "microsoft.graph.constructor",
    ]);
    expect(typeOf(model, "microsoft.graph.a").properties).toHaveLength(2);
  });
});
