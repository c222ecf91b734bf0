import type { Dialect } from "../../dialect/dialect.js";
import type { Inline, InlineLink } from "../markdown/inline.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { TypeExpression } from "../page.js";
import { primitiveType } from "./primitive-type.js";

/** Cells that mean no type: nothing is returned. */
const NO_TYPE = new Set(["", "-", "none", "n/a", "not applicable", "nothing", "no content", "void"]);

/** A simple or qualified OData identifier. */
const NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Nouns after a type name that do not change its meaning. */
const NOUN =
  /^(.+?) (?:objects?|resources?|resource type|complex type|entity|entities|enum|enumeration|type|values?)$/i;

/** Remarks after a comma in a type cell. These facts are read from the description instead. */
const REMARK = /^(?:read-?only|nullable|not nullable|optional|required|key|flags?)$/i;

const PARENTHESIS = /\(([^()]*)\)/;

/** In characters. A longer cell is prose, of which only links are read. */
const LONGEST_EXPRESSION = 300;

/** The words of a dialect that occur in type cells. */
export interface TypeWords {
  readonly phrases: Pick<Dialect["phrases"], "collection" | "none" | "nullable">;
  readonly primitives: Dialect["primitives"];
}

/** Primitive types with translated names. */
const PRIMITIVES = { string: "String", boolean: "Boolean", integer: "Int32", dateTime: "DateTimeOffset" } as const;

const TRANSLATED = ["string", "boolean", "integer", "dateTime"] as const;

interface Shape {
  readonly name: string;
  readonly collection: boolean;
}

/**
 * Reads a type from a cell: `String`, `Collection(Edm.Int32)`, `[user](user.md) collection`, `A or B`.
 *
 * @returns `null` if the cell means no type (`None`), and an expression without a name if the text is not a type
 * {@link https://learn.microsoft.com/graph/api/resources/enterprise-users-overview | Microsoft Graph resource pages}
 */
export function parseTypeExpression(cell: Inline, words: TypeWords): TypeExpression | null {
  const text = isNullable(cell, words) ? cell.text.trim().replace(/^\S+ /, "") : cell.text.trim();
  const short = text.length <= LONGEST_EXPRESSION ? foldName(bare(text)) : null;
  if (short !== null && (NO_TYPE.has(short) || words.phrases.none.includes(short))) return null;
  const shapes = readShapes(text, cell.links, words);
  const [first, ...others] = shapes.map((shape) => ({
    text,
    ...shape,
    name: translatedPrimitive(shape.name, words) ?? shape.name,
    link: linkOf(shape.name, cell.links),
    alternatives: [],
    source: cell.source,
  }));
  if (first === undefined) {
    return { text, name: null, collection: false, link: null, alternatives: [], source: cell.source };
  }
  return { ...first, alternatives: others };
}

/** Whether a type cell starts with the word for nullable: `Nullable DateTimeOffset`. */
export function isNullable(cell: Inline, { phrases }: Pick<TypeWords, "phrases">): boolean {
  const [first = "", ...others] = cell.text.trim().split(" ");
  return others.length > 0 && phrases.nullable.includes(first.toLowerCase());
}

function readShapes(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  if (text.length > LONGEST_EXPRESSION) return namesOfLinks(text, links, words);
  const single = readShape(text);
  if (single !== null) return [single];
  const choices = readChoices(text);
  if (choices.length > 0) return choices;
  const sentence = text.split(/[.;](?= )/, 1)[0] ?? text;
  const opening = sentence === text ? null : readShape(sentence);
  if (opening !== null) return [opening];
  const linked = namesOfLinks(text, links, words);
  return linked.length > 0 ? linked : translatedShape(text, links, words);
}

/** `A or B`, `A, B, or C`, `string/number`; empty unless each choice is a type. */
function readChoices(text: string): readonly Shape[] {
  const listed = text.split(/,(?: or)? | or /).filter((part) => !REMARK.test(part.trim()));
  const shapes = listed.map(readShape);
  if (shapes.every((shape) => shape !== null)) return shapes;
  const slashed = bare(text).split("/");
  // `application/json` is not a choice between types.
  return slashed.every((part) => primitiveType(part) !== null)
    ? slashed.map((name) => ({ name, collection: false }))
    : [];
}

function readShape(text: string): Shape | null {
  const expression = bare(text);
  const wrapped =
    /^collection ?[([<](.+)[)\]>]$/i.exec(expression) ??
    /^(?:an? )?(?:collection|array|list) of (?:the )?(.+)$/i.exec(expression) ??
    /^(.+) (?:collection|array|list)(?: objects?)?$/i.exec(expression) ??
    /^([^[\]]+)\[\]$/.exec(expression);
  if (wrapped?.[1] !== undefined) {
    const name = readName(singularPrimitive(wrapped[1]) ?? wrapped[1]);
    return name === null ? null : { name, collection: true };
  }
  const name = readName(expression);
  return name === null ? null : { name, collection: false };
}

/** `string` for `strings`; `null` if the text is not the plural of a primitive type. */
function singularPrimitive(text: string): string | null {
  const singular = text.replace(/s$/i, "");
  return singular !== text && primitiveType(singular) !== null ? singular : null;
}

function readName(text: string): string | null {
  const parenthesis = PARENTHESIS.exec(text);
  if (parenthesis?.[1] !== undefined) {
    // `string (timestamp)`: a narrower primitive type in parentheses is the type.
    const narrower = primitiveType(parenthesis[1]);
    const remark = narrower !== null && narrower !== "Edm.String";
    return remark ? parenthesis[1] : readName(text.replace(PARENTHESIS, " "));
  }
  const name = bare(text).replace(/^#/, "");
  if (NAME.test(name)) return name;
  const noun = NOUN.exec(name)?.[1];
  if (noun !== undefined) return readName(noun);
  // `Image base64 encoded string`, `Untyped JSON`: the last word is the type.
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
 * The type in a translated cell: the target of the link, the name between the words for a collection, or the word for a
 * primitive type.
 */
function translatedShape(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  const collection = isCollection(text, words);
  const page = /\b([A-Za-z_]\w*)\.md(?:#.*)?$/i.exec(links[0]?.url ?? "")?.[1];
  const primitive = TRANSLATED.find((type) => words.primitives[type].some((word) => text.toLowerCase().includes(word)));
  const name = page ?? (primitive && PRIMITIVES[primitive]);
  const named = collection ? (name ?? /[A-Za-z_]\w*(?:\.\w+)*/.exec(text)?.[0]) : name;
  return named === undefined ? [] : [{ name: named, collection }];
}

function translatedPrimitive(name: string, { primitives }: TypeWords): string | undefined {
  const type = TRANSLATED.find((primitive) => primitives[primitive].includes(name.toLowerCase()));
  return type && PRIMITIVES[type];
}

function isCollection(text: string, { phrases }: TypeWords): boolean {
  const lower = text.toLowerCase();
  return phrases.collection.some((word) => lower.includes(word));
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
