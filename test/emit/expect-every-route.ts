import { expect } from "vitest";
import { defaultSdkOptions, type GeneratedFile } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { writeClient } from "../../generator/emit/client/client.js";
import { writeModels } from "../../generator/emit/types/write-models.js";
import { createModulePrinter } from "../../generator/emit/print/module-printer.js";
import { writeOperations } from "../../generator/emit/calls/operations.js";
import type { ApiModel } from "../../generator/model/model.js";
import { clientRoutes, functionRoutes, routeText, unquoted } from "./emitted-routes.js";

/** The modules of the SDK before formatting. */
function modulesOf(model: ApiModel): GeneratedFile[] {
  const plan = planSdk(model, defaultSdkOptions, () => undefined);
  const print = createModulePrinter();
  return [writeModels, writeOperations, writeClient].flatMap((write) => [...write(plan)].map(print));
}

/** Checks that one function and one client method call each route of a model, and that no other route is called,
 * except that operations of items are called for their paths, too. */
export function expectEveryRoute(model: ApiModel): void {
  const files = modulesOf(model);
  const written = model.operations.flatMap(({ routes }) =>
    routes.map(({ method, path, query }) => ({
      plain: routeText(method, path, null),
      text: routeText(method, path, query),
    })),
  );
  // A query that another request line omits is an option of the same call.
  const plain = new Set(written.map(({ text }) => text));
  const routes = new Set(written.map((one) => (plain.has(one.plain) ? one.plain : one.text)));
  const functions = functionRoutes(files);
  const isDocumented = (route: string): boolean => routes.has(route) || isAddressed(route, routes);
  const isDerived = (route: string): boolean =>
    route.endsWith("/$count") &&
    !routes.has(unquoted(route)) &&
    isDocumented(unquoted(route).replace(/\/\$count$/, ""));
  const methods = new Map([...clientRoutes(files)].filter(([route]) => !isDerived(route)));
  for (const sent of [functions, methods]) {
    const requests = [...sent.keys()].map(unquoted);
    expect([...sent.values()].filter((places) => places.length > 1)).toEqual([]);
    expect(requests.filter((route) => !isDocumented(route))).toEqual([]);
    expect([...routes].filter((route) => !requests.includes(route))).toEqual([]);
  }
  expect([...methods.keys()].filter((request) => !functions.has(request))).toEqual([]);
  const permitted = files.filter(({ path }) => path.startsWith("src/operations/")).map(({ text }) => text);
  const stated = model.operations.filter(({ permissions, routes: own }) => permissions.length > 0 && own.length > 0);
  const all = permitted.join("");
  expect(stated.map(({ id }) => id).filter((id) => !all.includes(`page: ${JSON.stringify(id)}`))).toEqual([]);
}

/** Whether a request is a documented operation of an item, at a place where pages document the path of an item. */
function isAddressed(request: string, documented: ReadonlySet<string>): boolean {
  const [, method = "", base, tail = ""] = /^(\w+) (.*?:\/\{\})(?::(\/.*))?$/.exec(request) ?? [];
  if (base === undefined) return false;
  const routes = [...documented];
  return (
    routes.some((route) => route.includes(` ${base}`)) &&
    routes.some((route) => route.startsWith(`${method} `) && route.endsWith(tail))
  );
}
