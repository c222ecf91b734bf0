import { expect, test } from "vitest";
import { claimsOf } from "../../templates/runtime/claims.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, serve } from "./loopback.js";

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const challenge = {
  status: 401,
  headers: {
    "www-authenticate": `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`,
  },
};
const me = { method: "GET", path: "/me" };

test("after a claims challenge, the credential gets the claims, and the call is sent again with the new token", async () => {
  const server = await serve(challenge, { body: { id: "1" } });
  const asked: unknown[] = [];
  const credential = {
    getToken: (_: unknown, options?: { readonly claims?: string }) => {
      asked.push(options?.claims);
      return Promise.resolve({ token: options?.claims === undefined ? "old" : "new" });
    },
  };
  expect(
    await requestJson(contextFor(server, { credential }), { method: "POST", path: "/me", ...jsonBody({ a: 1 }) }),
  ).toEqual({
    id: "1",
  });
  expect(asked).toEqual([undefined, claims]);
  expect(server.requests.map(({ headers, body }) => [headers.authorization, body])).toEqual([
    ["Bearer old", '{"a":1}'],
    ["Bearer new", '{"a":1}'],
  ]);
});

test("a call fails if the answer to the new token is another claims challenge", async () => {
  const server = await serve(challenge);
  expect(await rejection(requestJson(contextFor(server), me))).toMatchObject({ status: 401 });
  expect(server.requests).toHaveLength(2);
});

test("a call with a stream as its body is not sent again after a claims challenge", async () => {
  const server = await serve(challenge);
  const content = new Blob(["x"]).stream();
  expect(await rejection(requestJson(contextFor(server), { method: "PUT", path: "/me", content }))).toMatchObject({
    status: 401,
  });
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["no header", 401, undefined],
  ["no claims", 401, 'Bearer realm=""'],
  ["claims that are not base64", 401, 'Bearer claims="***"'],
  ["another status", 403, `Bearer claims="${btoa(claims)}"`],
])("`claimsOf` does not find a challenge in a response with %s", (_, status, header) => {
  const headers = new Headers(header === undefined ? {} : { "www-authenticate": header });
  expect(claimsOf(new Response(null, { status, headers }))).toBeUndefined();
});
