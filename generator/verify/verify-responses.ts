import { groupBy } from "../collections/group-by.js";
import { findResponseDifference, type ResponseDifference } from "../merge/response-difference.js";
import { createRouteResolver } from "../metadata/resolve-route.js";
import type { ApiModel, Operation, Route } from "../model/model.js";
import { itemType } from "../model/qualified-name.js";
import { responsesOfRoute } from "../model/route-responses.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { typeCause } from "./causes.js";
import { mismatch } from "./make-mismatch.js";
import type { Mismatch } from "./mismatch.js";

/**
 * Compares the response types of routes. Routes of one page that have the same method and the same difference become
 * one mismatch, at the first of these routes.
 */
export function verifyResponses(docs: ApiModel, metadata: ApiModel): readonly Mismatch[] {
  const resolve = createRouteResolver(metadata);
  const types = indexTypes(metadata.types);
  return docs.operations.flatMap((operation) => {
    const differing = operation.routes.flatMap((route) => {
      const isStated = responsesOfRoute(route, operation).some(({ status }) => status < 300);
      const difference = isStated ? findResponseDifference(route, operation, resolve, types) : null;
      return difference === null ? [] : [{ route, difference }];
    });
    const kinds = groupBy(differing, ({ route, difference }) => JSON.stringify([route.method, difference]));
    return [...kinds.values()].flatMap(([first]) =>
      first === undefined ? [] : [differingResponse(operation, first.route, first.difference, types)],
    );
  });
}

function differingResponse(
  { id }: Operation,
  { method, path, source }: Route,
  { docs, metadata }: ResponseDifference,
  types: TypeIndex,
): Mismatch {
  const name = `${method} ${path}`;
  const message = `${name} returns ${bodyOf(docs)} in the docs and ${bodyOf(metadata)} in the metadata.`;
  return mismatch("response-type-differs", message, {
    target: id,
    name,
    docs,
    metadata,
    source,
    ...(docs === null || metadata === null ? {} : { cause: typeCause(docs, metadata, types) }),
  });
}

function bodyOf(type: string | null): string {
  if (type === null) return "no body";
  return itemType(type).type === "Edm.Untyped" ? "a body of an unknown type" : `\`${type}\``;
}
