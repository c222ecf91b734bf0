import type { Dialect } from "../../dialect/dialect.js";
import type { Inline } from "../markdown/inline.js";
import type { TypeExpression } from "../page.js";
import { sentencesOf } from "./sentence.js";
import { parseTypeExpression } from "./type-expression.js";

const TYPE = "(?:(?:the|an?|base|class|type|resource|entity|abstract) ){0,4}`?([A-Za-z_][\\w.]{0,199})";
const INHERITED = new RegExp(`\\binherited from ${TYPE}`, "i");
const BASE = new RegExp(`\\b(?:(?:inherits|inheriting|derives|derived) from|subclass of|subtype of) ${TYPE}`, "i");

/** The type that declares a member: "Inherited from [entity](…)", "The following are inherited from …". */
export function readInheritedFrom(prose: Inline, dialect: Dialect): TypeExpression | null {
  const name = INHERITED.exec(prose.text)?.[1] ?? translatedBase(prose, dialect);
  return name === null ? null : parseTypeExpression({ ...prose, text: name }, dialect);
}

/**
 * The base of the type that the prose is about: "Inherits from [directoryObject](…)", "derived from [event](…)". A
 * word that is neither linked nor spelt like a type's name ("derived from policy") is prose.
 */
export function readBaseType(prose: Inline, dialect: Dialect): TypeExpression | null {
  const name = BASE.exec(prose.text)?.[1]?.replace(/\.$/, "") ?? translatedBase(prose, dialect);
  if (name === null) return null;
  const named = prose.links.some((link) => link.text === name) || /[a-z][A-Z]|\w\.\w/.test(name);
  return named ? parseTypeExpression({ ...prose, text: name }, dialect) : null;
}

const DERIVED = /\bbase (?:type|class|resource|entity) for\b|\bderived types (?:are|include)\b/i;

/** The types that a sentence on their base links: "The derived types are [a](…) and [b](…)", "the base type for …". */
export function readDerivedTypes(prose: Inline, dialect: Dialect): readonly TypeExpression[] {
  return sentencesOf(prose.text).flatMap((sentence) => {
    const said = DERIVED.exec(sentence);
    // "The base class for actions in the [settings](…)" links where they are used.
    const [names = ""] = said === null ? [] : sentence.slice(said.index).split(/ (?:in|of|on) (?:the|an?) /);
    const words = new Set(names.split(/[^\w.]+/));
    const linked = prose.links.filter(({ text, url }) => words.has(text) && /\.md(?:#|$)/i.test(url));
    return linked.flatMap(({ text }) => parseTypeExpression({ ...prose, text }, dialect) ?? []);
  });
}

/** The link in a sentence of another language that speaks of inheritance. */
function translatedBase({ text, links }: Inline, { phrases }: Dialect): string | null {
  const sentence = sentencesOf(text.toLowerCase()).find((part) =>
    phrases.inheritedFrom.some((words) => part.includes(words)),
  );
  return links.find((link) => sentence?.includes(link.text.toLowerCase()))?.text ?? null;
}
