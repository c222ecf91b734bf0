import { groupBy } from "../collections/group-by.js";
import { edmChildren } from "./edm.js";
import type { Schema } from "./edm.js";
import type { Restriction } from "./navigation.js";
import type { Names } from "./names.js";
import type { XmlElement } from "./xml.js";

/** The annotations of a document by their target. */
export interface AnnotationIndex {
  /**
   * Returns the facts in the annotations of an element: in annotations inside the element, and in `<Annotations>` with
   * the element as their target.
   *
   * @param targets - the element's target paths, the most specific first, without white space
   */
  factsFor(element: XmlElement, targets: readonly string[]): AnnotatedFacts;
  /** Returns the `<Annotations>` that no call of `factsFor` has matched, because no element has their target path. */
  unmatched(): readonly XmlElement[];
}

/** Facts from annotations of OData's vocabularies. */
export interface AnnotatedFacts {
  readonly description: string;
  readonly deprecated: boolean;
  readonly deprecation: string | null;
  /** Whether a property is read-only; `null` without an annotation. */
  readonly readOnly: boolean | null;
  /** Whether the element is a parameter that a caller can omit. */
  readonly optional: boolean;
  /** The restrictions that the annotations declare. */
  readonly denied: ReadonlySet<Restriction>;
}

const CORE = "Org.OData.Core.V1.";
const CAPABILITIES = "Org.OData.Capabilities.V1.";

/**
 * Terms of the Capabilities vocabulary, each with the restriction that it declares. If the value of a term is a record,
 * `property` is the property of the record that declares the restriction. If the value is a boolean, `property` is
 * empty.
 */
const RESTRICTIONS: readonly (readonly [term: string, property: string, denied: Restriction])[] = [
  ["ReadRestrictions", "Readable", "read"],
  ["InsertRestrictions", "Insertable", "insert"],
  ["UpdateRestrictions", "Updatable", "update"],
  ["DeleteRestrictions", "Deletable", "delete"],
  ["NavigationRestrictions", "Referenceable", "reference"],
  ["CountRestrictions", "Countable", "count"],
  ["ExpandRestrictions", "Expandable", "expand"],
  ["FilterRestrictions", "Filterable", "filter"],
  ["SearchRestrictions", "Searchable", "search"],
  ["SelectRestrictions", "Selectable", "select"],
  ["SkipSupported", "", "skip"],
  ["SortRestrictions", "Sortable", "sort"],
  ["TopSupported", "", "top"],
];

/**
 * Indexes the annotations of a document.
 *
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
        // An annotation with a qualifier is skipped, because it applies only under some condition, for example on a
        // tablet.
        if (annotation.attributes.has("Qualifier") || terms.has(term)) continue;
        terms.set(term, annotation);
      }
      const deprecation = deprecationIn(terms.get(`${CORE}Revisions`));
      return {
        description: textOf(terms.get(`${CORE}Description`)) ?? textOf(terms.get(`${CORE}LongDescription`)) ?? "",
        deprecated: deprecation !== undefined,
        deprecation: deprecation ?? null,
        readOnly: readReadOnly(terms),
        optional: terms.has(`${CORE}OptionalParameter`),
        denied: findRestrictions(terms),
      };
    },
    unmatched: () => blocks.filter((block) => !claimed.has(targetOf(block, names))),
  };
}

function targetOf(block: XmlElement, names: Names): string {
  // The target path of an overload can have a space after each comma. Target paths are compared without spaces.
  return names.expand(block.attributes.get("Target") ?? "").replaceAll(" ", "");
}

/** Returns the value of a constant expression. The expression is an attribute or an element. */
function textOf(holder: XmlElement | undefined): string | null {
  if (holder === undefined) return null;
  for (const kind of ["String", "EnumMember", "Bool", "Date"]) {
    const value = holder.attributes.get(kind) ?? edmChildren(holder, kind)[0]?.text;
    if (value !== undefined) return value.replace(/\s+/g, " ").trim();
  }
  return null;
}

/**
 * Finds the restrictions of an element. A term with a boolean value restricts if the value is `false`. A term with a
 * record restricts if the property in {@link RESTRICTIONS} is `false`. If the property is missing, the term does not
 * restrict.
 */
function findRestrictions(terms: ReadonlyMap<string, XmlElement>): ReadonlySet<Restriction> {
  const found = RESTRICTIONS.filter(([term, property]) => {
    const annotation = terms.get(CAPABILITIES + term);
    if (annotation === undefined || property === "") return textOf(annotation) === "false";
    const values = edmChildren(annotation, "Record").flatMap((record) => edmChildren(record, "PropertyValue"));
    return values.some((value) => value.attributes.get("Property") === property && textOf(value) === "false");
  });
  return new Set(found.map(([, , denied]) => denied));
}

function readReadOnly(terms: ReadonlyMap<string, XmlElement>): boolean | null {
  const computed = terms.get(`${CORE}Computed`);
  // The term is a tag: without a value it means true.
  if (computed !== undefined && textOf(computed) !== "false") return true;
  const permission = textOf(terms.get(`${CORE}Permissions`) ?? terms.get(`${CORE}Permission`));
  if (permission === null) return null;
  return permission.split(/[\s,]+/).every((member) => member.endsWith("/Read"));
}

/** Returns the description of the `Deprecated` revision: `undefined` without a revision, `null` without a description. */
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
