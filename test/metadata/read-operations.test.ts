import { describe, expect, it } from "vitest";

import { operationIn, read } from "./csdl-text.js";

const ORDER = '<EntityType Name="order" /><ComplexType Name="receipt" />';

describe("reading actions and functions", () => {
  it("returns an action that is bound to its first parameter, with all further parameters in its request body", () => {
    const model = read(`${ORDER}
      <Action Name="pay" IsBound="true">
        <Parameter Name="bindingParameter" Type="s.order" />
        <Parameter Name="amount" Type="Edm.Decimal" Nullable="false" />
        <Parameter Name="note" Type="Edm.String" />
        <ReturnType Type="s.receipt" />
      </Action>`);
    const pay = operationIn(model, "shop.pay(shop.order)");
    expect(pay).toMatchObject({
      title: "pay",
      intent: "action",
      requestBody: { contentType: "application/json", type: null },
    });
    expect(pay.routes).toMatchObject([
      {
        method: "POST",
        path: "/{bindingParameter}/shop.pay",
        parameters: [{ name: "bindingParameter", in: "path", type: "shop.order" }],
      },
    ]);
    expect(pay.requestBody?.properties.map(({ name, type, required }) => [name, type, required])).toEqual([
      ["amount", "Edm.Decimal", true],
      ["note", "Edm.String", false],
    ]);
    expect(pay.responses).toMatchObject([{ status: 200, type: "shop.receipt" }]);
  });

  it("returns an operation without bodies for an action without parameters and return type", () => {
    const model = read(
      `${ORDER}<Action Name="cancel" IsBound="true"><Parameter Name="order" Type="Collection(s.order)" /></Action>`,
    );
    expect(operationIn(model, "shop.cancel(Collection(shop.order))")).toMatchObject({
      requestBody: null,
      responses: [{ status: 204, type: null }],
    });
  });

  it("returns an operation for each overload of a function, with its binding type and parameter names in the id", () => {
    const overload = (parameters: string): string =>
      `<Function Name="find" IsBound="true"><Parameter Name="it" Type="s.order" />${parameters}<ReturnType Type="Collection(s.receipt)" /></Function>`;
    const model = read(`${ORDER}
      ${overload("")}
      ${overload('<Parameter Name="by" Type="Edm.String" /><Parameter Name="at" Type="Edm.Date"><Annotation Term="Org.OData.Core.V1.OptionalParameter" /></Parameter>')}
      <Annotations Target="shop.find(shop.order, Edm.String, Edm.Date)"><Annotation Term="Org.OData.Core.V1.Description" String="Finds by." /></Annotations>`);
    expect(operationIn(model, "shop.find(shop.order)").routes[0]?.path).toBe("/{it}/shop.find()");
    const find = operationIn(model, "shop.find(shop.order,by,at)");
    expect(find.description).toBe("Finds by.");
    expect(find.routes[0]?.path).toBe("/{it}/shop.find(by='{by}',at={at})");
    expect(find.routes[0]?.parameters.map((one) => [one.name, one.in, one.required])).toEqual([
      ["it", "path", true],
      ["by", "function", true],
      ["at", "function", false],
    ]);
  });
});

describe("reading the entity container", () => {
  const model = read(`${ORDER}
    <EntityType Name="photo" HasStream="true" />
    <Action Name="reset"><Parameter Name="hard" Type="Edm.Boolean" /></Action>
    <Function Name="near"><Parameter Name="town" Type="Edm.String" /><ReturnType Type="s.order" /></Function>
    <Function Name="near"><Parameter Name="lat" Type="Edm.Double" /><ReturnType Type="s.order" /></Function>
    <EntityContainer Name="Service">
      <EntitySet Name="orders" EntityType="s.order"><NavigationPropertyBinding Path="x" Target="orders" /></EntitySet>
      <Singleton Name="latest" Type="s.order" />
      <ActionImport Name="reset" Action="s.reset" />
      <FunctionImport Name="nearby" Function="shop.near" EntitySet="orders" />
    </EntityContainer>`);

  it("returns the operations of entity sets and singletons, and the downloads of media entities", () => {
    expect(
      model.operations.map(({ id, intent, routes, responses }) => [
        id,
        intent,
        routes.map(({ path }) => path),
        responses[0]?.type,
      ]),
    ).toEqual([
      ["shop.Service/latest", "get", ["/latest"], "shop.order"],
      ["shop.Service/nearby", "function", ["/nearby(town='{town}')", "/nearby(lat={lat})"], "shop.order"],
      ["shop.Service/orders", "list", ["/orders"], "Collection(shop.order)"],
      ["shop.Service/reset", "action", ["/reset"], null],
      ["shop.photo/$value", "download", ["/{entity}/$value"], "Edm.Stream"],
    ]);
    expect(model.diagnostics).toEqual([]);
  });
});
