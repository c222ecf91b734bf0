import type { Operation } from "./model.js";

/** The facts that every operation has. */
export type OperationIdentity = Pick<Operation, "id" | "title" | "intent" | "source">;

/**
 * An operation without any other facts, with its keys in the order of the model file. Spread it first and then the
 * known facts, so that a new fact needs its default value only here.
 */
export function emptyOperation({ id, title, intent, source }: OperationIdentity): Operation {
  return {
    id,
    title,
    description: "",
    deprecated: false,
    deprecation: null,
    intent,
    routes: [],
    permissions: [],
    queryParameters: [],
    noQueryOptions: false,
    onlyListedQueryOptions: false,
    headers: [],
    requestBody: null,
    responses: [],
    errors: [],
    examples: [],
    source,
  };
}
