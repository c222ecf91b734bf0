import { setextUnderline } from "micromark-core-commonmark";
import type { Code, Construct, Event, Extension, Resolver, State } from "micromark-util-types";

/**
 * The number of dashes that end a tab or front matter. Reference pages write `---` directly below a line of text.
 * CommonMark would read the text as a heading and the dashes as its underline.
 */
const tabEnd = "---".length;

/** Matches four or more dashes. Three dashes can be the end of a tab or of front matter. */
const longRule: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => {
    let count = 0;
    const dash = (code: Code): State | undefined => {
      if (code !== DASH) return nok(code);
      effects.consume(code);
      count += 1;
      if (count <= tabEnd) return dash;
      effects.exit("chunkString");
      return ok;
    };
    return (code) => {
      effects.enter("chunkString");
      return dash(code);
    };
  },
};

const DASH = 45;
const EQUALS_SIGN = 61;

/**
 * Turns the last paragraph into a heading. The resolver of micromark copies all events that it gets. A page has many
 * events, so the resolver gets only the events of the last paragraph.
 */
const resolveLast: Resolver = (events, context) => {
  const start = events.findLastIndex(([kind, token]) => kind === "enter" && token.type === "content");
  const last: Event[] = events.splice(start);
  for (const event of setextUnderline.resolveTo?.(last, context) ?? last) events.push(event);
  return events;
};

const dashed: Construct = {
  ...setextUnderline,
  name: "dashedHeading",
  resolveTo: resolveLast,
  tokenize(effects, ok, nok) {
    return effects.check(longRule, setextUnderline.tokenize.call(this, effects, ok, nok), nok);
  },
};

const doubled: Construct = { ...setextUnderline, name: "doubleRuledHeading", resolveTo: resolveLast };

/**
 * Setext headings, except headings whose underline may be the end of a tab.
 * {@link https://spec.commonmark.org/0.31.2/#setext-headings | CommonMark, setext headings}
 */
export const underlinedHeading: Extension = {
  disable: { null: ["setextUnderline"] },
  flow: { [DASH]: dashed, [EQUALS_SIGN]: doubled },
};
