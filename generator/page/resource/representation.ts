import type { JsonValue } from "../../vocabulary.js";
import { readJson } from "../grammar/json.js";
import { jsonFindings } from "../grammar/json-finding.js";
import { memberPlaces, typeAnnotationPlaces } from "../grammar/json-places.js";
import { placeAt } from "../grammar/place.js";
import type { Annotation, CodeBlock, Section } from "../markdown/section.js";
import { allBlocks } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { Representation } from "../page.js";

/** The JSON representation of a type and the facts in its annotation. */
export interface TypeSample {
  readonly representation: Representation;
  readonly annotation: TypeAnnotation;
}

/** {@link https://github.com/OneDrive/apidoctor/wiki/Resource-code-blocks | API Doctor, resource blocks} */
export interface TypeAnnotation {
  readonly type: string | null;
  readonly base: string | null;
  readonly key: string | null;
  /** Whether the type is open; `null` if the annotation does not state it. */
  readonly open: boolean | null;
  readonly abstract: boolean;
}

const NO_ANNOTATION: TypeAnnotation = { type: null, base: null, key: null, open: null, abstract: false };

/**
 * Reads the JSON representation of a resource page: the block annotated as a resource, or the first code block in the JSON
 * representation section; `null` if there is neither.
 */
export function readTypeSample(page: Section, reading: PageReading): TypeSample | null {
  const block = annotatedBlock(page) ?? headedBlock(page);
  if (block === null) return null;
  const content = readJson(block.text);
  for (const finding of jsonFindings(content, block.text, (offset) => placeAt(block, offset))) reading.report(finding);
  const values = block.annotation?.blockType === "resource" ? block.annotation.values : null;
  const optional = values?.["optionalProperties"];
  return {
    representation: {
      value: content.value,
      malformed: content.state === "malformed",
      optionalProperties: Array.isArray(optional) ? optional.filter((name) => typeof name === "string") : [],
      source: block.source,
      bodySource: block.textSource,
      nameSources: content.state === "malformed" ? {} : memberPlaces(block),
      typeSources: typeAnnotationPlaces(block),
    },
    annotation: values === null ? NO_ANNOTATION : typeAnnotation(values),
  };
}

/** Returns the first block of a page that is annotated as a resource; `null` if there is none. */
export function annotatedBlock(page: Section): CodeBlock | null {
  for (const block of allBlocks(page)) {
    if (block.type === "code" && block.annotation?.blockType === "resource") return block;
  }
  return null;
}

function headedBlock(section: Section): CodeBlock | null {
  if (section.kind === "jsonRepresentation") {
    for (const block of allBlocks(section)) if (block.type === "code") return block;
  }
  for (const child of section.sections) {
    const block = headedBlock(child);
    if (block !== null) return block;
  }
  return null;
}

/** Reads the facts about a type in the annotation of its JSON. */
export function typeAnnotation(values: Annotation["values"]): TypeAnnotation {
  return {
    type: nameOf(values["@odata.type"] ?? values["@type"]),
    base: nameOf(values["baseType"]),
    key: nameOf(values["keyProperty"]),
    open: values["openType"] === undefined ? null : isTrue(values["openType"]),
    abstract: isTrue(values["abstract"]),
  };
}

/** A longer text is not a name. OData allows up to 128 characters for each part of a name. */
const LONGEST_NAME = 640;

function nameOf(value: JsonValue | undefined): string | null {
  if (typeof value !== "string" || value.length > LONGEST_NAME) return null;
  const name = value.trim().replace(/^#/, "");
  return name === "" ? null : name;
}

/** The text `"true"` counts as true, because writers often put booleans in quotes. */
function isTrue(value: JsonValue | undefined): boolean {
  return value === true || value === "true";
}
