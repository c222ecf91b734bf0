import { beforeAll, describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { readLibrary } from "../library-api/read-library.js";
import { origin, serverOf } from "./server.js";

let model: ApiModel;
beforeAll(async () => {
  ({ model } = await readLibrary());
});

describe("a served API without OData", () => {
  it("returns lists in the configured form, with a link to the next page", async () => {
    const send = serverOf(model);
    const first = await send("GET /v2/books?limit=1");
    expect(first.body).toMatchObject({ items: [{ id: "b-17" }], next: `${origin}/v2/books?limit=1&after=1` });
    const last = await send("GET /v2/books?limit=1&after=1");
    expect(last.body).toMatchObject({ items: [{ id: "b-18", title: "Frau Jenny Treibel" }], next: null });
    expect((await send("GET /v2/loans/l-301/reminders")).body).toEqual([
      { sentOn: "2026-03-17", text: "Please return the book." },
    ]);
    expect((await send("GET /v2/books?limit=0")).body.message).toBe('limit is "0", but must be a whole number from 1.');
  });

  it("returns the token of the next page if the config names its parameter", async () => {
    const paging = { items: "items", next: "next", parameter: "cursor" };
    const send = serverOf({ ...model, api: { ...model.api, paging } }, { pageSize: 1 });
    expect((await send("GET /v2/books")).body.next).toBe("1");
    expect((await send("GET /v2/books?cursor=1")).body).toMatchObject({ items: [{ id: "b-18" }], next: null });
  });

  it("selects items by documented query parameters that are called like a property", async () => {
    const send = serverOf(model);
    expect((await send("GET /v2/books?genre=poetry")).body.items).toEqual([]);
    expect((await send("GET /v2/books?genre=novel")).body.items).toHaveLength(2);
  });

  it("creates, updates and deletes items", async () => {
    const send = serverOf(model);
    const created = await send("POST /v2/books", { title: "Stechlin", author: "Theodor Fontane", genre: "novel" });
    const book = {
      id: "b-19",
      title: "Stechlin",
      author: "Theodor Fontane",
      genre: "novel",
      available: true,
      tags: [],
    };
    expect(created).toMatchObject({ status: 201, body: book });
    expect((await send("GET /v2/books/b-19")).body).toEqual(book);
    const second = await send("POST /v2/books", { title: "Cécile", author: "Theodor Fontane", genre: "novel" });
    expect(second.body.id).toMatch(/^[\da-f]{8}-/);
    const member = await send("PATCH /v2/members/m-4", { address: { city: "Weimar" }, joined: "1999-01-01" });
    expect(member.body).toMatchObject({
      name: "Ada Lind",
      address: { street: "Lindenallee 3", city: "Weimar" },
      joined: "2021-09-01",
    });
    expect((await send("POST /v2/loans", { bookId: "b-17", memberId: "m-4", days: 14 })).body).toMatchObject({
      bookId: "b-17",
      returned: false,
    });
    expect((await send("DELETE /v2/books/b-19")).status).toBe(204);
    expect((await send("POST /v2/loans/l-301/return")).body).toEqual({ loanId: "l-301", fine: 250 });
  });

  it("has errors in the documented form and with the documented codes", async () => {
    const send = serverOf(model);
    expect(await send("GET /v2/books/b-99")).toMatchObject({
      status: 404,
      body: {
        code: "not_found",
        message: '/books/{bookId}: no item has the key "b-99". Use the key of a listed item.',
      },
    });
    expect((await send("POST /v2/books", { title: "x", author: "y", genre: "opera" })).body).toEqual({
      code: "invalid_field",
      message: '"opera" is not a member of library.Genre (novel, poetry, science).',
    });
    expect((await send("POST /v2/books", { title: "x", genre: "novel" })).body.message).toBe(
      "The body omits the required property author of library.Book. Add this property.",
    );
    expect(await send("PATCH /v2/members/m-4?docwright-status=404", {})).toMatchObject({
      status: 404,
      body: { code: "not_found", message: "There is no such member." },
    });
    expect((await send("GET /v2/book")).body.message).toMatch(/The nearest documented route is GET \/books\.$/);
  });
});
