import { describe, expect, test } from "vitest";
import { formBody, multipartBody } from "../../templates/runtime/form.js";

const fieldsOf = (body: unknown, lists?: readonly string[]): unknown => [
  ...new URLSearchParams(formBody(body, lists).content as string),
];

describe("the body of a form", () => {
  test("has the fields of an object, and omits those without a value", () => {
    expect(formBody({ name: "A & B", pages: 12, isNew: false, author: undefined, note: null })).toEqual({
      content: "name=A+%26+B&pages=12&isNew=false",
      contentType: "application/x-www-form-urlencoded",
    });
  });

  test("repeats the name of a list, with brackets if the docs show them", () => {
    const body = { tags: ["a", "b"], ids: [1, 2] };
    expect(fieldsOf(body, ["tags"])).toEqual([
      ["tags[]", "a"],
      ["tags[]", "b"],
      ["ids", "1"],
      ["ids", "2"],
    ]);
  });

  test("has the fields of inner objects in brackets", () => {
    expect(fieldsOf({ address: { city: "Oslo" }, items: [{ sku: "x" }, { sku: "y" }] })).toEqual([
      ["address[city]", "Oslo"],
      ["items[0][sku]", "x"],
      ["items[1][sku]", "y"],
    ]);
  });

  test("is missing without an argument", () => {
    expect([formBody(undefined), multipartBody(undefined)]).toEqual([{}, {}]);
  });

  test("can have files", async () => {
    const { content, ...others } = multipartBody({ file: new Blob(["text"], { type: "text/plain" }), purpose: "logo" });
    const form = content as FormData;
    expect(others).toEqual({});
    expect(form.get("purpose")).toBe("logo");
    const file = form.get("file") as Blob;
    expect([file.type, await file.text()]).toEqual(["text/plain", "text"]);
  });
});
