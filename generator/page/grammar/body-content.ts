import type { Dialect } from "../../dialect/dialect.js";
import type { Inline, InlineLink } from "../markdown/inline.js";
import type { TypeExpression } from "../page.js";
import { containsLink, isCollection, parseTypeExpression, typeOfLink } from "./type-expression.js";
import { wordFinder } from "./word-finder.js";

/** The content of a body: a type or bytes. */
export interface BodyContent {
  readonly type: TypeExpression | null;
  readonly stream: boolean;
}

/** A type name with a word such as "object": "`user` objects", "user collection object", "[Drive resource][drive]". */
const OBJECT =
  /`?\b([A-Za-z_][\w.]*)\b`?(?: (collection|list|array))?(?: (?:objects?|resources?|entity|entities|instances?))\b/g;

/**
 * A type name before "in the body" or similar words: "a String in the response body", "a user collection in the body".
 */
const IN_BODY =
  /`?\b([A-Za-z_][\w.]*)\b`?(?: (collection|list|array))?(?: values?)? in the (?:response |request )?body\b/g;

/**
 * A linked type name, which does not need the word "object": "returns a [driveItem](…) for the item", "a list of
 * [used](…) items".
 */
const LINKED =
  /\b(?:(?:returns?|sends?|code and) (?:an?|the)(?: (?:new|created|updated|changed|requested|deleted))?|(collection|list|array|set) of|composed of) (?:(collection|list|array) of )?`?([A-Za-z_][\w.]*)\b/gi;

/** Words that are not type names, although they are at the position of a type name in a sentence. */
const NO_NAME: ReadonlySet<string> = new Set(
  "a an the this that these json new updated requested created single same following object objects resource resources collection list response request error representation code content it anything matching returned resulting child parent other all each one of and or supplied supported derived empty value values body items item user's".split(
    " ",
  ),
);

/** Words that can be in front of a type name, but are not a part of the name. */
const NO_PART: ReadonlySet<string> = new Set(
  "for in on to with from by as is are which that returns return returned containing contains including if successful deletes".split(
    " ",
  ),
);

/** Whether a word at the position of a type name is not a type name: "the response", "a single item". */
export function isPlainWord(name: string): boolean {
  return NO_NAME.has(name.toLowerCase());
}

/** Text before the name of the item type of a collection, such as "a collection of". */
const MANY = /\b(?:collection|list|array|set|composed) (?:of|containing|with) (?:[\w*,/-]+ ){0,6}`?$/i;

/** Text before the name of a resource that is requested or expanded. That name is not the type of the body. */
const ASKED = /\b(?:from|on|for|expanded with) (?:the|an?) (?:matching )?`?$/i;

/** The text before a type name if it ends with an alternative type: "a user or ". */
const ALTERNATIVE = /\b([A-Za-z_][\w.]*)[`*]{0,3},? (?:and\/)?or (?:an? |the )?[`*]{0,3}$/;

/**
 * Text before the name of a resource that shows that the body or a header contains only a reference to the resource,
 * such as "the URL of".
 */
const REFERENCE = /\b(?:URI|URL|link|path|pointing|points|location|ID|identifier) (?:to|of|for) (?:[\w-]+ ){0,4}`?$/i;

const LONGEST_SENTENCE = 2000;

/**
 * Reads the content of a body from a clause: "a collection of [user](user.md) objects in the response body", "a
 * Stream".
 *
 * @returns `null` if the clause is not about a body
 */
export function readBodyContent(clause: string, paragraph: Inline, dialect: Dialect): BodyContent | null {
  const text = clause.slice(0, LONGEST_SENTENCE);
  const contains = wordFinder(text);
  if (dialect.phrases.foreignFormat.some(contains)) return { type: null, stream: true };
  const type =
    (dialect.language === null ? null : readTranslated(text, paragraph, dialect)) ??
    readType(text, OBJECT, paragraph, dialect) ??
    readType(text, IN_BODY, paragraph, dialect) ??
    readLinked(text, paragraph, dialect) ??
    readTranslated(text, paragraph, dialect);
  const stream = dialect.phrases.bytes.some(contains);
  if (type !== null && type.name?.toLowerCase() !== "stream") return { type, stream: false };
  if (stream || type !== null) return { type: null, stream: true };
  return contains("json object")
    ? { type: parseTypeExpression({ ...paragraph, text: "object" }, dialect), stream }
    : null;
}

function readType(text: string, pattern: RegExp, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  for (const match of text.matchAll(pattern)) {
    const [, name = "", several] = match;
    const before = text.slice(Math.max(0, match.index - 120), match.index);
    if ((NO_NAME.has(name.toLowerCase()) && !isLinked(name, paragraph)) || REFERENCE.test(before) || ASKED.test(before))
      continue;
    const collection = several !== undefined || MANY.test(before);
    const type = linkedWords(`${before}${match[0]}`, name, paragraph, dialect) ?? readNamed(before, match[0], name);
    if (type === null) continue;
    const other = readAlternative(before, paragraph, dialect);
    return other === null
      ? { ...type, collection }
      : { ...other, text: `${other.text} or ${type.text}`, collection, alternatives: [{ ...type, collection }] };
  }
  return null;

  function readNamed(before: string, matched: string, name: string): TypeExpression | null {
    const type = parseTypeExpression({ ...paragraph, text: name }, dialect);
    const joined = matched.startsWith("`") || isLinked(name, paragraph) ? [] : joinedNames(before, name);
    return type === null || joined.length === 0 ? type : { ...type, joined };
  }
}

/** The type of a link whose text is the type name in separate words: "[Machine Action](machineaction.md)". */
function linkedWords(text: string, name: string, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  for (const link of paragraph.links) {
    const words = link.text.replace(/ (?:objects?|resources?|entity|entities)$/i, "").split(" ");
    const isName =
      words.length > 1 && words.length < 6 && words.at(-1) === name && words.every((word) => WORD.test(word));
    if (!isName || !text.includes(link.text) || !isPage(link.url)) continue;
    const type = parseTypeExpression({ ...paragraph, text: camelCase(words), links: [] }, dialect);
    return type && { ...type, text: link.text, link: link.url };
  }
  return null;
}

const WORD = /^[A-Za-z]+$/;

/** Up to four plain words at the end of a text. */
const LAST_WORDS = /(?:\b[A-Za-z]+ ){1,4}$/;

/**
 * Joins a name with the words before it, and returns each joined name: "print task trigger" results in
 * `printTaskTrigger` and `taskTrigger`. Words such as an article or "updated" are not a part of the name, and neither
 * are the words before them.
 */
function joinedNames(before: string, name: string): readonly string[] {
  const words = LAST_WORDS.exec(before)?.[0].trim().split(" ") ?? [];
  const start = words.findLastIndex((word) => NO_NAME.has(word.toLowerCase()) || NO_PART.has(word.toLowerCase())) + 1;
  const own = [...words.slice(start), name];
  return own.slice(0, -1).map((_, index) => camelCase(own.slice(index)));
}

function camelCase(words: readonly string[]): string {
  const [first = "", ...others] = words;
  const lower = first.charAt(0).toLowerCase() + first.slice(1);
  return lower + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The alternative type before "or": "an [ipNamedLocation](…) or [countryNamedLocation](…) object". */
function readAlternative(before: string, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  const name = ALTERNATIVE.exec(before)?.[1];
  return name !== undefined && isLinked(name, paragraph)
    ? parseTypeExpression({ ...paragraph, text: name }, dialect)
    : null;
}

function readLinked(text: string, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  for (const [, several, returned, name = ""] of text.matchAll(LINKED)) {
    const type = isLinked(name, paragraph) ? parseTypeExpression({ ...paragraph, text: name }, dialect) : null;
    if (type !== null) return { ...type, collection: (several ?? returned) !== undefined };
  }
  return null;
}

/** The linked type in a translated sentence, if the sentence contains a word that means a request or response body. */
function readTranslated(text: string, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  const lower = text.toLowerCase();
  return dialect.phrases.inBody.some((phrase) => lower.includes(phrase))
    ? readLinkedBody(text, paragraph, dialect)
    : null;
}

/**
 * The type of a body in a translated sentence. The sentence must link to a page of the reference that is not an API
 * page. The first such page names the type, because the text of the link may be translated. Pages that the sentence
 * links to after a word for "or" name the alternatives.
 */
export function readLinkedBody(text: string, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  // Without OData, a type can be on the page of the operation.
  const isOfType = ({ url }: InlineLink): boolean => PAGE.test(url) || (!dialect.odata && url.startsWith("#"));
  const links = distinctPages(paragraph.links.filter((one) => containsLink(text, one) && isOfType(one)));
  const [first, ...others] = links;
  const type = first === undefined ? typeOfBrokenLink(text, paragraph, dialect) : typeOfLink(first, paragraph, dialect);
  if (type === null) return null;
  const collection = isCollection(text, dialect);
  const choices = areAlternatives(text, links, dialect) ? others : [];
  const alternatives = choices.flatMap((link) => typeOfLink(link, paragraph, dialect) ?? []);
  return { ...type, collection, alternatives: alternatives.map((one) => ({ ...one, collection })) };
}

/** The URL of a page of the reference that is not an API page. */
const PAGE = /^(?!.*\/api\/)[^:]*\.md/i;

/** The first link to each page. Other sentences of the paragraph can link to the same pages. */
function distinctPages(links: readonly InlineLink[]): readonly InlineLink[] {
  const found = new Map<string, InlineLink>();
  for (const link of links) if (!found.has(link.url)) found.set(link.url, link);
  return [...found.values()];
}

/** The highest number of characters between two links to alternative types. */
const LONGEST_GAP = 40;

/** Whether the links of a sentence are close to one another, with a word for "or" between them or after the last one. */
function areAlternatives(text: string, links: readonly InlineLink[], { phrases }: Dialect): boolean {
  const [first, ...others] = links;
  if (first === undefined || others.length === 0) return false;
  const start = text.indexOf(first.text) + first.text.length;
  let end = start;
  for (const link of others) {
    const at = text.indexOf(link.text, end);
    if (at === -1 || at - end > LONGEST_GAP) return false;
    end = at + link.text.length;
  }
  const contains = wordFinder(text.slice(start, end + LONGEST_GAP));
  return phrases.or.some(contains) && !phrases.and.some(contains);
}

/**
 * The type in a reference link that translation broke, such as "[objetos lampShade][]". The link no longer has a
 * target, but its text may still contain the name of the type.
 */
function typeOfBrokenLink(text: string, paragraph: Inline, dialect: Dialect): TypeExpression | null {
  const words = /\[([^[\]]{1,100})\]\[\]/.exec(text)?.[1]?.split(" ") ?? [];
  const name = words.find((word) => /^[A-Za-z]\w*[a-z][A-Z]\w*$/.test(word));
  return name === undefined ? null : parseTypeExpression({ ...paragraph, text: name, links: [] }, dialect);
}

/** Whether the name links to a page of the reference. A link such as `[error](/graph/errors)` does not. */
function isLinked(name: string, { links }: Inline): boolean {
  return links.some((link) => link.text === name && isPage(link.url));
}

function isPage(url: string): boolean {
  return /\.md(?:#|$)/i.test(url);
}
