import { describe, expect, it } from "vitest";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { UsageError } from "../../generator/usage-error.js";
import { csdl, read } from "./csdl-text.js";

describe("readMetadata", () => {
  it("refuses a document that is not OData 4 metadata, and names the root element of the document", () => {
    const file = "service.csdl.xml";
    expect(() => readMetadata("<html/>", file)).toThrow(UsageError);
    expect(() => readMetadata("<html/>", file)).toThrow(
      /service\.csdl\.xml is not OData 4 metadata: the root is <html>/,
    );
    expect(() => readMetadata('<e:Edmx xmlns:e="http://docs.oasis-open.org/odata/ns/edmx"/>', file)).toThrow(
      /does not contain a <Schema>/,
    );
  });

  it("reports unreadable elements and unresolved names, and reads all other elements", () => {
    const model = read(`
      <ComplexType />
      <ComplexType Name="a"><Property Name="b" /><Property Name="c" Type="s.gone" /></ComplexType>
      <ComplexType Name="a" />
      <Action Name="go" IsBound="true" />
      <EntityContainer Name="Service"><ActionImport Name="x" Action="s.x" /></EntityContainer>
      <Annotations Target="s.a/z"><Annotation Term="Org.OData.Core.V1.Description" String="?" /></Annotations>`);
    expect(model.types.map(({ name }) => name)).toEqual(["shop.a"]);
    expect(model.diagnostics.map(({ rule, line, message }) => [rule, line, message])).toEqual([
      [
        "csdl-missing-attribute",
        2,
        "This <ComplexType> is ignored because it does not have the attribute Name. Add this attribute.",
      ],
      [
        "csdl-missing-attribute",
        3,
        "This <Property> is ignored because it does not have the attribute Type. Add this attribute.",
      ],
      [
        "csdl-unknown-type",
        3,
        "No schema declares the type shop.gone. Correct the name, or add a reference to the document that declares the type.",
      ],
      [
        "csdl-duplicate",
        4,
        "shop.a is already declared; this second declaration is ignored. Remove one of the two declarations.",
      ],
      [
        "csdl-missing-binding",
        5,
        "The bound <Action> go is ignored because it does not have a binding parameter. Add a binding parameter, or remove IsBound.",
      ],
      [
        "csdl-unknown-operation",
        6,
        "x imports shop.x, but no schema declares it as an unbound action. Correct the name.",
      ],
      ["csdl-unknown-target", 7, "The target of these annotations, s.a/z, does not exist. Correct the Target."],
    ]);
  });

  it("does not report a type that a referenced document declares", () => {
    const text = csdl('<ComplexType Name="a"><Property Name="b" Type="geo.point" /></ComplexType>').replace(
      "<edmx:DataServices>",
      '<edmx:Reference Uri="geo.xml"><edmx:Include Namespace="org.geo" Alias="geo" /></edmx:Reference><edmx:DataServices>',
    );
    const model = readMetadata(text, "service.csdl.xml");
    expect(model.types[0]?.properties[0]?.type).toBe("org.geo.point");
    expect(model.diagnostics).toEqual([]);
  });

  it("returns the same model if the elements of the schema are in another order", () => {
    const [a, b] = ['<ComplexType Name="a" />', '<EnumType Name="b" />'];
    const names = (content: string): string[] => read(content).types.map(({ name }) => name);
    expect(names(b + a)).toEqual(names(a + b));
  });
});
