/** What XML 1.0 cannot hold, not even as a reference, lone halves of surrogate pairs among it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Text for an XML document, between tags or in an attribute in double quotes; what XML forbids becomes `�`.
 * {@link https://www.w3.org/TR/xml/#charsets | XML 1.0, Characters}
 */
export function escapeXml(text: string): string {
  return text.replaceAll(FORBIDDEN, "\uFFFD").replaceAll(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] ?? "");
}
