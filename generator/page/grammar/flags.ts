const FLAGS =
  /\b(?:flags enum|flags attribute|flagged enum|enumeration of flags|bit ?mask|multi-?valued enum|can be combined|combined using a comma|comma-separated list)/i;

/**
 * Tells whether a text says that members of an enumeration can be combined, separated by commas.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_FlagsEnumerationType | CSDL 4.01, Flags Enumeration Type}
 */
export function statesFlags(text: string): boolean {
  return FLAGS.test(text);
}
