import type { ApiModel, Operation } from "./model.js";
import { itemType, shortName } from "./qualified-name.js";

/**
 * Creates a function that finds the type under which readers look for an operation: the type with which the id begins
 * (`user-list-messages`), else the type of the response, else the type of the request body, else `null`.
 */
export function createResourceFinder({ types }: Pick<ApiModel, "types">): (operation: Operation) => string | null {
  const names = new Set(types.map(({ name }) => name));
  const byShortName = new Map([...names].map((name) => [shortName(name).toLowerCase(), name]));
  return ({ id, responses, requestBody }) => {
    const named = byShortName.get(id.split("-", 1)[0]?.toLowerCase() ?? "");
    if (named !== undefined) return named;
    const type = responses.find((response) => response.type !== null)?.type ?? requestBody?.type ?? null;
    const item = type === null ? null : itemType(type).type;
    return item !== null && names.has(item) ? item : null;
  };
}
