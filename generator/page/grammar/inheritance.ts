import type { Dialect } from "../../dialect/dialect.js";
import type { Inline } from "../markdown/inline.js";
import type { TypeExpression } from "../page.js";
import { sentencesOf } from "./sentence.js";
import { parseTypeExpression } from "./type-expression.js";

const TYPE = "(?:(?:the|an?|base|class|type|resource|entity|abstract) ){0,4}`?([A-Za-z_][\\w.]{0,199})";
const INHERITED = new RegExp(`\\binherited from ${TYPE}`, "gi");
const BASE = new RegExp(`\\b(?:(?:inherits|inheriting|derives|derived) from|subclass of|subtype of) ${TYPE}`, "i");

/** "Inherited from base class and …" does not name the class. */
const CONJUNCTION = /^(?:and|or|but|for|if|when|where|which|with)$/i;

/** The declaring type of a member: "Inherited from [entity](…)", "The following are inherited from …". */
export function readInheritedFrom(prose: Inline, dialect: Dialect): TypeExpression | null {
  const names = [...prose.text.matchAll(INHERITED)].flatMap(([, name]) => name ?? []);
  const linked = names.find((name) => prose.links.some(({ text }) => text === name));
  const name = linked ?? names.find((one) => !CONJUNCTION.test(one)) ?? translatedBase(prose, dialect);
  return name === null ? null : parseTypeExpression({ ...prose, text: name }, dialect);
}

/**
 * The base type: "Inherits from [directoryObject](…)", "derived from [event](…)". A word that is neither linked nor in
 * the form of a type name ("derived from policy") does not count.
 */
export function readBaseType(prose: Inline, dialect: Dialect): TypeExpression | null {
  const name = BASE.exec(prose.text)?.[1]?.replace(/\.$/, "") ?? translatedBase(prose, dialect);
  if (name === null) return null;
  const named = prose.links.some((link) => link.text === name) || /[a-z][A-Z]|\w\.\w/.test(name);
  return named ? parseTypeExpression({ ...prose, text: name }, dialect) : null;
}

const DERIVED = /\bbase (?:type|class|resource|entity) for\b|\bderived types (?:are|include)\b/i;

/** The linked types in a sentence about derived types: "The derived types are [a](…) and [b](…)", "the base type for …". */
export function readDerivedTypes(prose: Inline, dialect: Dialect): readonly TypeExpression[] {
  return sentencesOf(prose.text).flatMap((sentence) => {
    const match = DERIVED.exec(sentence);
    // In "The base class for actions in the [settings](…)", the link is not a derived type.
    const [names = ""] = match === null ? [] : sentence.slice(match.index).split(/ (?:in|of|on) (?:the|an?) /);
    const words = new Set(names.split(/[^\w.]+/));
    const linked = prose.links.filter(({ text, url }) => words.has(text) && /\.md(?:#|$)/i.test(url));
    return linked.flatMap(({ text }) => parseTypeExpression({ ...prose, text }, dialect) ?? []);
  });
}

/** The link in a translated sentence about inheritance. */
function translatedBase({ text, links }: Inline, { phrases }: Dialect): string | null {
  const sentence = sentencesOf(text.toLowerCase()).find((part) =>
    phrases.inheritedFrom.some((words) => part.includes(words)),
  );
  return links.find((link) => sentence?.includes(link.text.toLowerCase()))?.text ?? null;
}
