import { memoize } from "../../collections/memoize.js";
import type { Place } from "../../findings/finding.js";
import type { Contradiction } from "../../model/check-value.js";
import type { JsonValue, Property, TypeModel } from "../../model/model.js";
import { type IsTranslatedName, isPlainWord } from "../../model/translated-rows.js";
import { isList, isObject } from "../../model/payload.js";
import type { TypeIndex } from "../../model/type-index.js";
import type { LintedApi } from "../check.js";
import type { BodyFinding } from "./describe-contradiction.js";

/** Facts about the names that a translation changed. */
export interface TranslationContext {
  readonly types: TypeIndex;
  /** The script of each translated page, by its file. */
  readonly translatedFiles: ReadonlyMap<string, "latin" | "other">;
  readonly translatedMembers: (type: TypeModel) => readonly string[];
  /** The names of a type's properties on translated pages, in lower case. */
  readonly translatedNames: (type: string) => ReadonlySet<string>;
  /** The properties of a type whose names are probably translated. */
  readonly translatedWords: (type: string) => readonly Property[];
}

/**
 * Finds the enumeration members whose translation explains a contradiction between a body and the docs. If the body's
 * value differs from a member only in letter case, the translation capitalized this member.
 */
export function translationsOf(
  declared: TypeModel,
  { rule, suggestion }: Pick<BodyFinding, "rule" | "suggestion">,
  { translatedMembers, translatedFiles }: TranslationContext,
): readonly string[] {
  if (rule === "unknown-member") return translatedMembers(declared);
  const { members } = declared;
  const respelled = members.find(({ name }) => rule === "inconsistent-case" && name === suggestion);
  const isCapitalized = respelled !== undefined && /^[A-Z]/.test(respelled.name) && !CAMEL_CASE.test(respelled.name);
  return isCapitalized && translatedFiles.get(respelled.source.file) === "latin"
    ? [...new Set([respelled.name, ...translatedMembers(declared)])]
    : [];
}

/** A lower-case letter before a capital, or a digit. Translation does not change names that contain one of these. */
const CAMEL_CASE = /[a-z][A-Z]|\d/;

/**
 * Finds the members whose names a translation changed: the members on translated pages that are plain words and are not
 * in any example, because translation does not change examples.
 */
export function membersWithTranslation(
  model: LintedApi["model"],
  translatedFiles: TranslationContext["translatedFiles"],
): TranslationContext["translatedMembers"] {
  let words: ReadonlySet<string> | null = null;
  return ({ members }) => {
    const plain = members.filter(({ name, source }) => translatedFiles.has(source.file) && !CAMEL_CASE.test(name));
    if (plain.length === 0) return [];
    const known = (words ??= wordsInExamples(model));
    return plain.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase()));
  };
}

/** The texts in the bodies of all examples, in lower case. */
function wordsInExamples({ operations }: LintedApi["model"]): ReadonlySet<string> {
  const words = new Set<string>();
  const collect = (value: JsonValue): void => {
    // A text can have several members of an enumeration: `apps,tabs`.
    if (typeof value === "string") for (const word of value.split(",")) words.add(word.trim().toLowerCase());
    else if (isList(value)) value.forEach(collect);
    else if (isObject(value)) Object.values(value).forEach(collect);
  };
  for (const { request, response } of operations.flatMap(({ examples }) => examples)) {
    collect(request.body);
    collect(response?.body ?? null);
  }
  return words;
}

/** The finding about an enumeration whose members are translated, at the first of these members. */
export function translatedEnum(declared: TypeModel, translated: readonly string[], value: JsonValue | undefined) {
  const { name, members } = declared;
  const list = translated.slice(0, 5).map((member) => `\`${member}\``);
  const shown = [...list, ...(translated.length > 5 ? ["…"] : [])].join(", ");
  const message = `Members of ${name} are translated: ${shown}. Examples use ${JSON.stringify(value)}. Write the names as in the English page.`;
  const { source } = members.find((member) => translated.includes(member.name)) ?? declared;
  return { rule: "translated-name" as const, message, source, subject: name };
}

/**
 * The properties with probably translated names that explain an unknown property: the example shows a word, and a table
 * of the type has another word that no code of the docs contains.
 */
export function translatedProperties(
  { rule, type, property }: Contradiction,
  { translatedWords }: TranslationContext,
): readonly Property[] {
  if (rule !== "unknown-property" || type === null || property === null || !isPlainWord(property)) return [];
  return translatedWords(type);
}

/** The finding about a type whose properties are translated, at the first of these properties. */
export function translatedType(type: string, translated: readonly Property[], shown: string, source: Place) {
  const list = [...new Set(translated.map(({ name }) => `\`${name}\``))].join(", ");
  const message = `These names are probably translated: ${list}. An example of ${type} has \`${shown}\` instead. Write the names as in the English page.`;
  return { rule: "translated-name" as const, message, source, subject: type };
}

/** Whether a table on a translated page contains the property in another letter case. Translation capitalizes names. */
export function isRespelled({ type, property }: Contradiction, { translatedNames }: TranslationContext): boolean {
  return type !== null && property !== null && translatedNames(type).has(property.toLowerCase());
}

/** Makes the functions that find the properties of a type on translated pages. Each type is searched once. */
export function propertyTranslations(
  { types, translatedFiles }: Pick<TranslationContext, "types" | "translatedFiles">,
  isTranslatedName: IsTranslatedName,
): Pick<TranslationContext, "translatedNames" | "translatedWords"> {
  const onTranslatedPages = (type: string): Property[] =>
    types
      .lineage(type)
      .flatMap(({ properties }) => properties.filter(({ source }) => translatedFiles.has(source.file)));
  return {
    translatedNames: memoize((type) => new Set(onTranslatedPages(type).map(({ name }) => name.toLowerCase()))),
    translatedWords: memoize((type) =>
      onTranslatedPages(type).filter(({ name, origin, source }) => {
        const translated = translatedFiles.get(source.file);
        return origin === "table" && translated !== undefined && isTranslatedName(name, { translated });
      }),
    ),
  };
}
