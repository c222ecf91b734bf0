/**
 * A value that OData writes without quotes, or with a word before them, and that JSON holds as text.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, literal data values}
 */
export interface Literal<Kind extends string> {
  readonly kind: Kind;
  readonly text: string;
}

/** A point in time: `2026-01-31T08:30:00Z`. @throws TypeError for text of another form. */
export function dateTime(text: string): Literal<"dateTime"> {
  return literalOf("dateTime", text, /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)$/i);
}

/** A day: `2026-01-31`. @throws TypeError for text of another form. */
export function date(text: string): Literal<"date"> {
  return literalOf("date", text, /^-?\d{4,}-\d\d-\d\d$/);
}

/** A time of day: `08:30:00`. @throws TypeError for text of another form. */
export function timeOfDay(text: string): Literal<"timeOfDay"> {
  return literalOf("timeOfDay", text, /^\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?$/);
}

/** A UUID. @throws TypeError for text of another form. */
export function guid(text: string): Literal<"guid"> {
  return literalOf("guid", text, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i);
}

/** A length of time in days or less: `P1DT12H`. @throws TypeError for text of another form. */
export function duration(text: string): Literal<"duration"> {
  const form = /^[+-]?P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i;
  return { kind: "duration", text: `duration'${literalOf("duration", text, form).text}'` };
}

function literalOf<Kind extends string>(kind: Kind, text: string, form: RegExp): Literal<Kind> {
  if (!form.test(text)) throw new TypeError(`${JSON.stringify(text)} is no ${kind}`);
  return { kind, text };
}
