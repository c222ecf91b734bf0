import type { ErrorResponse, Response } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference, RETURNED } from "../difference.js";
import type { Difference } from "../difference.js";
import { pairAlike, pairBy } from "../match/pairing.js";
import type { Pair } from "../match/pairing.js";
import { orDescription } from "./descriptions.js";

/** What a call answers where it succeeds. */
export function compareResponses(
  target: string,
  base: readonly Response[],
  head: readonly Response[],
  comparison: Comparison,
): readonly Difference[] {
  const { pairs, gone, fresh } = pairBy(base, head, ({ status }) => String(status));
  const lone = gone.length === 1 && fresh.length === 1;
  const restated = pairAlike(
    { gone, fresh },
    (one, other) => (lone || (one.type !== null && isSameType(one, other, comparison)) ? 1 : 0),
    inWords,
  );
  return [
    ...pairs.flatMap((pair) => compareResponse(target, pair, comparison)),
    ...restated.pairs.map((pair) => changedStatus(target, pair, comparison)),
    ...restated.gone.map((one) =>
      difference("response-removed", {
        target,
        name: String(one.status),
        from: inWords(one),
        source: one.source,
        side: "base",
      }),
    ),
    ...restated.fresh.map((one) =>
      difference("response-added", { target, name: String(one.status), to: inWords(one), source: one.source }),
    ),
  ];
}

function isSameType(base: Response, head: Response, comparison: Comparison): boolean {
  if (base.type === null || head.type === null) return base.type === head.type;
  return comparison.typeShift(base.type, head.type) === null;
}

/** The type is named only where it changed as well. */
function changedStatus(target: string, { base, head }: Pair<Response>, comparison: Comparison): Difference {
  const same = isSameType(base, head, comparison);
  return difference("response-status-changed", {
    target,
    name: String(head.status),
    from: same ? String(base.status) : inWords(base),
    to: same ? String(head.status) : inWords(head),
    source: head.source,
  });
}

function compareResponse(
  target: string,
  { base, head }: Pair<Response>,
  comparison: Comparison,
): readonly Difference[] {
  const name = String(head.status);
  const facts = [...compareResponseType(target, { base, head }, comparison), ...compareHeaders(target, { base, head })];
  return orDescription(facts, base, head, { target, name, detail: "the response" });
}

function compareResponseType(
  target: string,
  { base, head }: Pair<Response>,
  comparison: Comparison,
): readonly Difference[] {
  if (base.type === head.type) return [];
  const shift =
    base.type === null ? "narrowed" : head.type === null ? "replaced" : comparison.typeShift(base.type, head.type);
  if (shift === null) return [];
  return [
    difference("response-type-changed", {
      target,
      name: String(head.status),
      from: base.type,
      to: head.type,
      source: head.source,
      usage: RETURNED,
      shift,
    }),
  ];
}

function compareHeaders(target: string, { base, head }: Pair<Response>): readonly Difference[] {
  const { gone, fresh } = pairBy(base.headers, head.headers, (name) => name.toLowerCase());
  return [
    ...gone.map((name) =>
      difference("response-header-removed", { target, name, from: name, source: base.source, side: "base" }),
    ),
    ...fresh.map((name) => difference("response-header-added", { target, name, to: name, source: head.source })),
  ];
}

function inWords({ status, type }: Response): string {
  return type === null ? String(status) : `${String(status)} ${type}`;
}

/** What a call answers where it fails. */
export function compareErrors(
  target: string,
  base: readonly ErrorResponse[],
  head: readonly ErrorResponse[],
): readonly Difference[] {
  const { pairs, gone, fresh } = pairBy(base, head, errorName);
  return [
    ...pairs.flatMap((pair) =>
      orDescription([], pair.base, pair.head, { target, name: errorName(pair.head), detail: "the error" }),
    ),
    ...gone.map((one) =>
      difference("error-removed", {
        target,
        name: errorName(one),
        from: errorName(one),
        source: one.source,
        side: "base",
      }),
    ),
    ...fresh.map((one) =>
      difference("error-added", { target, name: errorName(one), to: errorName(one), source: one.source }),
    ),
  ];
}

function errorName({ status, code }: ErrorResponse): string {
  return [status, code].filter((part) => part !== null).join(" ");
}
