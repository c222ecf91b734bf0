import type { Operation, RequestBody } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference, SENT } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Shift } from "../kinds/kind.js";
import type { Pair } from "../match/pairing.js";
import { jointShift } from "../change-direction.js";
import { orDescription } from "./descriptions.js";
import { compareProperties } from "./properties.js";

/** What callers send: the body as a whole, and the properties that the operation's own table allows or demands. */
export function compareBody({ base, head }: Pair<Operation>, comparison: Comparison): readonly Difference[] {
  const target = head.id;
  const [before, after] = [base.requestBody, head.requestBody];
  if (before === null || after === null) {
    if (before === after) return [];
    return [
      difference("request-body-changed", {
        target,
        from: before === null ? null : inWords(before),
        to: after === null ? null : inWords(after),
        source: (after ?? before)?.source ?? head.source,
        side: after === null ? "base" : "head",
        shift: isOptional(after) ? "widened" : "replaced",
      }),
    ];
  }
  const shift = bodyShift(before, after, comparison);
  const facts =
    shift === null
      ? []
      : [
          difference("request-body-changed", {
            target,
            from: inWords(before),
            to: inWords(after),
            source: after.source,
            shift,
          }),
        ];
  const properties = compareProperties(target, before.properties, after.properties, SENT, comparison);
  return [
    ...orDescription(facts, before, after, { target, detail: "the request body" }),
    ...properties.filter((found) => !isToldByType(found, before, after, comparison)),
  ];
}

/** A body that comes breaks nobody where its table demands nothing. */
function isOptional(body: RequestBody | null): boolean {
  return body !== null && body.properties.length > 0 && body.properties.every(({ required }) => required !== true);
}

function bodyShift(base: RequestBody, head: RequestBody, comparison: Comparison): Shift | null {
  return jointShift([base.contentType === head.contentType ? null : "replaced", bodyTypeShift(base, head, comparison)]);
}

/** A body whose table names its properties is told by them, whether or not it has a type besides. */
function bodyTypeShift(base: RequestBody, head: RequestBody, comparison: Comparison): Shift | null {
  if (base.type !== null && head.type !== null) return comparison.typeShift(base.type, head.type);
  const tabled = base.properties.length > 0 && head.properties.length > 0;
  return base.type === head.type || tabled ? null : "replaced";
}

/** Rows of a body that leave the type open have it from the type of the body; a change there is told there. */
function isToldByType(
  { id, name, from, to }: Difference,
  base: RequestBody,
  head: RequestBody,
  comparison: Comparison,
): boolean {
  if (id !== "property-type-changed" || name === null || base.type === null || head.type === null) return false;
  const before = comparison.base.property(base.type, name);
  const after = comparison.head.property(head.type, name);
  return before?.type === from && after?.type === to;
}

function inWords({ contentType, type }: RequestBody): string {
  return type === null ? contentType : `${contentType}, ${type}`;
}
