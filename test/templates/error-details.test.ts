import { expect, test } from "vitest";
import { GraphError } from "../../templates/runtime/error.js";
import { detailsOf } from "../../templates/runtime/error-details.js";

const errorWith = (body: string) => new GraphError("unknownError", "failed", { method: "GET", url: "/me", body });

test("detailsOf returns the code, message and target of each error in the response", () => {
  const details = [{ code: "ObjectConflict", message: "The domain exists.", target: "id" }, { code: "Other" }];
  const error = errorWith(JSON.stringify({ error: { code: "Request_BadRequest", message: "Conflict", details } }));
  expect(detailsOf(error)).toEqual([
    { code: "ObjectConflict", message: "The domain exists.", target: "id" },
    { code: "Other", message: undefined, target: undefined },
  ]);
});

test.each([
  "",
  "<html>",
  "null",
  "[]",
  '{"error":"x"}',
  '{"error":{"details":{"code":"x"}}}',
  '{"error":{"details":[1]}}',
])("detailsOf returns an empty list for the body %s", (body) => {
  expect(detailsOf(errorWith(body))).toEqual([]);
});
