import type { ErrorResponse, Response } from "../../model/model.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference, RESPONSE_ONLY } from "../difference.js";
import type { Difference } from "../difference.js";
import { type Pair, pairBy, pairBySimilarity } from "../match/pairing.js";
import { orDescriptionChange } from "./compare-descriptions.js";

/** Compares the success responses of an operation. */
export function compareResponses(
  target: string,
  base: readonly Response[],
  head: readonly Response[],
  context: ComparisonContext,
): readonly Difference[] {
  const { pairs, removed, added } = pairBy(base, head, ({ status }) => String(status));
  const isOnlyPair = removed.length === 1 && added.length === 1;
  const otherStatus = pairBySimilarity(
    { removed, added },
    (one, other) => (isOnlyPair || (one.type !== null && isSameType(one, other, context)) ? 1 : 0),
    { nameOf: describeResponse, keysOf: ({ type }) => [String(type)] },
  );
  return [
    ...pairs.flatMap((pair) => compareResponse(target, pair, context)),
    ...otherStatus.pairs.map((pair) => statusChange(target, pair, context)),
    ...otherStatus.removed.map((one) =>
      difference("response-removed", {
        target,
        name: String(one.status),
        from: describeResponse(one),
        source: one.source,
        side: "base",
      }),
    ),
    ...otherStatus.added.map((one) =>
      difference("response-added", { target, name: String(one.status), to: describeResponse(one), source: one.source }),
    ),
  ];
}

function isSameType(base: Response, head: Response, context: ComparisonContext): boolean {
  if (base.type === null || head.type === null) return base.type === head.type;
  return context.typeDirection(base.type, head.type) === null;
}

/**
 * Returns the change of a response's status. If the type of the body changed too, the old and the new value name both
 * the status and the type.
 */
function statusChange(target: string, { base, head }: Pair<Response>, context: ComparisonContext): Difference {
  const same = isSameType(base, head, context);
  return difference("response-status-changed", {
    target,
    name: String(head.status),
    from: same ? String(base.status) : describeResponse(base),
    to: same ? String(head.status) : describeResponse(head),
    source: head.source,
  });
}

function compareResponse(
  target: string,
  { base, head }: Pair<Response>,
  context: ComparisonContext,
): readonly Difference[] {
  const name = String(head.status);
  const facts = [...compareResponseType(target, { base, head }, context), ...compareHeaders(target, { base, head })];
  return orDescriptionChange(facts, base, head, { target, name, detail: "the response" });
}

function compareResponseType(
  target: string,
  { base, head }: Pair<Response>,
  context: ComparisonContext,
): readonly Difference[] {
  if (base.type === head.type) return [];
  const direction =
    base.type === null ? "narrowed" : head.type === null ? "replaced" : context.typeDirection(base.type, head.type);
  if (direction === null) return [];
  return [
    difference("response-type-changed", {
      target,
      name: String(head.status),
      from: base.type,
      to: head.type,
      source: head.source,
      usage: RESPONSE_ONLY,
      direction,
    }),
  ];
}

function compareHeaders(target: string, { base, head }: Pair<Response>): readonly Difference[] {
  const { removed, added } = pairBy(base.headers, head.headers, (name) => name.toLowerCase());
  return [
    ...removed.map((name) =>
      difference("response-header-removed", { target, name, from: name, source: base.source, side: "base" }),
    ),
    ...added.map((name) => difference("response-header-added", { target, name, to: name, source: head.source })),
  ];
}

function describeResponse({ status, type }: Response): string {
  return type === null ? String(status) : `${String(status)} ${type}`;
}

/** Compares the error responses of an operation. */
export function compareErrors(
  target: string,
  base: readonly ErrorResponse[],
  head: readonly ErrorResponse[],
): readonly Difference[] {
  const { pairs, removed, added } = pairBy(base, head, errorName);
  return [
    ...pairs.flatMap((pair) =>
      orDescriptionChange([], pair.base, pair.head, { target, name: errorName(pair.head), detail: "the error" }),
    ),
    ...removed.map((one) =>
      difference("error-removed", {
        target,
        name: errorName(one),
        from: errorName(one),
        source: one.source,
        side: "base",
      }),
    ),
    ...added.map((one) =>
      difference("error-added", { target, name: errorName(one), to: errorName(one), source: one.source }),
    ),
  ];
}

function errorName({ status, code }: ErrorResponse): string {
  return [status, code].filter((part) => part !== null).join(" ");
}
