import { describe, expect, test } from "vitest";
import { batch } from "../../templates/runtime/batch.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { resumeOperation, startOperation } from "../../templates/runtime/operation-poll.js";
import type { OperationState } from "../../templates/runtime/operation-state.js";
import { contextFor, rejection, serve, type Answer } from "./loopback.js";

const clone = { method: "POST", path: "/teams/1/clone", ...jsonBody({ displayName: "Copy" }) };
const accepted = (location: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 202,
  headers: { location, ...headers },
});
const at = (status: unknown, more: object = {}) => ({ body: { status, ...more } });
const soon = { delay: () => 0 };

describe("a long-running operation", () => {
  test("is polled until it is done, and reports its progress", async () => {
    const server = await serve(
      accepted("/teams('1')/operations('2')"),
      at("notStarted"),
      at("inProgress", { percentageComplete: 40.5 }),
      at("succeeded", { targetResourceId: "3", targetResourceLocation: "/teams('3')" }),
    );
    const operation = await startOperation(contextFor(server), clone);
    const seen: OperationState[] = [];
    const state = await operation.done({ ...soon, onProgress: (one) => seen.push(one) });
    expect(operation.monitor).toBe("/teams('1')/operations('2')");
    expect(seen.map(({ word, percent }) => [word, percent])).toEqual([
      ["notStarted", undefined],
      ["inProgress", 40.5],
      ["succeeded", undefined],
    ]);
    expect(state).toMatchObject({ status: "succeeded", resourceId: "3", resourceLocation: "/teams('3')" });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /v1.0/teams/1/clone",
      ...Array<string>(3).fill("GET /v1.0/teams('1')/operations('2')"),
    ]);
    expect(server.requests[1]?.headers.authorization).toBe("Bearer secret-token");
  });

  test.each<[string, () => string]>([
    ["in seconds", () => "0.01"],
    ["as a date", () => new Date(0).toUTCString()],
  ])("is polled again only after the time in Retry-After: %s", async (_, after) => {
    const later = { headers: { "retry-after": after() } };
    const server = await serve(
      accepted("/operations/1", later.headers),
      { ...at("running"), ...later },
      at("completed"),
    );
    const operation = await startOperation(contextFor(server), clone);
    await operation.done({ delay: () => 3_600_000 });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ["OneDrive", "completed"],
    ["OneNote", "Completed"],
    ["Print", { state: "succeeded", description: "Done." }],
  ])("is done if its status is the status for success in %s", async (_, word) => {
    const server = await serve(accepted("/operations/1"), at(word));
    const operation = await startOperation(contextFor(server), clone);
    expect(await operation.done(soon)).toMatchObject({ status: "succeeded" });
  });

  test("is running while the status code is 202, if the responses do not have a status property", async () => {
    const server = await serve(accepted("/operations/1"), { status: 202 }, { status: 204 });
    const operation = await startOperation(contextFor(server), clone);
    expect(await operation.poll()).toMatchObject({ status: "running" });
    expect(await operation.poll()).toMatchObject({ status: "succeeded" });
  });

  test("that fails makes the call throw the error of the service", async () => {
    const error = { code: "TeamNotFound", message: "There is no such team." };
    const server = await serve(accepted("/operations/1"), { ...at("failed", { error }), headers: { location: "/x" } });
    const operation = await startOperation(contextFor(server), clone);
    expect(await rejection(operation.done(soon))).toMatchObject({
      name: "GraphError",
      code: "TeamNotFound",
      message: "There is no such team.",
      status: 200,
      body: { status: "failed" },
    });
  });

  test("that fails makes the call throw `operationFailed` if the service does not return a code", async () => {
    const server = await serve(accepted("/operations/1"), at({ state: "aborted", description: "Out of paper." }));
    const operation = await startOperation(contextFor(server), clone);
    expect(await rejection(operation.done(soon))).toMatchObject({ code: "operationFailed", message: "Out of paper." });
  });

  test("is no longer polled after an abort", async () => {
    const server = await serve(accepted("/operations/1"), at("running"));
    const operation = await startOperation(contextFor(server), clone);
    const controller = new AbortController();
    const done = operation.done({
      signal: controller.signal,
      delay: (attempt) => (attempt === 1 ? 0 : 60_000),
      onProgress: () => {
        setTimeout(() => {
          controller.abort(new Error("enough"));
        }, 10);
      },
    });
    expect(await rejection(done)).toEqual(new Error("enough"));
    expect(server.requests).toHaveLength(2);
  });

  test("can be resumed from the URL of its monitor", async () => {
    const server = await serve(at("running"), at("succeeded"));
    const operation = resumeOperation(contextFor(server), `${server.url}/v1.0/operations/1`);
    expect(await operation.done(soon)).toMatchObject({ status: "succeeded" });
  });

  test("is done without a poll if the first response contains the result", async () => {
    const server = await serve({ status: 201, headers: { location: "/sessions/1" }, body: { id: "1" } });
    const operation = await startOperation<{ id: string }>(contextFor(server), clone);
    expect(operation.monitor).toBeUndefined();
    expect(await operation.done()).toMatchObject({ status: "succeeded" });
    expect(await operation.result()).toEqual({ id: "1" });
    expect(server.requests).toHaveLength(1);
  });

  test("can be started without a status URL, but then cannot be polled", async () => {
    const server = await serve({ status: 202 });
    const operation = await startOperation(contextFor(server), clone);
    expect(await rejection(operation.done(soon))).toMatchObject({ code: "invalidResponse", status: 202 });
  });

  test("that a batch started can be polled after the batch", async () => {
    const answer = { id: "0", status: 202, headers: { Location: "/operations/1" } };
    const server = await serve({ body: { responses: [answer] } }, at("succeeded"));
    const { cloned } = await batch(contextFor(server), { cloned: (part) => startOperation(part, clone) });
    if (cloned instanceof Error) throw cloned;
    expect(await cloned.done(soon)).toMatchObject({ status: "succeeded" });
    expect(server.requests.map(({ url }) => url)).toEqual(["/v1.0/$batch", "/v1.0/operations/1"]);
  });
});

describe("the result of an operation", () => {
  test("is requested from the URL in the status", async () => {
    const server = await serve(accepted("/operations/1"), at("succeeded", { resourceLocation: "/v1.0/sessions/2" }), {
      body: { id: "2" },
    });
    const operation = await startOperation<{ id: string }>(contextFor(server), clone);
    expect(await operation.result(soon)).toEqual({ id: "2" });
    expect(server.requests.at(-1)?.url).toBe("/v1.0/sessions/2");
  });

  test("is requested from the URL to which the monitor redirects", async () => {
    const service = await serve({ body: { id: "item" } });
    const monitor = await serve(at("inProgress"), {
      status: 303,
      headers: { location: `${service.url}/v1.0/items/1` },
    });
    const context = contextFor(service);
    const operation = resumeOperation<{ id: string }>(context, `${monitor.url}/monitor/secret`);
    expect(await operation.result(soon)).toEqual({ id: "item" });
    expect(service.requests[0]?.headers.authorization).toBe("Bearer secret-token");
  });
});

describe("a monitor on another origin", () => {
  test("does not get the token, and errors do not contain its URL", async () => {
    const monitor = await serve(at("inProgress"), { status: 404 });
    const service = await serve(accepted(`${monitor.url}/monitor/secret`));
    const operation = await startOperation(contextFor(service), clone);
    const error = (await rejection(operation.done(soon))) as Error;
    expect(error).toMatchObject({ status: 404, url: monitor.url });
    expect(error.message).not.toContain("secret");
    expect(monitor.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  test("is not polled over HTTP", async () => {
    const server = await serve(accepted("http://monitor.example/secret"));
    const operation = await startOperation(contextFor(server), clone);
    expect(await rejection(operation.done(soon))).toMatchObject({ code: "foreignOrigin" });
  });
});
