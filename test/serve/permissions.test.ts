import { beforeAll, describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { serverOf, type Send } from "./server.js";

let model: ApiModel;
beforeAll(async () => {
  ({ model } = await readInputDocs());
});

const route = "GET /beta/trustFramework/keySets";

function bearer(claims: object): { readonly authorization: string } {
  const encoded = [{ alg: "none" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return { authorization: `Bearer ${encoded.join(".")}.` };
}

async function outcome(send: Send, headers?: Readonly<Record<string, string>>): Promise<[number, string | undefined]> {
  const { status, body } = await send(route, undefined, headers);
  return [status, status < 400 ? undefined : body.error.message];
}

describe("a server that checks permissions", () => {
  it("accepts a token that grants a documented permission", async () => {
    const send = serverOf(model, { checkPermissions: true });
    expect(await outcome(send, bearer({ scp: "User.Read TrustFrameworkKeySet.Read.All" }))).toEqual([200, undefined]);
    expect(await outcome(send, bearer({ roles: ["TrustFrameworkKeySet.ReadWrite.All"] }))).toEqual([200, undefined]);
  });

  it("answers 403 and names the missing permissions", async () => {
    const send = serverOf(model, { checkPermissions: true });
    const [status, message] = await outcome(send, bearer({ scp: "User.Read" }));
    expect(status).toBe(403);
    expect(message).toBe(
      "The token has User.Read, but the operation needs one of: TrustFrameworkKeySet.Read.All, TrustFrameworkKeySet.ReadWrite.All (delegated). Send a token with one of them.",
    );
  });

  it.each([
    [undefined, "The header Authorization is missing. Send a token with the claim scp or roles."],
    [
      { authorization: "Bearer x" },
      "The header Authorization does not contain a JWT. Send a token with the claim scp or roles.",
    ],
    [{ authorization: "Bearer a.b.c" }, "The token is not a valid JWT: its payload is not JSON. Send another token."],
    [bearer({}), "The token has neither the claim scp nor the claim roles. Add one of them."],
  ])("answers 401 without a readable token: %j", async (headers, message) => {
    expect(await outcome(serverOf(model, { checkPermissions: true }), headers)).toEqual([401, message]);
  });

  it("accepts any token if the docs still have a placeholder for the permissions", async () => {
    const send = serverOf(model, { checkPermissions: true });
    const body = { id: "a", keys: [] };
    expect((await send("POST /beta/trustFramework/keySets", body, bearer({ scp: "User.Read" }))).status).toBe(201);
  });
});

it("a server does not check permissions by default", async () => {
  expect(await outcome(serverOf(model))).toEqual([200, undefined]);
});
