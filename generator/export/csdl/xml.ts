/** Attributes by name. Attributes that are `undefined` are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * Writes an XML element with its children on lines of their own.
 *
 * @param children - texts that this function returned
 */
export function xmlElement(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `<${name}${written.join("")}`;
  if (children.length === 0) return `${start}/>`;
  const lines = children.flatMap((child) => child.split("\n")).map((line) => `  ${line}`);
  return [`${start}>`, ...lines, `</${name}>`].join("\n");
}

/** Characters that XML 1.0 does not allow, not even as a reference. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Characters with a meaning in attributes, and characters that a terminal or an editor does not show. */
const SPECIAL = /[&<>"'\t\n\r\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Escapes text for an attribute in double quotes. Only this function writes text from docs to XML. */
function escapeXml(text: string): string {
  return text
    .replaceAll(FORBIDDEN, "\ufffd")
    .replaceAll(SPECIAL, (character) => `&#${String(character.codePointAt(0) ?? 0)};`);
}
