import { describe, expect, test } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { expectEveryRoute } from "./expect-every-route.js";
import { expectSameClients } from "./expect-same-clients.js";

const reference = corpus("graph-2021-07");

describe.skipIf(reference === null)("the SDK of the whole reference", () => {
  test("has exactly one function and one client method for every route", async () => {
    const { model } = await readDocsSet(reference ?? "", { cache: true });
    expectEveryRoute(model);
  });

  test("shares a client class only between paths whose separate client classes would be equal", async () => {
    const { model } = await readDocsSet(reference ?? "", { cache: true });
    expect(expectSameClients(planSdk(model, defaultSdkOptions, () => undefined))).toBeGreaterThan(100);
  });
});
