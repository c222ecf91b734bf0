import { readFieldFacts } from "../grammar/field-prose.js";
import { readJson } from "../grammar/json.js";
import type { Block } from "../markdown/section.js";
import type { FieldRow } from "../page.js";
import type { PageReading } from "../page-reading.js";

/**
 * Reads the properties of the JSON objects that a request body section shows, for sections without a table of
 * properties. A property has a type only if its value is a string or a boolean, because the values are samples.
 */
export function readSampleFields(blocks: readonly Block[], { lookup: { dialect } }: PageReading): FieldRow[] {
  const found = new Map<string, FieldRow>();
  for (const block of blocks) {
    if (block.type !== "code" || !/^(?:json)?$/.test(block.language)) continue;
    const { value } = readJson(block.text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    const { source } = block;
    const none = { text: "", lines: [], links: [], codes: [], bold: false, source };
    for (const [name, sample] of Object.entries(value)) {
      const type = SAMPLE_TYPES[typeof sample];
      found.set(name, {
        name,
        type:
          type === undefined
            ? null
            : { text: type, name: type, collection: false, link: null, alternatives: [], source },
        description: "",
        facts: readFieldFacts(none, dialect),
        source,
      });
    }
  }
  return [...found.values()];
}

const SAMPLE_TYPES: Readonly<Partial<Record<string, string>>> = { string: "String", boolean: "Boolean" };
