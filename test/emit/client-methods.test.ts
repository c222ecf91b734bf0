import { describe, expect, test } from "vitest";
import { model, operation, parameter, property, responds, route, takes, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const ITEM = "microsoft.graph.item";
const one = { responses: [responds(200, ITEM)] };
const described = [{ ...parameter("name", "Edm.String"), description: "The name, without its ending." }];

const api = model(
  [type("item", [property("id"), property("title"), property("parts", `Collection(${ITEM})`, { navigation: true })])],
  [
    operation("list", "List items", "list", ["GET /items"], { responses: [responds(200, `Collection(${ITEM})`)] }),
    operation("get", "Get item", "get", ["GET /items/{id}"], one),
    operation("create", "Create item", "create", ["POST /items"], { requestBody: takes(ITEM), ...one }),
    operation("delete", "Delete item", "delete", ["DELETE /items/{id}"]),
    operation("find", "item: find", "function", [route("GET /items/find(name='{name}')", described)], one),
    operation("named", "Get item", "get", [route("GET /items/named/{name}", described)], one),
  ],
);

describe("a method of the client", () => {
  test("is declared with a method type of the runtime instead of its own signature", async () => {
    const text = textOf(await emit(api), "src/client/items.ts");
    expect(text).toContain("readonly byId: ById<ItemsByIdClient>;");
    expect(text).toContain("readonly create: BodyMethod<ItemCreate, Item>;");
    expect(text).toContain("readonly delete: Method;");
    expect(text).toContain("readonly get: ExpandableItemMethod<Item, ItemQuery>;");
    expect(text).toContain("readonly list: ExpandableListMethod<Item, ItemQuery, ItemFilter>;");
  });

  test("has its own signature if its parameters are described, so that editors show the descriptions", async () => {
    const sdk = await emit(api);
    const text = textOf(sdk, "src/client/items.ts");
    expect(text).toContain("@param name - The name, without its ending.");
    expect(text).toMatch(/ find<const Select = \[\], const Expand = \[\]>\(\s*name: string,/);
    expect(textOf(sdk, "src/client/items/named.ts")).toMatch(/@param name - The name.*\n\s+byId\(name: string\): /);
  });

  test("works after a program destructures it from the client", async () => {
    const program = `
      import { GraphClient } from "./index.js";
      const { items } = new GraphClient({ credential: () => "token" });
      const { list, create } = items;
      for await (const { title } of list({ select: ["title"] })) await create({ title });
      export const titles = await Promise.all(["a", "b"].map(items.byId).map(async ({ get }) => (await get()).title));
      // @ts-expect-error Items do not have the property.
      list({ select: ["name"] });
    `;
    expect(compileErrors(await emit(api), [{ path: "src/program.ts", text: program }])).toEqual([]);
  });
});
