interface TextForm {
  readonly pattern: RegExp;
  /** A valid text, for messages. */
  readonly sample: string;
}

/**
 * The form of the JSON strings of primitive types. OData does not allow months, weeks and years in durations, but docs
 * use them.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF}
 */
const FORMS: ReadonlyMap<string, TextForm> = new Map([
  ["Edm.Date", { pattern: /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, sample: "2026-03-14" }],
  [
    "Edm.DateTimeOffset",
    {
      pattern:
        /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
      sample: "2026-03-14T05:35:57Z",
    },
  ],
  [
    "Edm.Duration",
    {
      pattern:
        /^[+-]?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i,
      sample: "PT1H30M",
    },
  ],
  [
    "Edm.Guid",
    { pattern: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i, sample: "3f2504e0-4f89-41d3-9a0c-0305e82c3301" },
  ],
  ["Edm.TimeOfDay", { pattern: /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?$/, sample: "05:35:57" }],
]);

/** Whether a string is a valid JSON value of a primitive type. A type that is not listed here accepts every string. */
export function isPrimitiveText(text: string, type: string): boolean {
  return FORMS.get(type)?.pattern.test(text) ?? true;
}

/** A valid string of a primitive type, for messages; `null` for a type that accepts every string. */
export function sampleText(type: string): string | null {
  return FORMS.get(type)?.sample ?? null;
}
