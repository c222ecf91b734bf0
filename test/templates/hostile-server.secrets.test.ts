import { describe, expect, test } from "vitest";
import { failure, GraphError } from "../../templates/runtime/error.js";
import { requestJson } from "../../templates/runtime/request.js";
import { contextOf, ending, isGraphError, json, leaksOf, root, shownText, stub, text } from "./hostile-server.js";

const secret = "S3cr3t-of_the~user";

const jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";

/**
 * Texts that contain a secret. The tests put each of them into a message, a URL, an inner error and a response body.
 */
const texts: readonly string[] = [
  // Parameters of a query
  ...[
    "code",
    "password",
    "Password",
    "sig",
    "token",
    "access_token",
    "refresh_token",
    "id_token",
    "client_secret",
    "clientSecret",
    "assertion",
    "client_assertion",
    "tempauth",
    "X-Amz-Signature",
    "X-Amz-Security-Token",
    "api_key",
    "subscription-key",
    "AccountKey",
    "SharedAccessSignature",
    "device_code",
    "session_id",
  ].map((name) => `Cannot read https://host.example/x?a=1&${name}=${secret}&b=2`),
  `https://host.example/cb?code=${secret}`,
  `https://host.example/cb#code=${secret}&state=1`,
  `https://login.example/?redirect=https%3A%2F%2Fhost.example%2Fcb%3Fcode%3D${secret}`,
  `https://login.example/?redirect=https%253A%252F%252Fhost.example%252Fcb%253Fcode%253D${secret}`,
  `https://login.example/?redirect=https%3A%2F%2Fhost.example%2Fcb%3Fa%3D1%26password%3D${secret}`,
  `https://user:${secret}@host.example/x`,
  `//user:${secret}@host.example`,
  // Quoted values
  ...['"', "'", '\\"', ""].map((quote) => `sig=${quote}${secret}${quote}`),
  // JSON
  ...[
    "access_token",
    "accessToken",
    "refresh_token",
    "id_token",
    "token",
    "client_secret",
    "clientSecret",
    "secret",
    "password",
    "newPassword",
    "assertion",
    "client_assertion",
    "sig",
    "api_key",
    "apiKey",
    "sharedKey",
    "accountKey",
    "privateKey",
    "tempauth",
    "device_code",
    "session_id",
  ].flatMap((name) => [
    `{"${name}":"${secret}"}`,
    `{ "${name}" : "a\\"${secret}" }`,
    `{\\"${name}\\": \\"${secret}\\"}`,
    `{'${name}': '${secret}'}`,
    `{"${name}": "${secret}`,
  ]),
  `Server=x;Password=${secret};User=y`,
  `DefaultEndpointsProtocol=https;AccountKey=${secret}==;EndpointSuffix=x`,
  `client_secret=${secret}\ngrant_type=x`,
  // Tokens without a name
  `The value ${jwt} is expired`,
  `[${jwt}]`,
  `=${jwt}`,
  `Authorization: Bearer ${secret}`,
  `{"authorization":"bearer ${secret}"}`,
  `Set-Cookie: ${secret}; Path=/`,
  `Cookie: sid=${secret}`,
  `Cookie: sid=1; auth=${secret}; theme=dark`,
  `Set-Cookie: a=b; token=${secret}; Path=/`,
  `{"cookie":"a=1; b=${secret}"}`,
  // Headers
  `Authorization: Basic ${secret}`,
  `Authorization: Basic ${btoa(secret)}`,
  `Authorization: SharedKey account:${secret}`,
  `Proxy-Authorization: Basic ${secret}`,
  `The header was Basic ${btoa(secret)}.`,
  `{"authorization":["Basic ${secret}"]}`,
  // Values with spaces
  ...["password", "client_secret", "newPassword"].flatMap((name) => [
    `{"${name}":"two words ${secret}"}`,
    `{"${name}":"it's ${secret}"}`,
    `${name}="two words ${secret}"`,
    `${name} = 'two words ${secret}'`,
    `${name}: "two words ${secret}"`,
  ]),
  // A value without quotes
  `password: ${secret}`,
  `token: ${secret}`,
  // Percent-encoded JSON and headers
  ...["%", "%25", "%2525"].flatMap((percent) => [
    `https://host.example/x?body=%7B%22password%22%3A%22two%20${secret}%22%7D`.replaceAll("%", percent),
    `https://host.example/x?header=Authorization%3A%20Basic%20${secret}`.replaceAll("%", percent),
    `https://host.example/x?header=Cookie%3A%20a%3D1%3B%20b%3D${secret}`.replaceAll("%", percent),
  ]),
];

const leaks = (error: unknown): boolean =>
  [secret, btoa(secret), ...jwt.split("."), ...jwt.split(".").map((part) => part.slice(1))].some((part) =>
    shownText(error).includes(part),
  ) || leaksOf(error).length > 0;

describe("an error does not show the secret in", () => {
  test.each(texts)("%s", async (shown) => {
    const innerError = {
      note: shown,
      list: [shown],
      deep: { er: { still: shown } },
      [shown]: 1,
      date: shown,
      "request-id": shown,
    };
    const replies = [
      json({ error: { code: shown, message: shown, innerError } }, 400),
      json({ error: { code: "x", message: `A sentence. ${shown}. Another one.`, innererror: innerError } }, 403),
      json({ error: shown }, 400, { "x-note": "1" }),
      text(`<html>${shown}</html>`, 404),
      new Response(null, { status: 404, statusText: shown.includes("\n") ? "" : shown }),
      new TypeError(shown),
      new TypeError("fetch failed", { cause: { code: shown } }),
    ];
    for (const reply of replies) {
      const context = contextOf(stub(reply), { retry: false });
      const { error } = await ending(() => requestJson(context, { method: "GET", path: "/a" }));
      expect(isGraphError(error), String(error)).toBe(true);
      expect(leaks(error), shownText(error)).toBe(false);
    }
    const direct = failure("invalidResponse", { method: "GET", url: shown }, shown);
    expect(leaks(direct), shownText(direct)).toBe(false);
  });
});

describe("an error does not mask ordinary text", () => {
  test.each([
    "Access token has expired or is not yet valid.",
    "CompactToken parsing failed with error code: 80049217",
    "Invalid password: it must have 8 characters.",
    "The property 'passwordCredentials' is invalid. Error code=404.",
    "Resource 'code' does not exist. Its code is: 17",
    '{"code":"BadRequest","message":"Unsupported key"}',
    '{"key":"displayName","target":"password"}',
    "Bearer authentication is required. Basic authentication is not supported.",
    "The cookie: it is missing. Cookies: none.",
    "Authorization_RequestDenied: Insufficient privileges to complete the operation.",
    "Authorization: the scope is missing",
    "AADSTS700016: Application with identifier '1' was not found in the directory 'x'.",
    "https://graph.microsoft.com/v1.0/users/1?$select=id,displayName&$filter=startswith(displayName,'a')",
    "https://graph.microsoft.com/v1.0/users/user@contoso.com/messages",
    "Mail to user@contoso.com //comment",
    "barcode=123, zipCode=5, author=Jane, design=blue, Encoding=utf-8",
    "max_tokens=100 and grant_type=password&scope=x",
    "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    '"tokenExpired": true, "secretCount": 1, "passwordPolicies": "None", "token": null',
    "token_type=Bearer",
    "token expired",
    "The password must not be empty",
    "password must not be empty",
    "password: must have at least 8 characters",
    "Password: is required",
    "Invalid token: expected a string, but got null",
    "The token 'abc' of the query is unknown",
    "Authorization: Basic authentication is disabled",
    "The secret is expired. Its id is 7.",
    "Password authenticationConfigurationMissing",
  ])("%s", (shown) => {
    const body = JSON.stringify({ error: { code: "x", message: shown, innerError: { note: shown } } });
    const error = new GraphError("x", "y", { method: "GET", url: root, body });
    expect(error.message).toBe(shown);
    expect(error.innerError).toEqual({ note: shown });
  });
});

describe("an error masks long text in linear time", () => {
  test.each([
    "eyJ",
    "-eyJ",
    "bearer ",
    "bearer cookie: ",
    "cookie: aaaaaaaaaaaaaaaa",
    "token",
    "token ",
    "token=",
    'token="',
    'token="\\',
    '"token":',
    '"token":"',
    "\\",
    "token\\",
    "%25",
    "token%25",
    "//",
    "//a",
    "%2F%2F",
    "%2Fa",
    "%252F",
    "cookie:",
    "cookie: a",
    "cookie : ",
    "Bearer ",
    "Bearer a",
    "authorization:",
    "authorization: ",
    "&code",
    "?code%",
    "session_",
    "cookie: a=1; ",
    "; ",
    "cookie=;",
    "authorization: a ",
    "authorization: basic",
    "basic ",
    "token: ",
    "token: a",
    'token"',
    "token'",
    "token =",
    'token : "',
    "token%22%3A",
    "%22",
    "a:b@",
    "x-api-key",
    " ",
    "a",
  ])("if the text repeats %j", (unit) => {
    const time = (length: number): number => {
      const shown = unit.repeat(length / unit.length);
      const start = process.cpuUsage();
      for (const message of [shown, `token${shown}`, `cookie: ${shown}`, `//${shown}`, `eyJ${shown}`])
        failure("invalidResponse", { method: "GET", url: "" }, message);
      return process.cpuUsage(start).user / 1000;
    };
    // Quadratic work would take minutes for a megabyte.
    expect(time(1_000_000)).toBeLessThan(2_000);
  });
});

describe("a secret of the caller is not in an error", () => {
  test.each(["line\nbreak-S3cr3t-of_the~user", "S3cr3t-of_the~user-\u0100", "S3cr3t-of_the~user\0"])(
    "if the token %j cannot be sent in a header",
    async (token) => {
      const context = contextOf(stub(json({})), { credential: () => token, retry: false });
      const { error } = await ending(() => requestJson(context, { method: "GET", path: "/a" }));
      expect(isGraphError(error), shownText(error)).toBe(true);
      expect(leaks(error), shownText(error)).toBe(false);
    },
  );

  test("if the service root is invalid", () => {
    const create = (): unknown => contextOf(stub(), { baseUrl: `https://user:${secret}@[` });
    const error = errorOf(create);
    expect(error).toBeInstanceOf(TypeError);
    expect(leaks(error), shownText(error)).toBe(false);
  });

  test.each([
    ["percent-encoded", encodeURIComponent],
    ["percent-encoded twice", (token: string) => encodeURIComponent(encodeURIComponent(token))],
    [
      "percent-encoded in small letters",
      (token: string) => encodeURIComponent(token).replaceAll(/%../g, (code) => code.toLowerCase()),
    ],
    ["as JSON in JSON", (token: string) => JSON.stringify(JSON.stringify(token))],
    ["in part", (token: string) => token.slice(token.indexOf("/") + 1)],
  ])("if the service repeats the token %s", async (_, encode) => {
    const token = "opaque+first0part/opaque2second0part==";
    const server = stub(json({ error: { code: "x", message: `The value ${encode(token)} is unknown` } }, 400));
    const context = contextOf(server, { credential: () => token, retry: false });
    const { error } = await ending(() => requestJson(context, { method: "GET", path: "/a" }));
    expect(isGraphError(error)).toBe(true);
    expect(shownText(error)).not.toMatch(/first0part|second0part/);
  });

  test("if the service repeats the token of an earlier attempt", async () => {
    const tokens = ["opaque-first-token", "opaque-second-token"];
    const challenge = { "www-authenticate": `Bearer claims="${btoa("{}")}"` };
    const server = stub(
      json({}, 401, challenge),
      json({ error: { code: "x", message: "was opaque-first-token, is opaque-second-token" } }, 400),
    );
    const context = contextOf(server, { credential: () => tokens.shift() ?? "", retry: false });
    const { error } = await ending(() => requestJson(context, { method: "GET", path: "/a" }));
    expect(isGraphError(error)).toBe(true);
    expect(shownText(error)).not.toMatch(/opaque-(first|second)/);
  });
});

describe("a deeply nested body", () => {
  const deep = (open: string, close: string, depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
  test.each([
    [400, `{"error":{"code":"x","message":"m","innerError":${deep("[", "]", 30_000)}}}`],
    [400, `{"error":{"code":"x","message":"m","innerError":${deep('{"a":', "}", 9_000)}}}`],
    [400, `{"error":${deep("[", "]", 30_000)}}`],
    [400, deep("[", "]", 30_000)],
  ])("with status %i is thrown as a GraphError", async (status, body) => {
    const context = contextOf(stub(new Response(body, { status })), { retry: false });
    const { error } = await ending(() => requestJson(context, { method: "GET", path: "/a" }));
    expect(isGraphError(error), shownText(error).slice(0, 300)).toBe(true);
    expect(() => JSON.stringify(error)).not.toThrow();
  });
});

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
