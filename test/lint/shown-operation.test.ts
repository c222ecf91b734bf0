import { describe, expect, it } from "vitest";
import { responseTypes } from "../../generator/lint/bodies/shown-operation.js";
import { example, operation, responds, route } from "../emit/hand-made.js";

describe("the types that the body of an example may have", () => {
  it("are the type of the route and the type that the page documents, if another page documents the route", () => {
    const get = {
      ...operation("chair-get", "Get chair", "get", [], { responses: [responds(200, "shop.chair")] }),
      routes: [{ ...route("GET /items/{id}"), responses: [responds(200, "shop.item")] }],
    };
    const shown = example("GET https://api.contoso.com/items/1", null, { status: 200 });
    expect(responseTypes(get, shown)).toEqual(["shop.item", "shop.chair"]);
  });
});
