import type { Place } from "../../findings/finding.js";
import type { JsonValue } from "../../vocabulary.js";
import { readJson } from "../grammar/json.js";
import type { Annotation } from "./section.js";

/** The annotations and the other text of a piece of HTML. */
export interface HtmlContent {
  readonly annotations: readonly Annotation[];
  /** The HTML without its comments, trimmed. */
  readonly text: string;
}

/** Reads the annotations, which are comments that contain JSON. Other comments are notes to writers and are removed. */
export function readHtml(html: string, source: Place): HtmlContent {
  const annotations: Annotation[] = [];
  let text = "";
  let at = 0;
  for (;;) {
    const start = html.indexOf("<!--", at);
    if (start < 0) return { annotations, text: (text + html.slice(at)).trim() };
    text += html.slice(at, start);
    const close = html.indexOf("-->", start + 4);
    const end = close < 0 ? html.length : close;
    const annotation = readAnnotation(html.slice(start + 4, end), source);
    if (annotation !== null) annotations.push(annotation);
    at = Math.min(end + 3, html.length);
  }
}

/** Prefix of the type names that documentation tools generate for request bodies without a type. */
const SYNTHETIC = "requestBodyResourceFor.";

function readAnnotation(comment: string, source: Place): Annotation | null {
  // Translation services escape quotation marks in comments.
  const json = comment.trim().replaceAll("&quot;", '"');
  if (!json.startsWith("{")) return null;
  const values = objectOf(readJson(json).value);
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
