import { groupBy } from "../collections/group-by.js";
import { edmChildren } from "./edm.js";
import type { Schema } from "./edm.js";
import type { Names } from "./names.js";
import type { XmlElement } from "./xml.js";

/** The annotations of a document by what they speak of. */
export interface AnnotationIndex {
  /**
   * What the annotations of an element say, those inside it and those that name it from elsewhere.
   *
   * @param targets - the names that lead to the element, the most specific first, without white space
   */
  factsFor(element: XmlElement, targets: readonly string[]): AnnotatedFacts;
  /** `<Annotations>` whose target was asked for by none. */
  unmatched(): readonly XmlElement[];
}

/** The facts of the model that annotations of the Core vocabulary state. */
export interface AnnotatedFacts {
  readonly description: string;
  readonly deprecated: boolean;
  readonly deprecation: string | null;
  /** `null` where no annotation speaks of it. */
  readonly readOnly: boolean | null;
  /** A parameter that a caller may leave out. */
  readonly optional: boolean;
}

const CORE = "Org.OData.Core.V1.";

/**
 * @see {@link https://github.com/oasis-tcs/odata-vocabularies/blob/main/vocabularies/Org.OData.Core.V1.md | Core vocabulary}
 */
export function indexAnnotations(schemas: readonly Schema[], names: Names): AnnotationIndex {
  const blocks = schemas.flatMap(({ element }) => edmChildren(element, "Annotations"));
  const byTarget = groupBy(blocks, (block) => targetOf(block, names));
  const claimed = new Set<string>();

  return {
    factsFor(element, targets) {
      for (const target of targets) claimed.add(target);
      const outside = targets.flatMap((target) => byTarget.get(target) ?? []);
      const terms = new Map<string, XmlElement>();
      for (const annotation of [element, ...outside].flatMap((holder) => edmChildren(holder, "Annotation"))) {
        const term = names.expand(annotation.attributes.get("Term") ?? "");
        // A qualifier makes an annotation hold under conditions of its own (a tablet, say); it is no plain fact.
        if (annotation.attributes.has("Qualifier") || terms.has(term)) continue;
        terms.set(term, annotation);
      }
      const deprecation = deprecationIn(terms.get(`${CORE}Revisions`));
      return {
        description: textOf(terms.get(`${CORE}Description`)) ?? textOf(terms.get(`${CORE}LongDescription`)) ?? "",
        deprecated: deprecation !== undefined,
        deprecation: deprecation ?? null,
        readOnly: readOnlyBy(terms),
        optional: terms.has(`${CORE}OptionalParameter`),
      };
    },
    unmatched: () => blocks.filter((block) => !claimed.has(targetOf(block, names))),
  };
}

function targetOf(block: XmlElement, names: Names): string {
  // Overloads are written with and without a space after the comma.
  return names.expand(block.attributes.get("Target") ?? "").replaceAll(" ", "");
}

/** A constant expression, written as an attribute or as an element. */
function textOf(holder: XmlElement | undefined): string | null {
  if (holder === undefined) return null;
  for (const kind of ["String", "EnumMember", "Bool", "Date"]) {
    const value = holder.attributes.get(kind) ?? edmChildren(holder, kind)[0]?.text;
    if (value !== undefined) return value.replace(/\s+/g, " ").trim();
  }
  return null;
}

function readOnlyBy(terms: ReadonlyMap<string, XmlElement>): boolean | null {
  const computed = terms.get(`${CORE}Computed`);
  // The term is a tag: standing there without a value means true.
  if (computed !== undefined && textOf(computed) !== "false") return true;
  const permission = textOf(terms.get(`${CORE}Permissions`) ?? terms.get(`${CORE}Permission`));
  if (permission === null) return null;
  return permission.split(/[\s,]+/).every((member) => member.endsWith("/Read"));
}

/** The text of the revision that deprecates: `undefined` without one, `null` where it says no more than that. */
function deprecationIn(revisions: XmlElement | undefined): string | null | undefined {
  const records = revisions === undefined ? [] : edmChildren(revisions, "Collection");
  for (const record of records.flatMap((collection) => edmChildren(collection, "Record"))) {
    const values = new Map(
      edmChildren(record, "PropertyValue").map((value) => [value.attributes.get("Property"), textOf(value)]),
    );
    if (values.get("Kind")?.endsWith("/Deprecated") === true) return values.get("Description") ?? null;
  }
  return undefined;
}
