/**
 * A value that is a string in JSON, and that OData writes in a URL without quotes or with a prefix.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, literal data values}
 */
export interface Literal<Kind extends string> {
  readonly kind: Kind;
  readonly text: string;
}

// These are plain strings and not regular expressions, because bundlers can leave out unused strings.
const DATE = "-?(?:0\\d{3}|[1-9]\\d{3,})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d(?::(?:[0-5]\\d|60)(?:\\.\\d{1,12})?)?";

/** An Edm.DateTimeOffset: `2026-01-31T08:30:00Z`. @throws TypeError for text in another format. */
export function dateTime(text: string): Literal<"dateTime"> {
  return literalOf("dateTime", text, new RegExp(`^${DATE}T${TIME}(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$`, "i"));
}

/** An Edm.Date: `2026-01-31`. @throws TypeError for text in another format. */
export function date(text: string): Literal<"date"> {
  return literalOf("date", text, new RegExp(`^${DATE}$`));
}

/** An Edm.TimeOfDay: `08:30:00`. @throws TypeError for text in another format. */
export function timeOfDay(text: string): Literal<"timeOfDay"> {
  return literalOf("timeOfDay", text, new RegExp(`^${TIME}$`));
}

/** An Edm.Guid: `00000000-0000-0000-0000-000000000000`. @throws TypeError for text in another format. */
export function guid(text: string): Literal<"guid"> {
  return literalOf("guid", text, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i);
}

/** An Edm.Duration, in days, hours, minutes and seconds: `P1DT12H`. @throws TypeError for text in another format. */
export function duration(text: string): Literal<"duration"> {
  const form = /^-?P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i;
  return { kind: "duration", text: `duration'${literalOf("duration", text, form).text}'` };
}

function literalOf<Kind extends string>(kind: Kind, text: string, form: RegExp): Literal<Kind> {
  if (!form.test(text)) throw new TypeError(`${JSON.stringify(text)} is not a ${kind}`);
  return { kind, text };
}
