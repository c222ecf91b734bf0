/**
 * What announces a list of values. After a strong announcement bare words count; after a weak one (`can be`) only
 * what stands in quotes or code spans.
 */
const STRONG =
  /\b(?:(?:possible|allowed|supported|valid|acceptable|accepted|permitted|available|enum|enumeration|following|allowable)\s+)+(?:enum(?:eration)?\s+)?(?:values?|members?|options?|states?|status(?:es)?|types?)(?:\s+(?:for|of|in)\s+[^.:;]{1,60}?\s+(?:are|is|include)\b|\s+(?:are|is|include|includes|can be|may be)\b)?(?:\s+(?:either|one of))?(?:\s+the following)?(?:\s+values)?\s*[:=-]?\s*|\bvalues?:\s*|\bone of the following:\s*/gi;
const WEAK =
  /\b(?:can|could|may|must|should|will) be(?:\s+set to)?(?:\s+(?:either|one of|any of|any combination of))?(?:\s+the following)?(?:\s+(?:values?|strings?))?\s*:?\s*|\b(?:either|one of|values? (?:are|is|include))(?:\s+the following)?(?:\s+values)?\s*:?\s*/gi;

/** One value and what may be said about it, up to the next separator. */
const VALUE = /(?:`([^`]{1,100})`|"([^"]{1,100})"|“([^”]{1,100})”|'([\w .-]{1,100})'|([A-Za-z0-9_#][\w.#+-]*))/y;
const REMARK = /\s*\([^()]{0,300}\)/y;
const SEPARATOR = /\s*[,;/|]\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+|\s(?=`)/y;
const END = /\s*(?:[.;:)]|$|\s[A-Z])/y;
const RANGE = /\s(?:through|to)\s/y;

interface ValueList {
  readonly values: readonly string[];
  /** Every value stands in quotes or a code span. */
  readonly quoted: boolean;
}

/**
 * The values that a description lists: "Possible values are: `a`, `b`, and `c`", "Can be `a` or `b`", "either "a" or
 * "b"". `null` where it lists none; `true` and `false` alone are no list, and `null` is no value.
 */
export function readDocumentedValues(text: string): readonly string[] | null {
  return firstList(text, STRONG, true) ?? firstList(text, WEAK, false);
}

function firstList(text: string, announcement: RegExp, strong: boolean): readonly string[] | null {
  for (const match of text.matchAll(announcement)) {
    const { values, quoted } = readList(text, match.index + match[0].length, strong);
    const enough = quoted && strong ? 1 : 2;
    const names = [...new Set(values)].filter((name) => name !== "null");
    const boolean = names.every((name) => /^(?:true|false)$/i.test(name));
    if (names.length >= enough && !boolean) return names;
  }
  return null;
}

function readList(text: string, from: number, strong: boolean): ValueList {
  const values: string[] = [];
  let quoted = true;
  let position = from;
  for (;;) {
    const value = matchAt(VALUE, text, position);
    const [, code, double, curly, single, bare] = value ?? [];
    const name = code ?? double ?? curly ?? single ?? (strong && (values.length === 0 || !quoted) ? bare : undefined);
    if (value === null || name === undefined) break;
    quoted &&= bare === undefined;
    values.push(name.trim().replace(/^["']|["',.]$/g, ""));
    position += value[0].length;
    position += matchAt(REMARK, text, position)?.[0].length ?? 0;
    const separator = matchAt(SEPARATOR, text, position);
    if (separator === null) break;
    position += separator[0].length;
  }
  // Bare words must fill their sentence, or they are prose.
  const complete = matchAt(RANGE, text, position) === null && (quoted || matchAt(END, text, position) !== null);
  return complete ? { values, quoted } : { values: [], quoted };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
