import { htmlText } from "micromark-core-commonmark";
import type { Code, Construct, Extension, State, TokenizeContext } from "micromark-util-types";

const LESS_THAN = 60;
const EXCLAMATION_MARK = 33;
const QUESTION_MARK = 63;
const DASH = 45;
const BRACKET = 91;

type Kind = "comment" | "character data" | "declaration" | "instruction";

/** For each text, the kinds of HTML whose end the parser has already searched for and not found. */
const unclosed = new WeakMap<TokenizeContext, Set<Kind>>();

/** Detects the kind of HTML from its first characters: `<!--` starts a comment, `<?` an instruction. */
function startOf(found: (kind: Kind) => void): Construct {
  return {
    partial: true,
    tokenize: (effects, ok, nok) => {
      const end = (code: Code, kind: Kind): State | undefined => {
        effects.exit("chunkString");
        found(kind);
        return ok(code);
      };
      const afterMark: State = (code) => {
        if (code === DASH) return end(code, "comment");
        return end(code, code === BRACKET ? "character data" : "declaration");
      };
      const afterLessThan: State = (code) => {
        if (code === QUESTION_MARK) return end(code, "instruction");
        if (code !== EXCLAMATION_MARK) return nok(code);
        effects.consume(code);
        return afterMark;
      };
      return (code) => {
        effects.enter("chunkString");
        effects.consume(code);
        return afterLessThan;
      };
    },
  };
}

/**
 * HTML within text. micromark searches the rest of the text for the end of each comment, declaration and instruction.
 * After a search has failed, this construct does not search again for the end of that kind. The total time is therefore
 * linear.
 */
const linearHtmlText: Construct = {
  ...htmlText,
  name: "linearHtmlText",
  add: "after",
  tokenize(effects, ok, nok) {
    const failed = unclosed.get(this) ?? new Set();
    unclosed.set(this, failed);
    let kind: Kind | null = null;
    const read = htmlText.tokenize.call(this, effects, ok, (code) => {
      if (kind !== null && code === null) failed.add(kind);
      return nok(code);
    });
    const start = startOf((found) => (kind = found));
    return effects.check(start, (code) => (kind !== null && failed.has(kind) ? nok(code) : read(code)), read);
  },
};

/**
 * Syntax extension that reads raw HTML in linear time.
 * {@link https://spec.commonmark.org/0.31.2/#raw-html | CommonMark, raw HTML}
 */
export const inlineHtml: Extension = { disable: { null: ["htmlText"] }, text: { [LESS_THAN]: linearHtmlText } };
