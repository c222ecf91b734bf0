import { describe, expect, test } from "vitest";
import { nodesOf, type ClientMethod } from "../../generator/emit/client/client-node.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk, type SdkPlan } from "../../generator/emit/plan-sdk.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { OTHER_PACKED_FILES } from "./packed-files.js";
import { expectEveryRoute } from "./expect-every-route.js";
import { expectSameClients } from "./expect-same-clients.js";

const reference = corpus("graph-2021-07");
let planned: Promise<SdkPlan> | undefined;

/** Plans the SDK once for all tests. */
function plan(): Promise<SdkPlan> {
  planned ??= readDocsSet(reference ?? "", { cache: true }).then(({ model }) =>
    planSdk(model, defaultSdkOptions, () => undefined),
  );
  return planned;
}

describe.skipIf(reference === null)("the SDK of the whole reference", () => {
  test("has exactly one function and one client method for every route", async () => {
    expectEveryRoute((await plan()).model);
  });

  test("has a method at the end of each chain of accessors", async () => {
    const { client } = await plan();
    const dead = [...nodesOf(client)].filter(({ methods, children }) => methods.length + children.length === 0);
    expect(dead.map(({ path }) => path)).toEqual([]);
  });

  test("packs at most 3,000 files", async () => {
    const { modules } = await plan();
    expect(3 * modules.length + OTHER_PACKED_FILES).toBeLessThanOrEqual(3000);
  });

  test("counts every documented collection of entities", async () => {
    const { client, graph } = await plan();
    const isList = ({ call: { method, called, result } }: ClientMethod): boolean =>
      method === "GET" &&
      called === null &&
      result.kind === "paged" &&
      result.types.some((name) => graph.get(name)?.kind === "entity");
    const lists = [...nodesOf(client)].filter(({ methods }) => methods.some(isList));
    const uncounted = lists.filter(({ methods }) => !methods.some(({ name }) => name === "count"));
    expect(lists.length).toBeGreaterThan(400);
    expect(uncounted.map(({ path }) => path)).toEqual([]);
  });

  test("shares a client class only between paths whose separate client classes would be equal", async () => {
    expect(expectSameClients(await plan())).toBeGreaterThan(100);
  });
});
