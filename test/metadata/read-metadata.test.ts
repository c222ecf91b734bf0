import { describe, expect, it } from "vitest";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { UsageError } from "../../generator/usage-error.js";
import { csdl, read } from "./csdl-text.js";

describe("readMetadata", () => {
  it("rejects a document that is not OData 4 metadata and names its root", () => {
    const file = "service.csdl.xml";
    expect(() => readMetadata("<html/>", file)).toThrow(UsageError);
    expect(() => readMetadata("<html/>", file)).toThrow(
      /service\.csdl\.xml is not OData 4 metadata: the root is <html>/,
    );
    expect(() => readMetadata('<e:Edmx xmlns:e="http://docs.oasis-open.org/odata/ns/edmx"/>', file)).toThrow(
      /does not contain a <Schema>/,
    );
  });

  it("reports unreadable elements and unresolved names, and reads the rest", () => {
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
        "This <ComplexType> is ignored because it does not have the attribute Name. Add it.",
      ],
      ["csdl-missing-attribute", 3, "This <Property> is ignored because it does not have the attribute Type. Add it."],
      [
        "csdl-unknown-type",
        3,
        "No schema declares the type shop.gone. Correct the name, or add a reference to its document.",
      ],
      ["csdl-duplicate", 4, "shop.a is already declared; this second declaration is ignored. Remove one of the two."],
      [
        "csdl-missing-binding",
        5,
        "The bound <Action> go is ignored because it does not have a binding parameter. Add one, or remove IsBound.",
      ],
      [
        "csdl-unknown-operation",
        6,
        "x imports shop.x, but no schema declares it as an unbound action. Correct the name.",
      ],
      ["csdl-unknown-target", 7, "The target of these annotations, s.a/z, does not exist. Correct the Target."],
    ]);
  });

  it("does not report types of referenced documents", () => {
    const text = csdl('<ComplexType Name="a"><Property Name="b" Type="geo.point" /></ComplexType>').replace(
      "<edmx:DataServices>",
      '<edmx:Reference Uri="geo.xml"><edmx:Include Namespace="org.geo" Alias="geo" /></edmx:Reference><edmx:DataServices>',
    );
    const model = readMetadata(text, "service.csdl.xml");
    expect(model.types[0]?.properties[0]?.type).toBe("org.geo.point");
    expect(model.diagnostics).toEqual([]);
  });

  it("returns the same model for any order of the schema's elements", () => {
    const [a, b] = ['<ComplexType Name="a" />', '<EnumType Name="b" />'];
    const names = (content: string): string[] => read(content).types.map(({ name }) => name);
    expect(names(b + a)).toEqual(names(a + b));
  });
});
