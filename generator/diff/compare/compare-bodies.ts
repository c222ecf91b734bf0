import type { Operation, RequestBody } from "../../model/model.js";
import { combineDirections } from "../change-direction.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference, REQUEST_ONLY } from "../difference.js";
import type { Difference } from "../difference.js";
import type { ChangeDirection } from "../kinds/change-kind.js";
import type { Pair } from "../match/pairing.js";
import { orDescriptionChange } from "./compare-descriptions.js";
import { compareProperties } from "./compare-properties.js";

/** Compares the request bodies of an operation, and the properties that the page of the operation lists for them. */
export function compareBody({ base, head }: Pair<Operation>, context: ComparisonContext): readonly Difference[] {
  const target = head.id;
  const [before, after] = [base.requestBody, head.requestBody];
  if (before === null || after === null) {
    if (before === after) return [];
    return [
      difference("request-body-changed", {
        target,
        from: before === null ? null : describeBody(before),
        to: after === null ? null : describeBody(after),
        source: (after ?? before)?.source ?? head.source,
        side: after === null ? "base" : "head",
        direction: isOptional(after) ? "widened" : "replaced",
      }),
    ];
  }
  const direction = bodyDirection(before, after, context);
  const facts =
    direction === null
      ? []
      : [
          difference("request-body-changed", {
            target,
            from: describeBody(before),
            to: describeBody(after),
            source: after.source,
            direction,
          }),
        ];
  const properties = compareProperties(target, before.properties, after.properties, REQUEST_ONLY, context);
  return [
    ...orDescriptionChange(facts, before, after, { target, detail: "the request body" }),
    ...properties.filter((found) => !isReportedByBodyType(found, before, after, context)),
  ];
}

/** Whether requests without a body still work, because no property of the new body is required. */
function isOptional(body: RequestBody | null): boolean {
  return body !== null && body.properties.length > 0 && body.properties.every(({ required }) => required !== true);
}

function bodyDirection(base: RequestBody, head: RequestBody, context: ComparisonContext): ChangeDirection | null {
  return combineDirections([
    base.contentType === head.contentType ? null : "replaced",
    textDirection(base.textType, head.textType),
    bodyTypeDirection(base, head, context),
  ]);
}

/** Compares the content types of the text that callers can send instead of JSON. */
function textDirection(base: string | undefined, head: string | undefined): ChangeDirection | null {
  if (base === head) return null;
  return base === undefined ? "widened" : "replaced";
}

/**
 * Compares the types of request bodies. The types count as equal if only one model names a type but both models list
 * the properties of the body.
 */
function bodyTypeDirection(base: RequestBody, head: RequestBody, context: ComparisonContext): ChangeDirection | null {
  if (base.type !== null && head.type !== null) return context.typeDirection(base.type, head.type);
  const bothListProperties = base.properties.length > 0 && head.properties.length > 0;
  return base.type === head.type || bothListProperties ? null : "replaced";
}

/** Whether the type of a property changed because the type of the body changed. That change is reported already. */
function isReportedByBodyType(
  { id, name, from, to }: Difference,
  base: RequestBody,
  head: RequestBody,
  context: ComparisonContext,
): boolean {
  if (id !== "property-type-changed" || name === null || base.type === null || head.type === null) return false;
  const before = context.base.property(base.type, name);
  const after = context.head.property(head.type, name);
  return before?.type === from && after?.type === to;
}

function describeBody({ contentType, textType, type }: RequestBody): string {
  const types = textType === undefined ? contentType : `${contentType} or ${textType}`;
  return type === null ? types : `${types}, ${type}`;
}
