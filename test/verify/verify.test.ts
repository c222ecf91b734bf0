import { describe, expect, it } from "vitest";
import { finding } from "../../generator/findings/create-finding.js";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import type { ApiModel } from "../../generator/model/model.js";
import { verify } from "../../generator/verify/verify.js";
import { member, operation, property, route, type } from "../diff/shop.js";

/** Reads metadata of a shop with two namespaces. `schema` is the content of the first one. */
function service(schema: string): ApiModel {
  const text = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema Namespace="shop" xmlns="http://docs.oasis-open.org/odata/ns/edm">${schema}</Schema>
<Schema Namespace="shop.back" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<ComplexType Name="shelf"/><EnumType Name="grade"><Member Name="low"/></EnumType></Schema>
</edmx:DataServices></edmx:Edmx>`;
  return readMetadata(text, "shop.xml");
}

const backroom = [
  type("shop.back.shelf", 90, { kind: "complex" }),
  type("shop.back.grade", 91, { kind: "enum", members: [member("low", null, 92)] }),
];

function docs(model: Partial<ApiModel>): ApiModel {
  const api = { namespace: "shop", version: "v1.0", baseUrl: "" };
  return {
    format: 1,
    api,
    pages: [],
    operations: [],
    diagnostics: [],
    ...model,
    types: [...backroom, ...(model.types ?? [])],
  };
}

/** Returns the rule, the name, the line and the suggestion of each finding. */
function found(documented: Partial<ApiModel>, schema: string): unknown[] {
  return verify(docs(documented), service(schema)).map(({ rule, name, line, suggestion }) => [
    rule,
    name,
    line,
    suggestion ?? null,
  ]);
}

const ITEM =
  '<EntityType Name="item"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>';

describe("properties", () => {
  const item = (...properties: ReturnType<typeof property>[]): Partial<ApiModel> => ({
    types: [type("shop.item", 10, { key: ["id"], properties: [property("id", "Edm.String", 11), ...properties] })],
  });

  it("reports a relationship that a table documents as one item, although requests make it a collection", () => {
    const shelves = property("shelves", "Collection(shop.back.shelf)", 12, { navigation: true });
    const corrected = finding("relationship-not-collection", shelves.source, "A message.");
    expect(
      found(
        { ...item(shelves), diagnostics: [corrected] },
        `${ITEM}<NavigationProperty Name="shelves" Type="Collection(shop.back.shelf)"/></EntityType>`,
      ),
    ).toEqual([["property-type-differs", "shelves", 12, "Collection(shop.back.shelf)"]]);
  });

  it.each([
    [
      "a misspelled name",
      property("adress", "Edm.String", 12),
      '<Property Name="address" Type="Edm.String"/>',
      [["property-not-in-metadata", "adress", 12, "address"]],
    ],
    [
      "a name in another case",
      property("Address", "Edm.String", 12),
      '<Property Name="address" Type="Edm.String"/>',
      [["property-not-in-metadata", "Address", 12, "address"]],
    ],
    [
      "a missing Collection",
      property("tags", "Edm.String", 12),
      '<Property Name="tags" Type="Collection(Edm.String)"/>',
      [["property-type-differs", "tags", 12, "Collection(Edm.String)"]],
    ],
    [
      "another namespace",
      property("shelf", "shop.shelf", 12),
      '<Property Name="shelf" Type="shop.back.shelf"/>',
      [["property-type-differs", "shelf", 12, "shop.back.shelf"]],
    ],
    [
      "different nullability",
      property("name", "Edm.String", 12, { nullable: false }),
      '<Property Name="name" Type="Edm.String"/>',
      [["property-nullability-differs", "name", 12, null]],
    ],
    [
      "a relationship among properties",
      property("shelf", "shop.back.shelf", 12),
      '<NavigationProperty Name="shelf" Type="shop.back.shelf"/>',
      [["property-kind-differs", "shelf", 12, null]],
    ],
    [
      "a property that no page documents",
      property("name", "Edm.String", 12),
      '<Property Name="name" Type="Edm.String"/><Property Name="stock" Type="Edm.Int32"/>',
      [["property-not-documented", "stock", 10, null]],
    ],
  ])("are reported if docs and metadata differ: %s", (_, documented, declared, expected) => {
    expect(found(item(documented), `${ITEM}${declared}</EntityType>`)).toEqual(expected);
  });

  it("are not reported for facts that only the metadata states", () => {
    const silent = item(property("name", "Edm.String", 12), property("stock", "Edm.Untyped", 13));
    const schema = `${ITEM}<Property Name="name" Type="Edm.String" Nullable="false" DefaultValue="x"/><Property Name="stock" Type="Edm.Int32"/></EntityType>`;
    expect(found(silent, schema)).toEqual([]);
  });

  it("are accepted if the type inherits them, and reported if only a derived type has them", () => {
    const documented = {
      types: [
        type("shop.entity", 5, { kind: "complex", properties: [property("size", "Edm.Int32", 6)] }),
        type("shop.item", 10, { kind: "complex", properties: [property("label", "Edm.String", 11)] }),
      ],
    };
    const schema =
      '<ComplexType Name="entity"><Property Name="label" Type="Edm.String"/></ComplexType><ComplexType Name="item" BaseType="shop.entity"><Property Name="size" Type="Edm.Int32"/></ComplexType>';
    const all = verify(docs(documented), service(schema)).filter(({ rule }) => rule === "property-not-in-metadata");
    expect(all).toMatchObject([{ target: "shop.entity", name: "size", docs: "Edm.Int32", metadata: null, line: 6 }]);
    expect(all[0]?.message).toContain("It belongs to `shop.item`.");
  });
});

describe("types and members", () => {
  it("reports types that only the docs or only the metadata has, and suggests the correct namespace", () => {
    const documented = { types: [type("shop.grade", 20, { kind: "enum", members: [member("high", null, 21)] })] };
    const all = verify(
      docs(documented),
      service('<ComplexType Name="voucher"><Property Name="sum" Type="Edm.Int32"/></ComplexType>'),
    );
    expect(all.map(({ rule, target, suggestion }) => [rule, target, suggestion])).toEqual([
      ["type-not-documented", "shop.voucher", undefined],
      ["type-not-in-metadata", "shop.grade", "shop.back.grade"],
    ]);
  });

  it("names the derived type if its page documents a property of the base type", () => {
    const documented = {
      types: [
        type("shop.base", 10, { kind: "complex" }),
        type("shop.leaf", 20, { kind: "complex", base: "shop.base", properties: [property("sum", "Edm.Int32", 21)] }),
      ],
    };
    const [only] = verify(
      docs(documented),
      service(
        '<ComplexType Name="base"><Property Name="sum" Type="Edm.Int32"/></ComplexType><ComplexType Name="leaf" BaseType="shop.base"/>',
      ),
    );
    expect(only?.message).toBe(
      "No page documents the property `sum` of `shop.base`. Move the row of this property from the page of `shop.leaf` to this page.",
    );
  });

  it("reports members that only the docs or only the metadata has, and members whose values differ", () => {
    const documented = {
      types: [
        type("shop.level", 20, {
          kind: "enum",
          members: [member("low", "0", 21), member("hihg", "2", 22), member("odd", null, 23)],
        }),
      ],
    };
    const schema =
      '<EnumType Name="level"><Member Name="low" Value="1"/><Member Name="high" Value="2"/><Member Name="middle" Value="3"/></EnumType>';
    expect(found(documented, schema)).toEqual([
      ["member-not-documented", "middle", 20, null],
      ["member-value-differs", "low", 21, null],
      ["member-not-in-metadata", "hihg", 22, "high"],
      ["member-not-in-metadata", "odd", 23, null],
    ]);
  });
});

describe("operations", () => {
  const binding = '<Parameter Name="it" Type="shop.item"/>';
  const schema = `${ITEM}</EntityType><Action Name="pay" IsBound="true">${binding}<Parameter Name="Amount" Type="Edm.Int32"/><Parameter Name="note" Type="Edm.String"/></Action>
<Action Name="pay" IsBound="true"><Parameter Name="it" Type="shop.back.shelf"/><Parameter Name="all" Type="Edm.Boolean"/></Action>
<EntityContainer Name="c"><EntitySet Name="items" EntityType="shop.item"/></EntityContainer>`;
  const item = type("shop.item", 10, { key: ["id"], properties: [property("id", "Edm.String", 11)] });
  const call = (path: string, ...names: string[]): Partial<ApiModel> => ({
    types: [item],
    operations: [
      operation("item-pay", 30, {
        intent: "action",
        routes: [route("POST", path, 31)],
        requestBody: {
          contentType: "application/json",
          type: null,
          description: "",
          properties: names.map((name, at) => property(name, name === "note" ? "Edm.Boolean" : "Edm.Int32", 40 + at)),
          source: { file: "item-pay.md", line: 39, column: 1 },
        },
      }),
    ],
  });

  it("compares parameters with the overload that is bound to the type at the end of the path", () => {
    expect(found(call("/items/{id}/pay", "amount"), schema)).toEqual([
      ["parameter-not-documented", "note", 39, null],
      ["parameter-not-in-metadata", "amount", 40, "Amount"],
    ]);
    expect(found(call("/items/{id}/pay", "Amount", "note"), schema)).toEqual([
      ["parameter-type-differs", "note", 41, "Edm.String"],
    ]);
  });

  it("accepts a table with the properties of the action's only parameter", () => {
    const taking = schema.replace('Name="Amount" Type="Edm.Int32"', 'Name="goods" Type="shop.item"');
    expect(found(call("/items/{id}/pay", "id"), taking)).toEqual([]);
  });

  it("reports actions that only the docs or only the metadata has", () => {
    expect(found(call("/items/{id}/Pay"), schema)).toEqual([["operation-not-in-metadata", null, 31, "pay"]]);
    expect(found(call("/items/{id}/resell"), schema)).toEqual([
      ["operation-not-in-metadata", null, 31, null],
      ["operation-not-documented", null, 90, null],
    ]);
  });
});
