import { routeKey } from "../../generator/merge/documented-resources.js";
import type { Service } from "../../generator/metadata/read-metadata.js";
import { bindingType, createRouteResolver } from "../../generator/metadata/resolve-route.js";
import type { ApiModel } from "../../generator/model/model.js";
import { itemType } from "../../generator/model/qualified-name.js";

/** The number of facts on the pages that people wrote, on the scaffolded pages, and on both. */
export interface Agreement {
  readonly written: number;
  readonly scaffolded: number;
  readonly both: number;
}

export interface Comparison {
  readonly properties: Agreement;
  /** Properties on both pages whose types are equal. */
  readonly sameType: number;
  readonly routes: Agreement;
  /** The pages of operations, by their file names. */
  readonly pages: Agreement;
  /** Written facts that the scaffolded pages do not have. */
  readonly missed: readonly string[];
}

/** Compares the scaffolded pages of types with the pages that people wrote later. */
export function comparePages(
  scaffolded: ApiModel,
  written: ApiModel,
  types: readonly string[],
  service: Service,
): Comparison {
  const properties = (model: ApiModel): Map<string, string> =>
    new Map(
      model.types
        .filter(({ name, origin }) => origin === "page" && types.includes(name))
        .flatMap((type) => type.properties.map((one) => [`${type.name}.${one.name}`.toLowerCase(), one.type])),
    );
  const [own, theirs] = [properties(scaffolded), properties(written)];
  const routes = routesOf(scaffolded, types, service);
  const writtenRoutes = routesOf(written, types, service);
  const names = (all: ReadonlyMap<string, string>): Set<string> => new Set(all.values());
  const sameType = [...theirs].filter(([name, type]) => own.get(name)?.toLowerCase() === type.toLowerCase()).length;
  return {
    properties: agreement(new Set(own.keys()), new Set(theirs.keys())),
    sameType,
    routes: agreement(new Set(routes.keys()), new Set(writtenRoutes.keys())),
    pages: agreement(names(routes), names(writtenRoutes)),
    missed: [...theirs.keys(), ...writtenRoutes.keys()].filter((one) => !own.has(one) && !routes.has(one)),
  };
}

function agreement(scaffolded: ReadonlySet<string>, written: ReadonlySet<string>): Agreement {
  const both = [...written].filter((one) => scaffolded.has(one)).length;
  return { written: written.size, scaffolded: scaffolded.size, both };
}

/** The routes whose resource is one of the types, with the page of each route. */
function routesOf(model: ApiModel, types: readonly string[], service: Service): Map<string, string> {
  const resolve = createRouteResolver(service.model);
  const routes = new Map<string, string>();
  for (const { id, routes: own } of model.operations) {
    for (const { method, path } of own) {
      const target = resolve(method, path);
      const type =
        target?.kind === "call"
          ? bindingType(target.operation.routes[0]?.path ?? "", target.operation.routes[0]?.parameters[0]?.type)
          : (target?.type ?? null);
      if (type !== null && types.includes(itemType(type).type)) routes.set(`${method} ${routeKey(path)}`, id);
    }
  }
  return routes;
}

/** One line per kind of fact. */
export function formatComparison(title: string, { properties, sameType, routes, pages }: Comparison): string {
  const line = (what: string, { written, scaffolded, both }: Agreement): string =>
    `  ${what}: written ${written}, scaffolded ${scaffolded}, both ${both} (${Math.round((100 * both) / Math.max(written, 1))} % of the written ones)\n`;
  return `${title}\n${line("properties", properties)}  of these with the same type: ${sameType}\n${line("routes", routes)}${line("pages of operations, by file name", pages)}`;
}
