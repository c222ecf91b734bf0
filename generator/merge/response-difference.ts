import type { RouteResolver } from "../metadata/resolve-route.js";
import { itemType } from "../model/qualified-name.js";
import { responsesOfRoute } from "../model/route-responses.js";
import type { Operation, Route } from "../model/model.js";
import type { TypeIndex } from "../model/type-index.js";

/**
 * Two different types for the success response of a route: one from the docs and one from the metadata. `null` means a
 * response without a body.
 */
export interface ResponseDifference {
  readonly docs: string | null;
  readonly metadata: string | null;
}

/**
 * Compares the success response of a route with the metadata. If the documented type derives from the type in the
 * metadata, there is no difference, because the docs are more precise.
 *
 * If the docs document a redirect or the status 202 without a body, the response is not compared. The metadata then has
 * the type of a later response.
 *
 * @param resolve - finds the target of the route in the metadata
 * @param types - the types of the metadata
 * @returns `null` if the two agree, or the metadata does not have the route
 */
export function findResponseDifference(
  route: Route,
  operation: Operation,
  resolve: RouteResolver,
  types: TypeIndex,
): ResponseDifference | null {
  const declared = declaredType(route, operation, resolve);
  if (declared === undefined) return null;
  const successes = responsesOfRoute(route, operation).filter(({ status }) => status < 400);
  if (successes.some(({ status }) => status >= 300)) return null;
  const typed = successes.flatMap(({ type }) => (type === null ? [] : [type]));
  if (typed.length === 0) {
    const isAccepted = successes.some(({ status }) => status === 202);
    const isWrite = route.method === "PATCH" || route.method === "PUT";
    return declared === null || isAccepted || isWrite ? null : { docs: null, metadata: declared };
  }
  if (declared !== null && typed.some((type) => isSameOrDerived(type, declared, types))) return null;
  return { docs: typed[0] ?? null, metadata: declared };
}

/**
 * The type that the metadata declares; `null` if the response does not have a body, `undefined` if the type is not
 * declared.
 */
function declaredType(
  { method, path }: Route,
  { intent }: Operation,
  resolve: RouteResolver,
): string | null | undefined {
  const target = method === "DELETE" ? null : resolve(method, path);
  if (target === null || target.kind === "system") return undefined;
  if (target.kind === "call") return target.operation.responses[0]?.type ?? null;
  const { type, collection } = itemType(target.type);
  if (method === "GET") return target.type;
  if (method === "POST") return collection && intent === "create" ? type : undefined;
  // A request that writes bytes does not return bytes. It returns the resource that contains them.
  return collection || type === "Edm.Stream" ? undefined : type;
}

function isSameOrDerived(type: string, base: string, types: TypeIndex): boolean {
  const [own, declared] = [itemType(type), itemType(base)];
  if (own.collection !== declared.collection) return false;
  return own.type === declared.type || types.ancestors(own.type).some(({ name }) => name === declared.type);
}
