import type { ApiModel, Operation } from "./model.js";
import { itemType, shortName } from "./qualified-name.js";

/**
 * Finds the type that readers look for an operation under: the one that the name of its page begins with
 * (`user-list-messages`), else the one that it gives back or takes. `null` where there is neither.
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
