import { expect } from "vitest";
import { defaultSdkOptions, type GeneratedFile } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { writeClient } from "../../generator/emit/client/client.js";
import { writeModels } from "../../generator/emit/types/write-models.js";
import { createModulePrinter } from "../../generator/emit/print/module-printer.js";
import { writeOperations } from "../../generator/emit/calls/operations.js";
import type { ApiModel } from "../../generator/model/model.js";
import { clientRoutes, functionRoutes, routeText, unquoted } from "./emitted-routes.js";

/** Returns the modules of the SDK before they are formatted. */
function modulesOf(model: ApiModel): GeneratedFile[] {
  const plan = planSdk(model, defaultSdkOptions, () => undefined);
  const print = createModulePrinter();
  return [writeModels, writeOperations, writeClient].flatMap((write) => [...write(plan)].map(print));
}

/**
 * Checks that each route of a model has exactly one function and one client method, and that the SDK does not call any
 * other route. Exception: an operation of an item can also be called for the path of the item.
 */
export function expectEveryRoute(model: ApiModel): void {
  const files = modulesOf(model);
  const written = model.operations.flatMap(({ routes }) =>
    routes.map(({ method, path, query }) => ({
      plain: routeText(method, path, null),
      text: routeText(method, path, query),
    })),
  );
  // If another request line is the same without the query, both are one call, and the query is an option.
  const plain = new Set(written.map(({ text }) => text));
  const routes = new Set(written.map((one) => (plain.has(one.plain) ? one.plain : one.text)));
  const functions = functionRoutes(files);
  // All overloads of a function have one accessor, so a call that follows one of them can follow each of them.
  const overloads = (route: string): string[] => [route, route.replace(/\([^()]*\)(?=\/)/g, "")];
  // One method or function sends the calls that follow the overload without arguments and the overload with an address.
  const hasSharedAccessor = (route: string): boolean => /\/range\(address=[^()]*\)(?:\/|$)/.test(route);
  const isDocumented = (route: string): boolean =>
    overloads(route).some((one) => routes.has(one) || isAddressed(one, routes));
  const isDerived = (route: string): boolean =>
    route.endsWith("/$count") &&
    !routes.has(unquoted(route)) &&
    isDocumented(unquoted(route).replace(/\/\$count$/, ""));
  const methods = new Map([...clientRoutes(files)].filter(([route]) => !isDerived(route)));
  for (const sent of [functions, methods]) {
    const requests = [...sent.keys()].map(unquoted);
    expect([...sent.values()].filter((places) => places.length > 1)).toEqual([]);
    expect(requests.filter((route) => !isDocumented(route))).toEqual([]);
    expect(
      [...routes].filter(
        (route) => !requests.some((request) => overloads(request).some((one) => hasArgumentsOf(one, route))),
      ),
    ).toEqual([]);
  }
  expect(
    [...methods.keys()].filter(
      (request) => !hasSharedAccessor(request) && !overloads(request).some((one) => functions.has(one)),
    ),
  ).toEqual([]);
  const permitted = files.filter(({ path }) => path.startsWith("src/operations/")).map(({ text }) => text);
  const stated = model.operations.filter(({ permissions, routes: own }) => permissions.length > 0 && own.length > 0);
  const all = permitted.join("");
  expect(stated.map(({ id }) => id).filter((id) => !all.includes(`page: ${JSON.stringify(id)}`))).toEqual([]);
}

/**
 * Whether a request is the route, or an overload of the route's function with more arguments. One method sends the
 * requests of all overloads.
 */
function hasArgumentsOf(request: string, route: string): boolean {
  const [prefix = "", list] = /^(.*\/\w+)\((.*)\)$/.exec(route)?.slice(1) ?? [route, ""];
  const named = list === "" ? [] : (list?.split(",") ?? []);
  if (request === route) return true;
  return request.startsWith(`${prefix}(`) && request.endsWith(")") && named.every((name) => request.includes(name));
}

/** Whether a request addresses an item by its path, and is documented for items that are addressed by their id. */
function isAddressed(request: string, documented: ReadonlySet<string>): boolean {
  const [, method = "", base, tail = ""] = /^(\w+) (.*?:\/\{\})(?::(\/.*))?$/.exec(request) ?? [];
  if (base === undefined) return false;
  const routes = [...documented];
  return (
    routes.some((route) => route.includes(` ${base}`)) &&
    routes.some((route) => route.startsWith(`${method} `) && route.endsWith(tail))
  );
}
