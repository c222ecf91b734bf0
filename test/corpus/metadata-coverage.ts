import { responsesOfRoute } from "../../generator/model/route-responses.js";
import { matchingRoutes } from "../../generator/model/url-match.js";
import type { ApiModel } from "../../generator/model/model.js";
import { rawTypes } from "./raw-metadata.js";
import { derivesFrom, rawService, walkRoute } from "./walk-metadata.js";

/**
 * Returns the properties and members of a CSDL document that are missing from a model, or that the model has with
 * another type.
 */
export function missingFromModel(csdl: string, model: ApiModel): string[] {
  const types = new Map(model.types.map((type) => [type.name, type]));
  const properties = [...rawTypes(csdl).values()].flatMap(({ name, base, properties: declared }) => {
    const type = types.get(name);
    if (type === undefined) return [`${name} is missing`];
    const found = new Map(type.properties.map((one) => [one.name, one.type]));
    return [
      ...(type.base === base ? [] : [`${name} has the base ${String(type.base)}, not ${String(base)}`]),
      ...[...declared].flatMap(([property, expected]) =>
        found.get(property) === expected
          ? []
          : [`${name}/${property} is ${String(found.get(property))}, not ${expected}`],
      ),
    ];
  });
  const members = [...rawMembers(csdl)].flatMap(([name, declared]) => {
    const found = new Set(types.get(name)?.members.map((member) => member.name));
    return declared.filter((member) => !found.has(member)).map((member) => `${name}/${member} is missing`);
  });
  return [...properties, ...members];
}

/** The members of each enumeration, read with regular expressions. */
function rawMembers(csdl: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, namespace = "", content = ""] of csdl.matchAll(/<Schema Namespace="([^"]*)"[^>]*>([^]*?)<\/Schema>/g)) {
    for (const [, name = "", inner = ""] of content.matchAll(/<EnumType Name="([^"]*)"[^>]*>([^]*?)<\/EnumType>/g)) {
      found.set(
        `${namespace}.${name}`,
        [...inner.matchAll(/<Member Name="([^"]*)"/g)].map(([, member = ""]) => member),
      );
    }
  }
  return found;
}

/**
 * How the response types of a model's GETs and POSTs agree with a CSDL document. `walk-metadata.ts` reads the document
 * instead of docwright's reader.
 */
export interface RouteAgreement {
  readonly agreeing: number;
  readonly differing: readonly string[];
  /** Number of routes whose path the reader cannot follow in the CSDL document. */
  readonly unreached: number;
}

/** Compares the response types of GETs and POSTs. */
export function compareRoutes(csdl: string, { operations }: ApiModel): RouteAgreement {
  const service = rawService(csdl);
  const differing: string[] = [];
  let agreeing = 0;
  let unreached = 0;
  for (const operation of operations) {
    for (const route of operation.routes.filter(({ method }) => method === "GET" || method === "POST")) {
      const walked = walkRoute(service, route.method, route.path);
      if (typeof walked === "string") {
        unreached += 1;
        continue;
      }
      const responses = responsesOfRoute(route, operation).filter(({ status }) => status < 400);
      const expected = walked.type;
      // The docs have a redirect to a file, or the 202 of a long-running operation. The metadata has the content that
      // the service sends later.
      const isLater = responses.some(({ status, type }) => status >= 300 || (status === 202 && type === null));
      const agrees =
        isLater ||
        (expected === null && responses.every(({ type }) => type === null)) ||
        responses.some(({ type }) => type !== null && expected !== null && derivesFrom(service, type, expected));
      if (agrees) agreeing += 1;
      else {
        const types = responses.map(({ type }) => type ?? "no body").join(" or ");
        differing.push(`${operation.id}: ${route.method} ${route.path}: ${types}, metadata ${expected ?? "no body"}`);
      }
    }
  }
  return { agreeing, differing, unreached };
}

/** A sample request of Graph Explorer. */
export interface Sample {
  readonly method: string;
  readonly requestUrl: string;
}

/** Returns the samples that call v1.0. */
export function samplesOf(json: string): Sample[] {
  const { SampleQueries } = JSON.parse(json) as { SampleQueries: Sample[] };
  return SampleQueries.filter(({ requestUrl }) => requestUrl.startsWith("/v1.0/"));
}

/** Returns the samples that do not match any route of a model. */
export function unexpressedSamples(samples: readonly Sample[], { operations }: ApiModel): Sample[] {
  const routes = operations.flatMap((operation) => operation.routes);
  return samples.filter(
    ({ method, requestUrl }) => !matchingRoutes(requestUrl, routes).some((route) => route.method === method),
  );
}
