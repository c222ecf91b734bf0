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
  const paths = new Set([...routes].map(pathOf));
  // All overloads of a function have one accessor, so a call that is documented after the overload without arguments can
  // also follow a documented overload with arguments.
  const forms = (request: string): string[] => {
    const [, start = "", list = "", rest = ""] = /^(.*?)(\([^()]*\))(\/.*)$/.exec(request) ?? [];
    const isOverloaded = [...paths].some((path) => `${path}/`.startsWith(pathOf(`${start}${list}/`)));
    return list !== "" && isOverloaded ? [request, start + rest] : [request];
  };
  const isDocumented = (route: string): boolean =>
    forms(route).some((one) => routes.has(one) || isAddressed(one, routes));
  const isDerived = (route: string): boolean =>
    pathOf(route).endsWith("/$count") &&
    !routes.has(unquoted(route)) &&
    isDocumented(unquoted(route).replace("/$count", ""));
  const methods = new Map([...clientRoutes(files)].filter(([route]) => !isDerived(route)));
  for (const sent of [functions, methods]) {
    const requests = [...sent.keys()].map(unquoted);
    expect([...sent.values()].filter((places) => places.length > 1)).toEqual([]);
    expect(requests.filter((route) => !isDocumented(route))).toEqual([]);
    const sendable = requests.flatMap(forms);
    expect([...routes].filter((route) => !sendable.some((request) => hasArgumentsOf(request, route)))).toEqual([]);
  }
  const called = new Set([...functions.keys()].map(unquoted));
  expect([...methods.keys()].map(unquoted).filter((request) => !called.has(request))).toEqual([]);
  const permitted = files.filter(({ path }) => path.startsWith("src/operations/")).map(({ text }) => text);
  const stated = model.operations.filter(({ permissions, routes: own }) => permissions.length > 0 && own.length > 0);
  const all = permitted.join("");
  expect(stated.map(({ id }) => id).filter((id) => !all.includes(`page: ${JSON.stringify(id)}`))).toEqual([]);
}

/** The path of a request without its method and query. */
function pathOf(request: string): string {
  return request.slice(request.indexOf(" ") + 1).split("?", 1)[0] ?? "";
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
