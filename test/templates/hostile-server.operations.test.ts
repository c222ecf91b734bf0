import { describe, expect, test } from "vitest";
import { jsonBody } from "../../templates/runtime/json.js";
import { resumeOperation, startOperation, type PollOptions } from "../../templates/runtime/operation-poll.js";
import {
  broken,
  contextOf,
  ending,
  isGraphError,
  json,
  keyed,
  leaksOf,
  origin,
  root,
  sas,
  secrets,
  silence,
  stub,
  text,
  userinfo,
  type Reply,
} from "./hostile-server.js";

const copy = { method: "POST", path: "/items/1/copy", ...jsonBody({}) };
const accepted = (location?: string, headers: Record<string, string> = {}): Reply =>
  json({}, 202, { ...(location !== undefined && { location }), ...headers });
const running = (headers: Record<string, string> = {}): Reply => json({ status: "inProgress" }, 202, headers);
const done = json({ status: "completed", resourceLocation: `${root}/items/2` });
const item = json({ id: "2" });
const monitor = "/operations/1";

function run(replies: Reply[], options: PollOptions = {}) {
  const server = stub(...replies);
  const result = ending(async () => {
    const operation = await startOperation(contextOf(server), copy);
    return operation.result(options);
  });
  return { server, result };
}

describe("a response that starts an operation", () => {
  test.each<[string, Reply]>([
    ["202 without a status URL", accepted()],
    ["202 with an empty status URL", accepted("")],
    ["202 with a status URL that is not a URL", accepted("https://[")],
    ["202 with credentials in the status URL", accepted(userinfo)],
    ["202 with a status URL without encryption", accepted("http://storage.example/x")],
    ["202 with a script as status URL", accepted("javascript:alert(1)")],
    ["an error", json({ error: { code: "x", message: sas } }, 409)],
    ["HTML", text(`<html>${sas}</html>`)],
    ["a redirect", new Response(null, { status: 302, headers: { location: sas } })],
  ])("makes the call fail with a GraphError if it is %s", async (_, reply) => {
    const { server, result } = run([reply, done, item]);
    const { error } = await result;
    expect(isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Reply, unknown]>([
    ["200 with the result", json({ id: "1" }), { id: "1" }],
    ["204", json(undefined, 204), undefined],
    ["200 without a body", new Response(""), undefined],
  ])("is the result of the operation if it is %s", async (_, reply, value) => {
    expect(await run([reply]).result).toEqual({ value });
  });

  test.each([monitor, `/v1.0${monitor}`, `${root}${monitor}`, `//graph.example/v1.0${monitor}`, monitor.slice(1)])(
    "can have the status URL %s",
    async (location) => {
      const { server, result } = run([accepted(location), done, item]);
      expect(await result).toEqual({ value: { id: "2" } });
      expect(server.requests[1]?.url).toBe(`${root}${monitor}`);
      expect(server.requests[1]?.headers.get("authorization")).toBe(`Bearer ${secrets.token}`);
    },
  );
});

describe("a status URL of another host", () => {
  test("does not receive the token", async () => {
    const { server, result } = run([accepted(keyed), done, item]);
    expect(await result).toEqual({ value: { id: "2" } });
    const [, poll, last] = server.requests;
    expect([poll?.headers.has("authorization"), last?.headers.has("authorization")]).toEqual([false, true]);
    expect([...(poll?.headers.keys() ?? [])]).not.toContain("client-request-id");
  });

  test.each<[string, Reply]>([
    ["an error", json({ error: { code: "x", message: `Failed: ${keyed.slice(-20)}`.slice(0, 8) } }, 400)],
    ["HTML", text("<html>")],
    ["a failed operation", json({ status: "failed" })],
    ["a broken connection", new TypeError(`fetch of ${sas} failed`)],
    ["a broken body", broken('{"status":', new TypeError(`fetch of ${sas} failed`))],
    [
      "the URL of a result without encryption",
      json({ status: "completed", resourceLocation: "http://storage.example/x" }),
    ],
    ["the URL of a result with credentials", json({ status: "completed", resourceLocation: userinfo })],
    ["no result", json({ status: "completed" })],
    ["a list", json([])],
    ["a text", json("completed")],
    ["a number", json(7)],
    ["null", json(null)],
    ["a redirect with credentials", new Response(null, { status: 303, headers: { location: userinfo } })],
    ["a redirect without a target", new Response(null, { status: 303 })],
  ])("that returns %s makes the call fail, with a GraphError that does not contain the URL", async (_, reply) => {
    const { error } = await run([accepted(keyed), reply]).result;
    expect(isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
    expect(JSON.stringify(error)).not.toContain("/upload");
  });

  test("does not receive the token, even if it redirects to the result", async () => {
    const { server, result } = run([
      accepted(keyed),
      new Response(null, { status: 302, headers: { location: sas } }),
      item,
    ]);
    expect(await result).toEqual({ value: { id: "2" } });
    expect(server.requests.slice(1).some(({ headers }) => headers.has("authorization"))).toBe(false);
  });
});

describe("the wait between polls", () => {
  const waits = async (after: string): Promise<number> => {
    const times: number[] = [];
    const poll = (reply: Reply) => (): Response => {
      times.push(Date.now());
      return (reply as Response).clone();
    };
    const { result } = run([accepted(monitor), poll(running({ "retry-after": after })), poll(done), item]);
    expect(await result).toEqual({ value: { id: "2" } });
    return (times[1] ?? 0) - (times[0] ?? 0);
  };

  test.each<[string, number]>([
    ["0", 1000],
    ["0.001", 1000],
    ["-5", 1000],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 1000],
    ["7", 7000],
    ["31536000", 300_000],
    ["Infinity", 300_000],
    ["1e300", 300_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 300_000],
  ])("with Retry-After %s is %i ms", async (after, expected) => {
    expect(await waits(after)).toBe(expected);
  });

  test.each(["soon", "", "NaN"])("has the default length if Retry-After is %j", async (after) => {
    expect(await waits(after)).toBeGreaterThanOrEqual(1000);
  });
});

describe("an operation that does not end", () => {
  test.each<[string, Reply]>([
    ["is running", running()],
    ["has an unknown status", json({ status: "waitingForGodot" })],
    ["asks for polls without a pause", running({ "retry-after": "0" })],
    ["asks for polls in a year", running({ "retry-after": "31536000" })],
    ["is accepted again and again", accepted(monitor)],
  ])("makes the call fail after the total timeout if it %s", async (_, reply) => {
    const { server, result } = run([accepted(monitor), reply], { totalTimeout: 120_000 });
    const { error } = await result;
    expect(error).toMatchObject({ name: "GraphError", code: "timeout" });
    expect(server.requests.length).toBeLessThanOrEqual(122);
    expect(leaksOf(error)).toEqual([]);
  });

  test("makes the call fail after a day by default", async () => {
    const { error } = await run([accepted(monitor), running({ "retry-after": "300" })]).result;
    expect(error).toMatchObject({ name: "GraphError", code: "timeout" });
  });

  test("makes the call fail after the total timeout if the service does not answer", async () => {
    const { error } = await run([accepted(monitor), silence], { totalTimeout: 60_000 }).result;
    expect(error).toMatchObject({ name: "GraphError", code: "timeout" });
  });

  test("is no longer polled after the caller aborts", async () => {
    const reason = new Error("Enough");
    const controller = new AbortController();
    const { error } = await run([accepted(monitor), running()], {
      signal: controller.signal,
      onProgress: () => {
        controller.abort(reason);
      },
    }).result;
    expect(error).toBe(reason);
  });
});

test.each(["failed", "Failed", "deleteFailed", "CANCELLED", "error", "skipped", "aborted"])(
  "a call throws the error of the service if its operation has the status %s",
  async (status) => {
    const body = { status, error: { code: "quota", message: `No space in ${sas}`, innerError: { url: userinfo } } };
    const { error } = await run([accepted(monitor), json(body)]).result;
    expect(error).toMatchObject({
      name: "GraphError",
      code: "quota",
      message: expect.stringContaining("sig=***") as string,
    });
    expect(leaksOf(error)).toEqual([]);
  },
);

test.each<[string, string, boolean]>([
  ["of the service", `${origin}/v1.0/operations/1`, true],
  ["of another host", keyed, false],
])("a status URL %s can be resumed", async (_, url, hasToken) => {
  const server = stub(done, item);
  expect(await ending(() => resumeOperation(contextOf(server), url).result())).toEqual({ value: { id: "2" } });
  expect(server.requests[0]?.headers.has("authorization")).toBe(hasToken);
});

test.each(["", "https://[", userinfo, "javascript:alert(1)", `http://storage.example/${secrets.key}`])(
  "the status URL %s cannot be resumed",
  async (url) => {
    const server = stub(done, item);
    const { error } = await ending(() => resumeOperation(contextOf(server), url).result());
    expect(url === "" || isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
  },
);
