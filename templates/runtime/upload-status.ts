import { failure, record, text, type Call, type Outcome } from "./error.js";

/** Bytes from `start` to `end` (exclusive). */
export interface MissingRange {
  readonly start: number;
  readonly end: number;
}

/** A property of a session. Services differ in the case of its name: `nextExpectedRanges`, `NextExpectedRanges`. */
export function sessionProperty(session: unknown, name: string): unknown {
  return Object.entries(record(session)).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The URL of a session. @returns `undefined` if the session does not have one */
export function uploadUrlOf(session: unknown): string | undefined {
  return text(sessionProperty(session, "uploadUrl"));
}

/**
 * Reads the ranges that the service has not received, in their order: `12345-` or `12345-55232`.
 *
 * @returns `undefined` if the response does not state them
 * @throws GraphError `invalidResponse` if they are not ranges of the content
 */
export function missingRanges(
  call: Call,
  session: unknown,
  size: number,
  outcome: Outcome,
): readonly MissingRange[] | undefined {
  const listed = sessionProperty(session, "nextExpectedRanges");
  if (listed === undefined || listed === null) return undefined;
  const ranges = Array.isArray(listed) ? listed.map((range) => parseRange(range, size)) : [undefined];
  const valid = ranges.filter((range) => range !== undefined);
  if (valid.length < ranges.length) {
    const what = `returned nextExpectedRanges that are not ranges of ${size} bytes`;
    throw failure("invalidResponse", call, what, outcome);
  }
  return valid.sort((one, other) => one.start - other.start);
}

function parseRange(range: unknown, size: number): MissingRange | undefined {
  const [, from = "", to = ""] = /^(\d{1,15})-(\d{0,15})$/.exec(text(range) ?? "") ?? [];
  const start = Number(from || "NaN");
  const end = to ? Math.min(Number(to) + 1, size) : size;
  return start < end ? { start, end } : undefined;
}
