import type { Dialect, FieldTag } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { Inline } from "../markdown/inline.js";
import type { FieldFacts } from "../page.js";
import { readDocumentedValues } from "./documented-values.js";
import { statesFlags } from "./flags.js";
import { readInheritedFrom } from "./inheritance.js";
import { readQuerySupport } from "./query-support.js";
import { sentencesOf } from "./sentence.js";

type Tag = FieldTag | "requiredOnCreate";

const FIELD_TAGS = ["required", "optional", "readOnly", "writable", "nullable", "notNullable", "key"] as const;

/**
 * Patterns for a sentence about a field. A pattern that ends with `$` does not match a sentence with a condition, such
 * as "Required if …".
 */
const STATEMENTS: readonly (readonly [RegExp, Tag])[] = [
  [
    /^(?:this|the) (?:property|parameter|field|value|attribute|header)?\s?is (?:always )?(?:required|mandatory)$/i,
    "required",
  ],
  [/\bis a (?:required|mandatory) (?:field|property|parameter)$/i, "required"],
  [
    /^(?:(?:this|the) (?:property|parameter|field) is )?required (?:on|for|during|in|when)(?: the| you| an?)? creat(?:e|ion|ing)\b/i,
    "requiredOnCreate",
  ],
  [
    /^this (?:property|field) (?:is required|must be specified|must be set) when an? [\w ]{1,40} is created\b/i,
    "requiredOnCreate",
  ],
  [/^(?:this|the) (?:property|parameter|field) is (?:not (?:individually )?required|optional)$/i, "optional"],
  [
    /^(?:it|this|this (?:property|field|value)|the (?:property|field|value)) is read-?only(?: and automatically generated)?$/i,
    "readOnly",
  ],
  [/\b(?:this property|this value|it) can be (?:set to )?null$/i, "nullable"],
  [/^can be null$/i, "nullable"],
  [/\b(?:cannot|can't|can not|must not|mustn't|may not|shouldn't|should not) be null\b/i, "notNullable"],
  [/^key of the \w+$/i, "key"],
];

/**
 * Words of a condition. A sentence with a condition does not result in tags. Exception: "Optional" at the start of the
 * sentence counts, as in "Optional, required if …".
 */
const CONDITION = /\b(?:if|unless|when|whenever|where|except)\b/i;

/** A default value: code, quoted, or a bare word or number at the end of a clause. */
const DEFAULT =
  /\bdefault(?: value)?(?: is|s to|:| =)(?: set to)? ?:? ?(?:`([^`]{1,100})`|"([^"]{1,100})"|'([^']{1,100})'|(-?\w[\w+-]*(?:\.\d+)?)(?=[.,;)]|$| Inherited| Valid))/i;
const MARKED_DEFAULT = /(?:`([^`]{1,100})`|"([^"]{1,100})"|[:,;] ([\w-]{1,100})) \((?:the )?default(?: value)?\)/i;

/**
 * Reads the facts in the description of a property or parameter. A fact that is missing or depends on a condition is
 * `null`.
 *
 * {@link https://learn.microsoft.com/graph/api/resources/user#properties | Microsoft Graph property descriptions}
 */
export function readFieldFacts(description: Inline, dialect: Dialect): FieldFacts {
  const { text } = description;
  const tags = tagsOf(text, dialect);
  return {
    required: choose(tags, "required", "optional"),
    requiredOnCreate: tags.has("requiredOnCreate"),
    readOnly: choose(tags, "readOnly", "writable"),
    nullable: choose(tags, "nullable", "notNullable"),
    defaultValue: readDefault(text),
    key: tags.has("key"),
    deprecated: isDeprecated(text),
    inheritedFrom: readInheritedFrom(description, dialect),
    values: readDocumentedValues(description, dialect),
    flags: statesFlags(text),
    query: readQuerySupport(text),
  };
}

function tagsOf(text: string, dialect: Dialect): ReadonlySet<Tag> {
  const tags = new Set<Tag>();
  for (const sentence of sentencesOf(text)) {
    for (const [pattern, tag] of STATEMENTS) if (pattern.test(sentence)) tags.add(tag);
    const clauses = clausesOf(sentence).map((clause) => tagOf(clause, dialect));
    if (CONDITION.test(sentence)) {
      if (clauses[0] === "optional") tags.add("optional");
      continue;
    }
    // A list of values can contain the same words as tags. The clauses of a sentence are therefore tags only if the
    // first clause is a tag.
    if (clauses[0] !== null) for (const tag of clauses) if (tag !== null) tags.add(tag);
    const ending = /(?:^| |\()((?:Read|Not|Non)[- ]?\w+|Required|Optional|Nullable|Key)\)?$/.exec(sentence)?.[1];
    const last = ending === undefined ? null : tagOf(ending, dialect);
    if (last !== null) tags.add(last);
  }
  return tags;
}

function clausesOf(sentence: string): readonly string[] {
  return sentence
    .replace(/^\(([^()]+)\)/, "$1,")
    .split(/,(?: and)? ?|[，、]| and | - /)
    .filter((clause) => clause !== "");
}

function tagOf(clause: string, { phrases }: Dialect): FieldTag | null {
  const word = foldName(clause.replace(/^\(|\)$/g, ""));
  return FIELD_TAGS.find((tag) => phrases[tag].includes(word)) ?? null;
}

function choose(tags: ReadonlySet<Tag>, yes: Tag, no: Tag): boolean | null {
  // If a description contains both tags, the tag that means "no" is right: "Nullable. Cannot be null on create."
  if (tags.has(no)) return false;
  return tags.has(yes) ? true : null;
}

function readDefault(text: string): string | null {
  const match = DEFAULT.exec(text) ?? MARKED_DEFAULT.exec(text);
  const value = match?.slice(1).find((group: string | undefined) => group !== undefined);
  return value === undefined || /^(?:a|an|the|in|set|not|that|this|as)$/i.test(value) ? null : value;
}

function isDeprecated(text: string): boolean {
  if (!/deprecated/i.test(text)) return false;
  return sentencesOf(text).some(
    (sentence) =>
      /^\W{0,5}deprecated\b(?!,)/i.test(sentence) ||
      /\b(?:is|are|been|be|being) (?:now )?deprecated(?! version)\b/i.test(sentence),
  );
}
