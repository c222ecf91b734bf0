import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeHarmless, sentQueryValue, sentValue } from "../../generator/emit/examples/sent-text.js";
import { encodeExpression, encodeQueryValue, encodeSegment } from "../../templates/runtime/encoding.js";
import { literalText } from "../../templates/runtime/literal-text.js";
import { literal } from "../../templates/runtime/path.js";
import { example, model, operation, responds, type } from "./hand-made.js";
import { emit, textOf } from "./sdk.js";

test.each([
  ["a%20b%27%28%24", "a b'($"],
  ["x%3A%2f%3f%23%26%3d%2b%40%3b%25", "x%3A%2F%3F%23%26%3D%2B%40%3B%25"],
  ["x:/?&=+@;", "x:/?&=+@;"],
  ["%C3%BC", "ü"],
])("`decodeHarmless` turns %s into %s", (written, compared) => {
  expect(decodeHarmless(written)).toBe(compared);
});

test("example tests expect the text that the runtime sends for a value", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(...Array.from("'/?&=+#%:;@$ A")) }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const slot = { placeholder: "x" };
      expect(sentValue({ ...slot, form: "segment" }, value, "path")).toBe(decodeHarmless(encodeSegment(value)));
      expect(sentValue({ ...slot, form: "literal" }, value, "path")).toBe(decodeHarmless(literal(value).encoded));
      expect(sentValue({ ...slot, form: "literal" }, value, "query")).toBe(
        decodeHarmless(encodeExpression(literalText(value))),
      );
      expect(sentQueryValue(value)).toBe(decodeHarmless(encodeQueryValue(value)));
    }),
  );
});

test("the URL of an item in the query starts with the service root of the client", async () => {
  const remove = operation(
    "sender-remove",
    "Remove sender",
    "removeReference",
    ["DELETE /things/{id}/senders/$ref?$id=https://graph.microsoft.com/v1.0/users/{user-id}"],
    {
      responses: [responds(204)],
      examples: [
        example(
          "DELETE https://graph.microsoft.com/v1.0/things/1/senders/$ref?$id=https://graph.microsoft.com/v1.0/users/a@b",
          null,
          { status: 204 },
        ),
      ],
    },
  );
  const sdk = await emit(model([type("thing", [])], [remove]));
  expect(textOf(sdk, "src/client/things/senders.ts")).toContain("query: { $id: context.baseUrl + `/users/${userId}` }");
  expect(textOf(sdk, "src/operations/things/senders.ts")).toContain("$id: context.baseUrl + `/users/${userId}`");
  const text = textOf(sdk, "test/operations/things/senders.test.ts");
  expect(text).toContain('.senders.remove("a@b")');
  expect(text).toContain('toEqual({ $id: "/users/a@b" })');
  expect(sdk.diagnostics).toEqual([]);
});

test("example tests pass the decoded name of a query parameter, and expect its encoded name", async () => {
  const thing = "microsoft.graph.thing";
  const get = operation("thing-get", "Get thing", "get", ["GET /thing?a%3Db={id}"], {
    responses: [responds(200, thing)],
    examples: [example("GET /thing?a%3Db=1=2&c%26d=3", null, { status: 200, body: {} })],
  });
  const sdk = await emit(model([type("thing", [])], [get]));
  expect(textOf(sdk, "src/operations/thing.ts")).toContain('"a=b": id }');
  const text = textOf(sdk, "test/operations/thing.test.ts");
  expect(text).toContain('.get("1=2", { query: { "c&d": "3" } })');
  expect(text).toContain('toEqual({ "c%26d": "3", "a%3Db": "1=2" })');
  expect(sdk.diagnostics).toEqual([]);
});

test.each([
  ["https://api.contoso.com", "https://api.contoso.com/users/{user-id}", "`https://api.contoso.com/users/${userId}`"],
  ["https://api.contoso.com/v2", "https://api.contoso.com/v2/{user-id}", "context.baseUrl + `/${userId}`"],
])("the URL of an item starts with the service root only if it has a version: %s, %s", async (baseUrl, url, code) => {
  const routes = [`DELETE /things/{id}/senders/$ref?$id=${url}`];
  const remove = operation("sender-remove", "Remove sender", "removeReference", routes, { responses: [responds(204)] });
  const made = model([type("thing", [])], [remove]);
  const sdk = await emit({ ...made, api: { ...made.api, baseUrl } });
  expect(textOf(sdk, "src/operations/things/senders.ts")).toContain(`query: { $id: ${code} }`);
});
