import type { Finding, Place } from "../../findings/finding.js";
import type { JsonValue } from "../../vocabulary.js";
import { type JsonReading, readJson } from "../grammar/json.js";
import { jsonFindings } from "../grammar/json-finding.js";
import { placeFinder } from "../grammar/place.js";
import type { Annotation } from "./section.js";

/** The annotations and the other text of a piece of HTML. */
export interface HtmlContent {
  readonly annotations: readonly Annotation[];
  /** The HTML without its comments, trimmed. */
  readonly text: string;
  /** Findings about annotations that are not valid JSON. */
  readonly faults: readonly Finding[];
}

/** Reads the annotations, which are comments that contain JSON. Other comments are notes to writers and are removed. */
export function readHtml(html: string, source: Place): HtmlContent {
  const annotations: Annotation[] = [];
  const faults: Finding[] = [];
  const placeOf = placeFinder({ text: html, textSource: source });
  let text = "";
  let at = 0;
  for (;;) {
    const start = html.indexOf("<!--", at);
    if (start < 0) return { annotations, text: (text + html.slice(at)).trim(), faults };
    text += html.slice(at, start);
    const close = html.indexOf("-->", start + 4);
    const end = close < 0 ? html.length : close;
    const comment = html.slice(start + 4, end);
    if (/^\s*\{/.test(comment)) {
      const json = readJson(comment);
      const annotation = annotationOf(json.value ?? unescaped(comment), source);
      if (annotation !== null) annotations.push(annotation);
      faults.push(...faultsOf(json, comment, (offset) => placeOf(start + 4 + offset)));
    }
    at = Math.min(end + 3, html.length);
  }
}

/**
 * Reports malformed JSON in an annotation of a block. In other annotations, which docwright does not use, only escaped
 * quotation marks are reported: tools that read these annotations accept strings with line breaks.
 */
function faultsOf(json: JsonReading, comment: string, placeOf: (offset: number) => Place): readonly Finding[] {
  return json.state === "malformed" && /&quot;|\bblockType\b/.test(comment) ? jsonFindings(json, comment, placeOf) : [];
}

/** The JSON of a comment in which a translation service escaped quotation marks. */
function unescaped(comment: string): JsonValue {
  return comment.includes("&quot;") ? readJson(comment.replaceAll("&quot;", '"')).value : null;
}

/** Prefix of the type names that documentation tools generate for request bodies without a type. */
const SYNTHETIC = "requestBodyResourceFor.";

function annotationOf(value: JsonValue, source: Place): Annotation | null {
  const values = objectOf(value);
  if (values === null) return null;
  const names = textsOf(values["name"]);
  return {
    blockType: textsOf(values["blockType"])[0] ?? null,
    name: names[0] ?? null,
    names,
    type:
      textsOf(values["@odata.type"])[0] ?? textsOf(values["@type"]).find((type) => !type.startsWith(SYNTHETIC)) ?? null,
    values,
    source,
  };
}

function objectOf(value: JsonValue): Readonly<Record<string, JsonValue>> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.assign(Object.create(null) as Record<string, JsonValue>, value);
}

function textsOf(value: JsonValue | undefined): string[] {
  const texts = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  return texts.flatMap((text) => (typeof text === "string" && text.trim() !== "" ? [text.trim()] : []));
}
