import { fileSegment } from "../emit/boundary.js";
import { isTypeName, shortName, splitName } from "../model/qualified-name.js";

/**
 * The longest name. OData limits names to 128 characters.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_SimpleIdentifier | CSDL 4.01, simple identifier}
 */
const MAX_LENGTH = 128;

/** Tells whether a text can be the name of a type, without a namespace. */
export function isSimpleName(text: string): boolean {
  return text.length <= MAX_LENGTH && !text.includes(".") && isTypeName(text);
}

/**
 * Tells whether a text can be the name of a property on a page. Hyphens are allowed, because properties of JSON have
 * them. Other punctuation would change the meaning of a table or of code. Letters outside ASCII are not allowed: docwright
 * reads a cell with such letters as a remark, not as a name, because translated pages have remarks in tables.
 */
export function isPropertyName(text: string): boolean {
  return text.length <= MAX_LENGTH && /^[A-Za-z_]\w*(?:-\w+)*$/.test(text);
}

/** Tells whether a text can be the name of a member of an enumeration. */
export function isMemberName(text: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.+-]{0,127}$/u.test(text);
}

/** Tells whether a text can be the qualified name of a type. */
export function isQualifiedName(text: string): boolean {
  return text.length <= 4 * MAX_LENGTH && isTypeName(text) && isSimpleName(shortName(text));
}

/**
 * The start of the names of files about a type: `lamp`, or `security-alert` for a type of the namespace
 * `microsoft.graph.security`. The name is valid on every platform.
 *
 * @param namespace - the main namespace of the API
 */
export function fileStem(type: string, namespace: string): string {
  const { namespace: own, short } = splitName(type);
  const inside = own?.startsWith(`${namespace}.`) === true ? own.slice(namespace.length + 1).split(".") : [];
  return fileSegment([...inside, short].join("-").toLowerCase());
}

/** The name that pages show: short in the main namespace, else qualified. */
export function shownName(type: string, namespace: string): string {
  const { namespace: own, short } = splitName(type);
  return own === null || own === namespace ? short : type;
}

/** A noun with `a` or `an`. */
export function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? "an" : "a";
}

/** The plural of a name, for paths and titles: `lamp` becomes `lamps`, `category` becomes `categories`. */
export function plural(name: string): string {
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`;
}
