import { describe, expect, it } from "vitest";

import { propertyIn, read, typeIn } from "./csdl-text.js";

describe("readTypes", () => {
  it("returns an entity type with key, base type, properties and relationships, and whether the type is open", () => {
    const model = read(`
      <EntityType Name="order" BaseType="s.entity" Abstract="true" OpenType="true">
        <Property Name="total" Type="Edm.Decimal" Nullable="false" DefaultValue="0" />
        <Property Name="tags" Type="Collection(Edm.String)" />
        <NavigationProperty Name="lines" Type="Collection(s.line)" ContainsTarget="true" />
        <NavigationProperty Name="buyer" Type="s.entity" />
      </EntityType>
      <EntityType Name="entity"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
      <ComplexType Name="line" />`);
    expect(model.types.map(({ name, kind }) => [name, kind])).toEqual([
      ["shop.entity", "entity"],
      ["shop.line", "complex"],
      ["shop.order", "entity"],
    ]);
    expect(typeIn(model, "shop.entity").key).toEqual(["id"]);
    expect(typeIn(model, "shop.order")).toMatchObject({
      base: "shop.entity",
      abstract: true,
      open: true,
      key: [],
      origin: "metadata",
    });
    expect(
      typeIn(model, "shop.order").properties.map((p) => [p.name, p.type, p.navigation, p.nullable, p.defaultValue]),
    ).toEqual([
      ["total", "Edm.Decimal", false, false, "0"],
      ["tags", "Collection(Edm.String)", false, null, null],
      ["lines", "Collection(shop.line)", true, null, null],
      ["buyer", "shop.entity", true, true, null],
    ]);
    expect(model.diagnostics).toEqual([]);
  });

  it("numbers the members of an enumeration that do not have values", () => {
    const model = read(`
      <EnumType Name="size"><Member Name="small" /><Member Name="large" /></EnumType>
      <EnumType Name="days" IsFlags="true"><Member Name="mon" Value="1" /><Member Name="tue" Value="2" /></EnumType>`);
    expect(typeIn(model, "shop.size")).toMatchObject({
      kind: "enum",
      flags: false,
      members: [
        { name: "small", value: "0" },
        { name: "large", value: "1" },
      ],
    });
    expect(typeIn(model, "shop.days")).toMatchObject({
      flags: true,
      members: [
        { name: "mon", value: "1" },
        { name: "tue", value: "2" },
      ],
    });
  });

  it("resolves aliases of namespaces, and type definitions to their underlying types", () => {
    const model = read(`
      <Schema Namespace="shop" Alias="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        <ComplexType Name="parcel">
          <Property Name="weight" Type="u.kilogram" />
          <Property Name="weights" Type="Collection(units.kilogram)" />
          <Property Name="unit" Type="u.unit" />
        </ComplexType>
      </Schema>
      <Schema Namespace="units" Alias="u" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        <TypeDefinition Name="kilogram" UnderlyingType="Edm.Double" />
        <EnumType Name="unit"><Member Name="kg" Value="0" /></EnumType>
      </Schema>`);
    expect(typeIn(model, "shop.parcel").properties.map(({ type }) => type)).toEqual([
      "Edm.Double",
      "Collection(Edm.Double)",
      "units.unit",
    ]);
    expect(model.api.namespace).toBe("shop");
    expect(model.diagnostics).toEqual([]);
  });

  it("returns the line and column at which an element starts", () => {
    const model = read('\n<ComplexType Name="a">\n  <Property Name="b" Type="Edm.String" />\n</ComplexType>');
    expect(propertyIn(model, "shop.a", "b").source).toEqual({ file: "service.csdl.xml", line: 3, column: 3 });
  });
});

describe("reading annotations", () => {
  const core = "Org.OData.Core.V1";

  it("returns descriptions from inside an element and from Annotations whose target is the element", () => {
    const model = read(`
      <EntityType Name="order">
        <Annotation Term="${core}.Description" String="An order." />
        <Property Name="total" Type="Edm.Decimal"><Annotation Term="${core}.Description"><String>The sum.</String></Annotation></Property>
        <Property Name="note" Type="Edm.String" />
      </EntityType>
      <EnumType Name="size"><Member Name="small" /></EnumType>
      <Annotations Target="s.order/note"><Annotation Term="${core}.LongDescription" String="A note." /></Annotations>
      <Annotations Target="shop.size/small"><Annotation Term="${core}.Description" String="Fits a letter box." /></Annotations>`);
    expect(typeIn(model, "shop.order").description).toBe("An order.");
    expect(typeIn(model, "shop.order").properties.map(({ description }) => description)).toEqual([
      "The sum.",
      "A note.",
    ]);
    expect(typeIn(model, "shop.size").members[0]?.description).toBe("Fits a letter box.");
    expect(model.diagnostics).toEqual([]);
  });

  it("marks an element as deprecated if a revision in its annotations has the kind Deprecated", () => {
    const revision = (kind: string): string =>
      `<Annotation Term="${core}.Revisions"><Collection><Record>
         <PropertyValue Property="Kind" EnumMember="${core}.RevisionKind/${kind}" />
         <PropertyValue Property="Description" String="Use basket." />
       </Record></Collection></Annotation>`;
    const model = read(`
      <ComplexType Name="cart">${revision("Deprecated")}<Property Name="sum" Type="Edm.Int32">${revision("Added")}</Property></ComplexType>`);
    expect(typeIn(model, "shop.cart")).toMatchObject({ deprecated: true, deprecation: "Use basket." });
    expect(propertyIn(model, "shop.cart", "sum").deprecated).toBe(false);
  });

  it("marks a property as read-only if its annotation is Computed, or Permissions with the value Read", () => {
    const property = (name: string, annotation: string): string =>
      `<Property Name="${name}" Type="Edm.String">${annotation}</Property>`;
    const permission = (member: string): string =>
      `<Annotation Term="${core}.Permissions"><EnumMember>${core}.Permission/${member}</EnumMember></Annotation>`;
    const model = read(`<ComplexType Name="a">
      ${property("computed", `<Annotation Term="${core}.Computed" Bool="true" />`)}
      ${property("tagged", `<Annotation Term="${core}.Computed" />`)}
      ${property("read", permission("Read"))}
      ${property("write", permission("ReadWrite"))}
      ${property("immutable", `<Annotation Term="${core}.Immutable" />`)}
      ${property("qualified", `<Annotation Term="${core}.Computed" Qualifier="tablet" />`)}
    </ComplexType>`);
    expect(typeIn(model, "shop.a").properties.map(({ name, readOnly }) => [name, readOnly])).toEqual([
      ["computed", true],
      ["tagged", true],
      ["read", true],
      ["write", false],
      ["immutable", null],
      ["qualified", null],
    ]);
  });
});
