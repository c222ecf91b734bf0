/** A field of front matter. */
export interface SimpleField {
  readonly key: string;
  readonly text: string;
  /** The index of its line in the front matter. */
  readonly line: number;
}

/**
 * A key, and a value on the same line. The value is in quotes without escapes, or starts with a letter or digit. An
 * unquoted value ends before a colon with a space after it, and before a number sign with a space before it.
 */
const field =
  /^([A-Za-z][\w.-]{0,99}):[ ]+(?:"([^"\\\r\t]*)"|'([^'\r\t]*)'|([A-Za-z0-9](?:[^ :#\r\t]|:(?=[^ ])|(?<! )#)*(?: +(?:[^ :#\r\t]|:(?=[^ ])|(?<! )#)+)*))[ ]*$/;

/** Keys that are not text in YAML. {@link https://yaml.org/spec/1.2.2/#103-core-schema | YAML 1.2, core schema} */
const notText = /^(?:true|false|null)$/i;

/**
 * Reads front matter in which each line is a field in a simple form, as on almost all pages. A YAML parser takes longer.
 *
 * @returns `null` for any other front matter
 */
export function readSimpleFields(text: string): SimpleField[] | null {
  const fields: SimpleField[] = [];
  for (const [line, source] of text.split("\n").entries()) {
    if (source === "") continue;
    const [, key = "", double, single, plain] = field.exec(source) ?? [];
    const value = double ?? single ?? plain;
    if (value === undefined || notText.test(key)) return null;
    fields.push({ key, text: value, line });
  }
  return fields;
}
