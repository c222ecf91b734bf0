import { describe, expect, test } from "vitest";
import { batch } from "../../templates/runtime/batch.js";
import { paged } from "../../templates/runtime/paging.js";
import { requestJson, type RequestOptions } from "../../templates/runtime/request.js";
import { withResponse, type ResponseHead } from "../../templates/runtime/response.js";
import { contextFor, rejection, serve } from "./loopback.js";

const get = { method: "GET", path: "/me" };

describe("`withResponse` and `onResponse`", () => {
  test("provide the status and the headers in addition to the result", async () => {
    const headers = { etag: '"1"', "request-id": "r-1" };
    const server = await serve({ status: 503 }, { status: 201, headers, body: { id: "1" } });
    const { value, response } = await withResponse((options) =>
      requestJson<{ id: string }>(contextFor(server), get, options),
    );
    expect(value).toEqual({ id: "1" });
    expect(response).toMatchObject({ status: 201, requestId: "r-1" });
    expect(response.headers.get("ETag")).toBe('"1"');
  });

  test("provide the headers of each page of a list", async () => {
    const server = await serve(
      { headers: { "x-page": "1" }, body: { value: [], "@odata.nextLink": "/v1.0/me?page=2" } },
      { headers: { "x-page": "2" }, body: { value: [] } },
    );
    const pages: (string | null)[] = [];
    const onResponse = ({ headers }: ResponseHead): void => void pages.push(headers.get("x-page"));
    for await (const item of paged(contextFor(server), get, { onResponse })) expect(item).toBeUndefined();
    expect(pages).toEqual(["1", "2"]);
  });

  test("provide the headers of a part in a batch instead of the headers of the batch", async () => {
    const part = { id: "0", status: 200, headers: { ETag: '"2"' }, body: { id: "2" } };
    const server = await serve({ headers: { etag: "of the batch" }, body: { responses: [part] } });
    const { me } = await batch(contextFor(server), {
      me: (context) => withResponse((options) => requestJson(context, get, options)),
    });
    expect(me).toMatchObject({ value: { id: "2" } });
    expect(me instanceof Error ? null : me.response.headers.get("etag")).toBe('"2"');
  });

  test("do not change an error, because errors already have the status and the headers", async () => {
    const server = await serve({ status: 404, headers: { "request-id": "r-2" } });
    const error = await rejection(withResponse((options) => requestJson(contextFor(server), get, options)));
    expect(error).toMatchObject({ status: 404, requestId: "r-2" });
  });

  test("fail if the callback does not pass the options to a call", async () => {
    expect(await rejection(withResponse(() => Promise.resolve(1)))).toBeInstanceOf(TypeError);
  });

  test("suggest the documented headers, and accept others", async () => {
    const server = await serve({ headers: { location: "/users/1", "x-other": "2" }, body: {} });
    const seen: (string | null)[] = [];
    const options: RequestOptions<"Location"> = {
      onResponse: ({ headers }) => seen.push(headers.get("Location"), headers.get("x-other")),
    };
    await requestJson(contextFor(server), get, options);
    expect(seen).toEqual(["/users/1", "2"]);
  });
});
