import { describe, expect, test } from "vitest";
import { defaultSdkOptions, type GeneratedFile } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { writeClient } from "../../generator/emit/client/client.js";
import { writeModels } from "../../generator/emit/types/write-models.js";
import { createModulePrinter } from "../../generator/emit/print/module-printer.js";
import { writeOperations } from "../../generator/emit/calls/operations.js";
import { writePermissions } from "../../generator/emit/calls/permissions.js";
import type { ApiModel } from "../../generator/model/model.js";
import { corpus } from "../corpus.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { readDocsSet } from "../read-docs-set.js";
import { clientRoutes, functionRoutes, routeText, unquoted } from "./emitted-routes.js";

/** The modules of the SDK before formatting. */
function modulesOf(model: ApiModel): GeneratedFile[] {
  const plan = planSdk(model, defaultSdkOptions, () => undefined);
  const print = createModulePrinter();
  return [writeModels, writeOperations, writePermissions, writeClient].flatMap((write) => [...write(plan)].map(print));
}

/** Compares the requests in the emitted code with the routes of the model. */
function expectWhole(model: ApiModel): void {
  const files = modulesOf(model);
  const routes = new Set(
    model.operations.flatMap((one) => one.routes.map(({ method, path, query }) => routeText(method, path, query))),
  );
  const functions = functionRoutes(files);
  const methods = clientRoutes(files);
  for (const sent of [functions, methods]) {
    const requests = [...sent.keys()].map(unquoted);
    expect([...sent.values()].filter((places) => places.length > 1)).toEqual([]);
    expect(requests.filter((route) => !routes.has(route))).toEqual([]);
    expect([...routes].filter((route) => !requests.includes(route))).toEqual([]);
  }
  expect([...methods.keys()].filter((request) => !functions.has(request))).toEqual([]);
  const permitted = files.filter(({ path }) => path.startsWith("src/permissions/")).map(({ text }) => text);
  const stated = model.operations.filter(({ permissions, routes: own }) => permissions.length > 0 && own.length > 0);
  const all = permitted.join("");
  expect(stated.map(({ id }) => id).filter((id) => !all.includes(`page: ${JSON.stringify(id)}`))).toEqual([]);
}

describe("every documented route has exactly one function and one method of the client", () => {
  test("in the project's own docs", async () => {
    expectWhole((await readInputDocs()).model);
  });

  const reference = corpus("graph-2021-07");
  test.skipIf(reference === null)("in the whole reference", { timeout: 600_000 }, async () => {
    const { model } = await readDocsSet(reference ?? "", { cache: true });
    expectWhole(model);
  });
});
