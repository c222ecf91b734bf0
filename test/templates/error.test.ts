import { describe, expect, test } from "vitest";
import { GraphError } from "../../templates/runtime/error.js";
import { requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, serve, type Answer } from "./loopback.js";

async function errorOf(answer: Answer): Promise<GraphError> {
  const server = await serve(answer);
  const context = contextFor(server, { retry: false });
  const error = await rejection(requestJson(context, { method: "GET", path: "/users/1" }));
  if (!(error instanceof GraphError)) throw new Error(`This is no GraphError: ${String(error)}`);
  return error;
}

const innerError = { date: "2026-01-31T10:00:00", "request-id": "r-inner", "client-request-id": "c" };

test.each([400, 401, 403, 404, 409, 429, 500, 503])(
  "an error with status %i has the code and message of the service",
  async (status) => {
    const body = { error: { code: "Request_ResourceNotFound", message: "Resource '1' does not exist.", innerError } };
    const error = await errorOf({ status, headers: { "request-id": "r-header", "retry-after": "5" }, body });
    expect(error).toMatchObject({
      name: "GraphError",
      message: "Resource '1' does not exist.",
      status,
      code: "Request_ResourceNotFound",
      method: "GET",
      requestId: "r-header",
      date: "2026-01-31T10:00:00",
      innerError,
      body,
    });
    expect(error.url).toMatch(/^http:.*\/v1\.0\/users\/1$/);
    expect(error.headers.get("retry-after")).toBe("5");
    expect(error.stack).toContain("Resource '1' does not exist.");
  },
);

describe("an error with an incomplete body", () => {
  test("has the request id from `innererror` if the body does not contain `innerError`", async () => {
    expect(
      await errorOf({ status: 400, body: { error: { code: "x", message: "y", innererror: innerError } } }),
    ).toMatchObject({
      requestId: "r-inner",
      innerError,
    });
  });

  test("has a message with method, URL and status if the body has an empty message", async () => {
    const error = await errorOf({ status: 404, body: { error: { code: "UnknownError", message: "" } } });
    expect(error.message).toMatch(/^GET http:.*\/users\/1 failed with status 404 Not Found$/);
    expect(error).toMatchObject({ code: "UnknownError", requestId: undefined, innerError: undefined });
  });

  test.each<[string, unknown, unknown]>([
    ["HTML", "<h1>502</h1>", "<h1>502</h1>"],
    ["nothing", undefined, ""],
    ["JSON that is not an error", ["a"], ["a"]],
    ["null", "null", null],
    ["an error that is text", { error: "invalid_token" }, { error: "invalid_token" }],
    ["an error with parts of other types", { error: { code: 1, message: {} } }, { error: { code: 1, message: {} } }],
  ])("that is %s is the body of an error with the status of the response", async (_, sent, body) => {
    const error = await errorOf({ status: 502, body: sent });
    expect(error).toMatchObject({ status: 502, code: "unknownError", body });
    expect(error.message).toContain("failed with status 502 Bad Gateway");
  });
});

test("an error has only the start of a very large body", async () => {
  const error = await errorOf({ status: 500, body: "ü".repeat(5_000_000) });
  expect(error.body).toBe("ü".repeat(65_536));
});

test("a call fails without waiting for the end of an endless error body", async () => {
  const error = await errorOf((answer) => {
    answer.writeHead(500);
    const write = (): void => {
      if (!answer.destroyed) answer.write("x".repeat(16_384), write);
    };
    write();
  });
  expect(error).toMatchObject({ status: 500, code: "unknownError" });
});

test("an error has the part of its body that was received before the connection broke", async () => {
  const error = await errorOf((answer) => {
    answer.writeHead(500, { "content-length": "1000" });
    answer.write("half a sen", () => answer.destroy());
  });
  expect(error).toMatchObject({ status: 500, body: "half a sen" });
});

test("a call throws an error with the Location header if a redirect is not followed", async () => {
  const error = await errorOf({ status: 302, headers: { location: "http://insecure.example/x" } });
  expect(error).toMatchObject({ status: 302, code: "unknownError" });
  expect(error.headers.get("location")).toBe("http://insecure.example/x");
});
