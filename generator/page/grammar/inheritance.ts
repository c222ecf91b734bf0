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

/** The link in a sentence of another language that speaks of inheritance. */
function translatedBase({ text, links }: Inline, { phrases }: Dialect): string | null {
  const sentence = sentencesOf(text.toLowerCase()).find((part) =>
    phrases.inheritedFrom.some((words) => part.includes(words)),
  );
  return links.find((link) => sentence?.includes(link.text.toLowerCase()))?.text ?? null;
}
