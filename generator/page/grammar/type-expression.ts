import type { Dialect } from "../../dialect/dialect.js";
import type { Inline, InlineLink } from "../markdown/inline.js";
import { foldName } from "../../dialect/vocabulary.js";
import type { TypeExpression } from "../page.js";
import { primitiveType } from "./primitive-type.js";

/** Cells that say that there is no type: nothing is returned. */
const NO_TYPE = new Set(["", "-", "none", "n/a", "not applicable", "nothing", "no content", "void"]);

/** A simple or qualified identifier as OData has it. */
const NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Nouns that may follow the name of a type and say nothing about it. */
const NOUN =
  /^(.+?) (?:objects?|resources?|resource type|complex type|entity|entities|enum|enumeration|type|values?)$/i;

/** What a cell may add to a type after a comma; the description is where it is read. */
const REMARK = /^(?:read-?only|nullable|not nullable|optional|required|key|flags?)$/i;

const PARENTHESIS = /\(([^()]*)\)/;

/** Longer cells are prose; only their links are read. */
const LONGEST_EXPRESSION = 300;

/** Words of a dialect that cells of types hold. */
export interface TypeWords {
  readonly phrases: Pick<Dialect["phrases"], "collection" | "none" | "nullable">;
  readonly primitives: Dialect["primitives"];
}

/** The primitive types whose names writers translate. */
const PRIMITIVES = { string: "String", boolean: "Boolean", integer: "Int32", dateTime: "DateTimeOffset" } as const;

const TRANSLATED = ["string", "boolean", "integer", "dateTime"] as const;

interface Shape {
  readonly name: string;
  readonly collection: boolean;
}

/**
 * Reads a type as a cell spells it: `String`, `Collection(Edm.Int32)`, `[user](user.md) collection`, `A or B`.
 *
 * Gives `null` where the cell says that there is no type (`None`), and an expression whose name is `null` where it
 * says something that is not a type.
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

/** `Nullable DateTimeOffset`: a type that is said to be nullable before it is named. */
export function isNullable(cell: Inline, { phrases }: Pick<TypeWords, "phrases">): boolean {
  const [first = "", ...others] = cell.text.trim().split(" ");
  return others.length > 0 && phrases.nullable.includes(first.toLowerCase());
}

function readShapes(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  if (text.length > LONGEST_EXPRESSION) return namesOfLinks(text, links, words);
  const whole = readShape(text);
  if (whole !== null) return [whole];
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
  // `application/json` is no choice between types.
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
    const name = readName(wrapped[1]);
    return name === null ? null : { name, collection: true };
  }
  const name = readName(expression);
  return name === null ? null : { name, collection: false };
}

function readName(text: string): string | null {
  const parenthesis = PARENTHESIS.exec(text);
  if (parenthesis?.[1] !== undefined) {
    // `string (timestamp)`: the remark counts where it names a narrower primitive type.
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

/** Prose that links its types: `The requested, derived type of [authenticationMethod](…)`. */
function namesOfLinks(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  const collection = /^(?:an? )?collection\b/i.test(text) || isCollection(text, words);
  return links
    .map((link) => bare(link.text))
    .filter((name) => NAME.test(name))
    .map((name) => ({ name, collection }));
}

/**
 * A cell in another language: the page that a translated name leads to, a name between the words for a collection, or
 * the word for a primitive type.
 */
function translatedShape(text: string, links: readonly InlineLink[], words: TypeWords): readonly Shape[] {
  const collection = isCollection(text, words);
  const page = /([A-Za-z_]\w*)\.md(?:#.*)?$/i.exec(links[0]?.url ?? "")?.[1];
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

/** The text without the marks that Markdown left behind: code spans, stars, links without a definition. */
function bare(text: string): string {
  return text
    .replace(/[`*]/g, "")
    .replace(/\[([^[\]]+)\](?:\[[^[\]]*\]|\([^()\s]*\)?)?/g, "$1")
    .trim()
    .replace(/[.,;:]$/, "");
}
