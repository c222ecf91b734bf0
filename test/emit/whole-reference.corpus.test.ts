import { describe, expect, test } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { expectEveryRoute } from "./expect-every-route.js";
import { expectSameClients } from "./expect-same-clients.js";

const reference = corpus("graph-2021-07");

describe.skipIf(reference === null)("the SDK of the whole reference", () => {
  test("calls every route with one function and one client method", async () => {
    const { model } = await readDocsSet(reference ?? "", { cache: true });
    expectEveryRoute(model);
  });

  test("shares a client only between nodes whose own clients would be equal", async () => {
    const { model } = await readDocsSet(reference ?? "", { cache: true });
    expect(expectSameClients(planSdk(model, defaultSdkOptions, () => undefined))).toBeGreaterThan(100);
  });
});
