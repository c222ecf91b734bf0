import type { QuerySupport } from "../../model/model.js";
import type { Shift } from "../kinds/kind.js";
import { jointShift, setShift, switchShift } from "../change-direction.js";
import type { FactChange } from "../difference.js";

/** What the docs promise about a property in query options. */
export function compareQuerySupport(base: QuerySupport, head: QuerySupport): FactChange | null {
  const shift = jointShift([
    filterShift(base.filter, head.filter),
    selectShift(base.select, head.select),
    switchShift(base.orderby, head.orderby, false),
    switchShift(base.search, head.search, false),
    switchShift(base.expand, head.expand, false),
  ]);
  return shift === null
    ? null
    : { id: "property-query-support-changed", from: inWords(base), to: inWords(head), shift };
}

/** An empty list leaves the operators open. */
function filterShift(base: QuerySupport["filter"], head: QuerySupport["filter"]): Shift | null {
  if (base === null || head === null) return switchShift(base !== null, head !== null, false);
  const shift = setShift(new Set(base), new Set(head));
  return shift !== null && (base.length === 0 || head.length === 0) ? "restated" : shift;
}

function selectShift(base: QuerySupport["select"], head: QuerySupport["select"]): Shift | null {
  if (base !== head && (base === null || head === null)) return "restated";
  return switchShift(base === "only", head === "only", true);
}

function inWords({ filter, select, orderby, search, expand }: QuerySupport): string | null {
  const promises = [
    filter === null ? null : filter.length === 0 ? "$filter" : `$filter (${[...filter].sort().join(", ")})`,
    select === null ? null : select === "default" ? "returned by default" : "returned on $select",
    orderby ? "$orderby" : null,
    search ? "$search" : null,
    expand ? "$expand" : null,
  ].filter((promise) => promise !== null);
  return promises.length === 0 ? null : promises.join(", ");
}
