import type { Dialect, TranslatedPrimitive } from "../../dialect/dialect.js";
import type { Inline, InlineLink } from "../markdown/inline.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { TypeExpression } from "../page.js";
import { primitiveType } from "./primitive-type.js";
import { wordFinder } from "./word-finder.js";

/** Cells that mean that the operation does not return a value. */
const NO_TYPE = new Set(["", "-", "none", "n/a", "not applicable", "nothing", "no content", "void"]);

/** A simple or qualified OData identifier. */
const NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Nouns after a type name that do not change its meaning. */
const NOUN =
  /^(.+?) (?:objects?|resources?|resource type|complex type|entity|entities|enum|enumeration|type|values?)$/i;

/** Remarks after a comma in a type cell. These facts are read from the description instead. */
const REMARK = /^(?:read-?only|nullable|not nullable|optional|required|key|flags?)$/i;

/** A link with words after its target, which Markdown does not read as a link: `[user](user.md collection)`. */
const WORDS_IN_TARGET = /\[([^[\]]+)\]\([^()\s]+ ([^()]+)\)/g;

const PARENTHESIS = /\(([^()]*)\)/;

/**
 * The highest number of characters in a cell that is parsed as a type expression. A longer cell is prose, and only its
 * links are read.
 */
const LONGEST_EXPRESSION = 300;

/** The part of a dialect that is needed to read a type cell, such as "collection of" in the language of the page. */
export interface TypeWords {
  readonly phrases: Pick<Dialect["phrases"], "collection" | "collectionItem" | "none" | "nullable">;
  readonly primitives: Dialect["primitives"];
  readonly language: Dialect["language"];
}

/** The English names of primitive types. */
const PRIMITIVES: Readonly<Record<TranslatedPrimitive, string>> = {
  string: "String",
  boolean: "Boolean",
  integer: "Int32",
  long: "Int64",
  double: "Double",
  single: "Single",
  decimal: "Decimal",
  byte: "Byte",
  guid: "Guid",
  dateTime: "DateTimeOffset",
  date: "Date",
  time: "TimeOfDay",
  duration: "Duration",
  binary: "Binary",
  stream: "Stream",
  untyped: "Json",
};

const TRANSLATED = Object.keys(PRIMITIVES) as readonly TranslatedPrimitive[];

/** A name between characters that are not Latin. Chinese and Japanese do not have spaces around names. */
const LATIN_NAME = /(?<![\p{sc=Latn}\p{M}\p{N}_.])[A-Za-z_]\w*(?:\.\w+)*(?![\p{sc=Latn}\p{M}])/gu;

interface Shape {
  readonly name: string;
  readonly collection: boolean;
}

/**
 * Reads a type from a cell: `String`, `Collection(Edm.Int32)`, `[user](user.md) collection`, `A or B`.
 *
 * @returns `null` if the cell states that there is no type (`None`). If the text is not a type, the expression does not
 * have a name.
 * {@link https://learn.microsoft.com/graph/api/resources/enterprise-users-overview | Microsoft Graph resource pages}
 */
export function parseTypeExpression(cell: Inline, words: TypeWords): TypeExpression | null {
  const isEnum = readTypeValues(cell, words) !== null;
  const text = isEnum ? "string" : plainType(cell.text.replace(WORDS_IN_TARGET, "$1 $2"), words);
  const short = text.length <= LONGEST_EXPRESSION ? foldName(bare(text)) : null;
  if (short !== null && (NO_TYPE.has(short) || words.phrases.none.includes(short))) return null;
  const shapes = readShapes(text, cell.links, words);
  const [first, ...others] = shapes.map((shape) => {
    const link = linkOf(shape.name, cell.links);
    const name =
      translatedPrimitive(shape.name, words) ?? (link === null ? shape.name : linkedName(shape, link, words));
    return { text, ...shape, name, link, alternatives: [], source: cell.source };
  });
  if (first === undefined) {
    return { text, name: null, collection: false, link: null, alternatives: [], source: cell.source };
  }
  return { ...first, alternatives: others };
}

/**
 * Whether a type cell says that the value can be `null`: `Nullable DateTimeOffset`, `string or null`, `string | null`,
 * `string?`, `?string`.
 */
export function isNullable(cell: Inline, words: Pick<TypeWords, "phrases">): boolean {
  const text = cell.text.trim();
  return text.length <= LONGEST_EXPRESSION && withoutNull(text, words) !== text;
}

/** A word at the end of a type cell that says whether the field is required: `string **Required**`, `string, optional`. */
export const REQUIREMENT = /(?:,| \(?)\s?(required|mandatory|optional)\)?$/i;

/** A type without words for nullable and required. */
function plainType(written: string, words: Pick<TypeWords, "phrases">): string {
  const text = written.trim();
  return text.length > LONGEST_EXPRESSION ? text : withoutNull(text.replace(REQUIREMENT, ""), words);
}

function withoutNull(text: string, { phrases }: Pick<TypeWords, "phrases">): string {
  const [first = "", ...others] = text.split(" ");
  if (others.length > 0 && phrases.nullable.includes(first.toLowerCase())) return others.join(" ");
  if (/^`?(?:\w+\?`?$|\?(?=[\w`[]))/.test(text)) return text.replace("?", "");
  const choices = text.replaceAll("`", "").split(CHOICE);
  const rest = choices.filter((choice) => choice.trim().toLowerCase() !== "null");
  return rest.length === choices.length || rest.length === 0 ? text : rest.join(" or ");
}

/** The text between two types, one of which a value has: `string or null`, `string|integer`. */
const CHOICE = / or |[|\u00a6]|, (?:or )?/;

/** Text before the values of an enumeration: `enum:`, `string enum (`, `string, one of`. */
const ENUM = /^(?:(?:string )?enum(?:eration)?(?: of)?(?: \(string\))?|(?:string[,:]? )?one of)[ :,]*[([{<]?/i;

/** A value of an enumeration in a type cell. */
const ENUM_VALUE = /^(?:`[^`]{1,100}`|"[^"]{1,100}"|'[^']{1,100}'|[\w.-]{1,100})$/;

/** A quoted value. Without a word such as `enum`, all values must be quoted: `"public" | "private"`. */
const QUOTED_VALUE = /^(?:"[^"]{1,100}"|'[^']{1,100}')$/;

/**
 * The values in a type cell: `enum: open, closed`, `string, one of "a", "b"`, `"public" | "private"`. Returns `null` if
 * the cell does not list at least two values, or lists types: `one of string, integer`.
 */
export function readTypeValues(cell: Inline, words: Pick<TypeWords, "phrases">): readonly string[] | null {
  const text = plainType(cell.text, words);
  if (text.length > LONGEST_EXPRESSION) return null;
  const [announced] = ENUM.exec(text) ?? [];
  const listed = announced === undefined ? text : text.slice(announced.length).replace(/[)\]}>]$/, "");
  const values = listed.split(/ (?:or|and) |[|\u00a6/]|, ?(?:or |and )?/).map((value) => value.trim());
  const isValue = announced === undefined ? QUOTED_VALUE : ENUM_VALUE;
  if (values.length < 2 || !values.every((value) => isValue.test(value))) return null;
  const linked = new Set(cell.links.map((link) => link.text));
  if (values.every((value) => primitiveType(value) !== null || linked.has(value))) return null;
  return values.map((value) => value.replace(/^["'`]|["'`]$/g, ""));
}

function readShapes(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  if (text.length > LONGEST_EXPRESSION) return namesOfLinks(text, links, words);
  const translated = translatedName(text, links, words);
  if (translated !== undefined) return [{ name: translated, collection: false }];
  const collection = isCollection(text, words) ? translatedShape(text, links, words) : [];
  if (collection.length > 0) return collection;
  const single = readShape(text);
  if (single !== null) return [{ ...single, collection: single.collection || isBracketed(text, links) }];
  const choices = readChoices(text);
  if (choices.length > 0) return choices;
  const sentence = text.split(/[.;](?= )/, 1)[0] ?? text;
  const opening = sentence === text ? null : readShape(sentence);
  if (opening !== null) return [opening];
  const linked = namesOfLinks(text, links, words);
  return linked.length > 0 ? linked : translatedShape(text, links, words);
}

/** The type of a cell that has only a link with the word for a collection. `[列表](list.md)` is the translated name. */
function translatedName(text: string, [link]: readonly InlineLink[], words: TypeWords): string | undefined {
  const isWord = words.phrases.collection.includes(bare(text).toLowerCase());
  return isWord && link !== undefined && bare(link.text) === bare(text) ? pageName(link.url) : undefined;
}

/** Whether a type is in brackets: `[string]`, `[[Pet](#pet)]`. Around any other name, brackets are a broken link. */
function isBracketed(text: string, links: readonly InlineLink[]): boolean {
  const inner = /^\[([^[\]]+)\]$/.exec(text)?.[1];
  return inner !== undefined && (primitiveType(inner) !== null || links.some((link) => link.text === inner));
}

/** Reads a choice of types: `A or B`, `A, B, or C`, `string/number`. Empty if one of the choices is not a type. */
function readChoices(text: string): readonly Shape[] {
  const listed = text.split(CHOICE).filter((part) => !REMARK.test(part.trim()));
  const shapes = listed.map(readShape);
  if (shapes.every((shape) => shape !== null)) return shapes;
  const slashed = bare(text).split("/");
  // The slash in `application/json` does not separate two types.
  return slashed.every((part) => primitiveType(part) !== null)
    ? slashed.map((name) => ({ name, collection: false }))
    : [];
}

function readShape(text: string): Shape | null {
  const expression = bare(text).replace(/^(\w+)<([^<>]*)>$/, (written, outer: string, inner: string) =>
    primitiveType(outer) === null || /^(?:map|dictionary|hash)$/i.test(outer) ? written : `${outer} (${inner})`,
  );
  if (/^arrays?$/i.test(expression)) return { name: "any", collection: true };
  const wrapped =
    /^(?:collection|array|list) ?[([<](.+)[)\]>]$/i.exec(expression) ??
    /^(?:an? )?(?:collection|array|list) of (?:the )?(.+)$/i.exec(expression) ??
    /^(.+) (?:collection|array|list)(?: objects?)?$/i.exec(expression) ??
    /^([^[\]]+)\[\]$/.exec(expression) ??
    /^\[\]([^[\]]+)$/.exec(expression);
  if (wrapped?.[1] !== undefined) {
    const name = readName(singularPrimitive(wrapped[1]) ?? wrapped[1]);
    return name === null ? null : { name, collection: true };
  }
  // A map has arbitrary keys: `map[string]string`, `Dictionary<string, number>`.
  const name = /^`?(?:map|dictionary|hash) ?[[<(]/i.test(text) ? "object" : readName(expression);
  return name === null ? null : { name, collection: false };
}

/** A word before a number type that restricts its values. */
const ADJECTIVE = /^(?:positive|negative|non-negative|unsigned) (?=\w+$)/i;

function readName(text: string): string | null {
  const parenthesis = PARENTHESIS.exec(text);
  if (parenthesis?.[1] !== undefined) {
    // In `string (timestamp)`, the type is the more precise one in parentheses.
    const narrower = primitiveType(parenthesis[1]);
    const remark = narrower !== null && narrower !== "Edm.String";
    return remark ? parenthesis[1] : readName(text.replace(PARENTHESIS, " "));
  }
  const name = bare(text).replace(/^#/, "").replace(ADJECTIVE, "");
  if (NAME.test(name) || primitiveType(name) !== null) return name;
  const noun = NOUN.exec(name)?.[1];
  if (noun !== undefined) return readName(noun);
  // The last word is the type, as in `Image base64 encoded string` and `Untyped JSON`.
  const lastWord = name.slice(name.lastIndexOf(" ") + 1);
  return /^(?:string|json)$/i.test(lastWord) ? lastWord : null;
}

/** The linked types in prose: `The requested, derived type of [authenticationMethod](…)`. */
function namesOfLinks(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  const collection = /^(?:an? )?collection\b/i.test(text) || isCollection(text, words);
  return links
    .map((link) => bare(link.text))
    .filter((name) => NAME.test(name))
    .map((name) => ({ name, collection }));
}

/**
 * The type in a translated cell. The first of these that the cell contains is used:
 *
 * 1. the name in the text or target of a link
 * 2. a primitive type in parentheses, such as `字符串 (时间戳)`
 * 3. the word for a primitive type
 * 4. the name next to the word for a collection
 */
function translatedShape(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  const collection = isCollection(text, words);
  const linked = links.find(({ url }) => /\.md(?:#|$)/i.test(url));
  const name =
    (linked && nameInLink(linked, words)) ??
    translatedPrimitive(PARENTHESIS.exec(text)?.[1] ?? "", words) ??
    primitiveIn(text, words) ??
    (collection ? typeNames(text, words).at(-1) : undefined);
  return name === undefined ? [] : [{ name, collection }];
}

/**
 * The name of a linked type. On a translated page, the text of the link can be a translation, such as
 * `[anexo](attachment.md)`. If the text is an ordinary word, the name comes from the target of the link.
 */
function linkedName({ name }: Shape, link: string, { language }: TypeWords): string {
  if (language === null || isCertain(name)) return name;
  return pageName(link) ?? name;
}

/**
 * Whether a name cannot be an ordinary word. Such a name has a capital letter after the first letter, or a dot, or is a
 * primitive type.
 */
function isCertain(name: string): boolean {
  return /[a-z][A-Z]|\./.test(name) || englishPrimitive(name) !== null;
}

/**
 * The type in a link of a translated sentence: "[objeto lamp](lamp.md)". Translation may add words to the text of the
 * link, translate the text, or move the link.
 */
export function typeOfLink(link: InlineLink, { source }: Inline, words: TypeWords): TypeExpression | null {
  const name = nameInLink(link, words);
  if (name === undefined) return null;
  return {
    text: link.text === "" ? name : link.text,
    name,
    collection: false,
    link: link.url,
    alternatives: [],
    source,
  };
}

/** Whether a sentence contains a link. The text of the link may end with the full stop of the sentence. */
export function containsLink(sentence: string, { text }: InlineLink): boolean {
  return sentence.includes(text.replace(/[.\u3002]$/, ""));
}

function nameInLink(link: InlineLink, words: TypeWords): string | undefined {
  const names = typeNames(link.text, words);
  return names.filter(isCertain).at(-1) ?? pageName(link.url) ?? (link.url.startsWith("#") ? names.at(-1) : undefined);
}

/** The name of the page to which a link points: `lamp` for `../resources/lamp.md#properties`. */
function pageName(url: string): string | undefined {
  return /\b([A-Za-z_]\w*)\.md(?:#.*)?$/i.exec(url)?.[1];
}

/**
 * The names in a text. Names in the form of a type name (`printFinishing`, `Int32`) take precedence over plain words.
 */
function typeNames(text: string, words: TypeWords): readonly string[] {
  const names = [...text.matchAll(LATIN_NAME)].map(([name]) => name).filter((name) => !isCollection(name, words));
  const certain = names.filter(isCertain);
  return certain.length > 0 ? certain.map((name) => englishPrimitive(name) ?? name) : names;
}

/** The name of a primitive type in the singular (`GUID` for `GUIDs`); `null` if it is not primitive. */
function englishPrimitive(name: string): string | null {
  return primitiveType(name) === null ? singularPrimitive(name) : name;
}

/** `string` for `strings`; `null` if the text is not the plural of a primitive type. */
function singularPrimitive(name: string): string | null {
  const singular = name.replace(/s$/i, "");
  return singular !== name && primitiveType(singular) !== null ? singular : null;
}

/** The primitive type with the longest name of all primitive types in a text. */
function primitiveIn(text: string, { primitives }: TypeWords): string | undefined {
  const contains = wordFinder(text);
  const found = TRANSLATED.flatMap((type) =>
    primitives[type].filter(contains).map((word) => ({ word, name: PRIMITIVES[type] })),
  );
  const [best] = found.sort((a, b) => b.word.length - a.word.length);
  return best?.name;
}

/** The English name of a primitive type with a translated name: `String` for `Cadeia de caracteres`. */
export function translatedPrimitive(name: string, { primitives }: TypeWords): string | undefined {
  const lower = name.trim().toLowerCase();
  const type = TRANSLATED.find((primitive) => primitives[primitive].includes(lower));
  return type && PRIMITIVES[type];
}

/** Whether a text contains a word for a collection. `resourceCollection` is a name, not such a word. */
export function isCollection(text: string, { phrases }: Pick<TypeWords, "phrases">): boolean {
  const words = text.replace(LATIN_NAME, (name) => (/[a-z][A-Z]/.test(name) ? "" : name)).toLowerCase();
  const others = phrases.collectionItem.reduce((rest, item) => rest.replaceAll(item, " "), words);
  return phrases.collection.some((word) => others.includes(word));
}

function linkOf(name: string, links: readonly InlineLink[]): string | null {
  return (
    links.find((link) => bare(link.text) === name)?.url ??
    links.find((link) => link.text.includes(name) || link.url.includes(`${name}.md`))?.url ??
    null
  );
}

/** The text without code marks, stars and links that do not have a definition. */
function bare(text: string): string {
  return text
    .replace(/[`*]/g, "")
    .replace(/\[([^[\]]+)\](?:\[[^[\]]*\]|\([^()\s]*\)?)?/g, "$1")
    .trim()
    .replace(/[.,;:]$/, "");
}
