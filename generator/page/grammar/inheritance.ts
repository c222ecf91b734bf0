import type { Dialect } from "../../dialect/dialect.js";
import type { Inline, InlineLink } from "../markdown/inline.js";
import type { TypeExpression } from "../page.js";
import { sentencesOf } from "./sentence.js";
import { containsLink, parseTypeExpression, typeOfLink } from "./type-expression.js";

const TYPE = "(?:(?:the|an?|base|class|type|resource|entity|abstract) ){0,4}`?([A-Za-z_][\\w.]{0,199})";
const INHERITED = new RegExp(`\\binherited from ${TYPE}`, "gi");
const BASE = new RegExp(`\\b(?:(?:inherits|inheriting|derives|derived) from|subclass of|subtype of) ${TYPE}`, "i");

/** Words after "Inherited from base class" that are not the name of the class, such as "and". */
const CONJUNCTION = /^(?:and|or|but|for|if|when|where|which|with)$/i;

/**
 * Reads the type that declares an inherited member: "Inherited from [entity](…)", "The following are inherited from …".
 */
export function readInheritedFrom(prose: Inline, dialect: Dialect): TypeExpression | null {
  const names = [...prose.text.matchAll(INHERITED)].flatMap(([, name]) => name ?? []);
  const linked = names.find((name) => prose.links.some(({ text }) => text === name));
  const name = linked ?? names.find((one) => !CONJUNCTION.test(one));
  return name === undefined ? translatedBase(prose, dialect) : parseTypeExpression({ ...prose, text: name }, dialect);
}

/**
 * Reads the base type: "Inherits from [directoryObject](…)", "derived from [event](…)". A word that is not linked must
 * have the form of a type name: "derived from policy" is ignored.
 */
export function readBaseType(prose: Inline, dialect: Dialect): TypeExpression | null {
  const name = BASE.exec(prose.text)?.[1]?.replace(/\.$/, "");
  if (name === undefined) return translatedBase(prose, dialect);
  const named = prose.links.some((link) => link.text === name) || /[a-z][A-Z]|\w\.\w/.test(name);
  return named ? parseTypeExpression({ ...prose, text: name }, dialect) : null;
}

const DERIVED = /\bbase (?:type|class|resource|entity) for\b|\bderived types (?:are|include)\b/i;

/** The linked types in a sentence about derived types: "The derived types are [a](…) and [b](…)", "the base type for …". */
export function readDerivedTypes(prose: Inline, dialect: Dialect): readonly TypeExpression[] {
  if (dialect.language !== null) return translatedDerivedTypes(prose, dialect);
  return sentencesOf(prose.text).flatMap((sentence) => {
    const match = DERIVED.exec(sentence);
    // In "The base class for actions in the [settings](…)", the link is not a derived type.
    const [names = ""] = match === null ? [] : sentence.slice(match.index).split(/ (?:in|of|on) (?:the|an?) /);
    const words = new Set(names.split(/[^\w.]+/));
    const linked = prose.links.filter((link) => words.has(link.text) && isPage(link));
    return linked.flatMap(({ text }) => parseTypeExpression({ ...prose, text }, dialect) ?? []);
  });
}

function translatedDerivedTypes(prose: Inline, dialect: Dialect): readonly TypeExpression[] {
  const sentences = sentencesOf(prose.text).filter((sentence) => {
    const lower = sentence.toLowerCase();
    return dialect.phrases.derivedTypes.some((phrase) => lower.includes(phrase));
  });
  const linked = prose.links.filter((link) => sentences.some((sentence) => containsLink(sentence, link)));
  return linked.flatMap((link) => (isPage(link) ? (typeOfLink(link, prose, dialect) ?? []) : []));
}

function isPage({ url }: InlineLink): boolean {
  return /\.md(?:#|$)/i.test(url);
}

/**
 * The name in the only link of a translated sentence about inheritance. A sentence with several links is ignored,
 * because it can be about derived types.
 */
function translatedBase(prose: Inline, dialect: Dialect): TypeExpression | null {
  if (prose.links.length === 0) return null;
  const { inheritedFrom } = dialect.phrases;
  for (const sentence of sentencesOf(prose.text)) {
    const lower = sentence.toLowerCase();
    if (!inheritedFrom.some((phrase) => containsInOrder(lower, phrase.split("*")))) continue;
    const [link, ...others] = prose.links.filter((one) => containsLink(sentence, one));
    if (link !== undefined && others.length === 0) return typeOfLink(link, prose, dialect);
  }
  return null;
}

function containsInOrder(text: string, parts: readonly string[]): boolean {
  let end = 0;
  return parts.every((part) => {
    const start = text.indexOf(part, end);
    end = start + part.length;
    return start >= 0;
  });
}
