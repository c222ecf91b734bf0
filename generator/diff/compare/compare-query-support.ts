import type { QuerySupport } from "../../model/model.js";
import { combineDirections, flagDirection, setDirection } from "../change-direction.js";
import type { FactDifference } from "../difference.js";
import type { ChangeDirection } from "../kinds/change-kind.js";

/** Compares the query options that a property supports according to the docs. Returns `null` if they are equal. */
export function compareQuerySupport(base: QuerySupport, head: QuerySupport): FactDifference | null {
  const direction = combineDirections([
    filterDirection(base.filter, head.filter),
    selectDirection(base.select, head.select),
    flagDirection(base.orderby, head.orderby, false),
    flagDirection(base.search, head.search, false),
    flagDirection(base.expand, head.expand, false),
    setDirection(new Set(head.unsupported), new Set(base.unsupported)),
  ]);
  return direction === null
    ? null
    : { id: "property-query-support-changed", from: describeSupport(base), to: describeSupport(head), direction };
}

/** Compares the operators in filters. An empty list means that the docs do not name the supported operators. */
function filterDirection(base: QuerySupport["filter"], head: QuerySupport["filter"]): ChangeDirection | null {
  if (base === null || head === null) return flagDirection(base !== null, head !== null, false);
  const direction = setDirection(new Set(base), new Set(head));
  return direction !== null && (base.length === 0 || head.length === 0) ? "docs-only" : direction;
}

function selectDirection(base: QuerySupport["select"], head: QuerySupport["select"]): ChangeDirection | null {
  if (base !== head && (base === null || head === null)) return "docs-only";
  return flagDirection(base === "only", head === "only", true);
}

function describeSupport({ filter, select, orderby, search, expand, unsupported }: QuerySupport): string | null {
  const parts = [
    filter === null ? null : filter.length === 0 ? "$filter" : `$filter (${[...filter].sort().join(", ")})`,
    select === null ? null : select === "default" ? "returned by default" : "returned on $select",
    orderby ? "$orderby" : null,
    search ? "$search" : null,
    expand ? "$expand" : null,
    ...(unsupported ?? []).map((clause) => `not $${clause}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}
