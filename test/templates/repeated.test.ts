import { expect, test } from "vitest";
import { repeated } from "../../templates/runtime/repeated.js";
import { requestNothing } from "../../templates/runtime/request.js";
import { contextFor, serve } from "./loopback.js";

test("a repeated query parameter is sent once for each item of its list", async () => {
  const server = await serve({ status: 204 });
  const context = contextFor(server);
  const send = (ids: readonly (string | number)[] | undefined) =>
    requestNothing(context, { method: "GET", path: "/a", query: { "ids[]": repeated("ids[]", ids), b: 1 } });
  await send([1, "x & y"]);
  await send([]);
  await send(undefined);
  const urls = server.requests.map(({ url }) => url);
  expect(urls).toEqual(["/v1.0/a?ids%5B%5D=1&ids%5B%5D=x%20%26%20y&b=1", "/v1.0/a?b=1", "/v1.0/a?b=1"]);
});
