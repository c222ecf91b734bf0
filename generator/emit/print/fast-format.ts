/** The number of characters in a line of the SDK. */
export const PRINT_WIDTH = 120;

/** The formatter oxfmt. It formats like Prettier, except for a few constructs. */
export interface FastFormatter {
  /** Formats a TypeScript module. Returns `null` if Prettier might format it differently. */
  readonly format: (text: string) => Promise<string | null>;
}

/**
 * Loads oxfmt, which takes a fiftieth of Prettier's time.
 * {@link https://oxc.rs/docs/guide/usage/formatter | Oxfmt}
 *
 * @returns `null` if this platform does not have oxfmt's binary
 */
export async function loadFastFormatter(): Promise<FastFormatter | null> {
  const { format } = await import("oxfmt");
  const formatter: FastFormatter = {
    format: async (text) => {
      const { code, errors } = await format("module.ts", text, { printWidth: PRINT_WIDTH });
      if (errors.length > 0 || NON_ASCII_CODE.test(code)) return null;
      return joinUnions(code);
    },
  };
  try {
    await formatter.format("");
    return formatter;
  } catch {
    return null;
  }
}

/**
 * Code with characters outside of ASCII. The two formatters measure the width of some characters differently. Comments
 * can have such characters, because comments are not wrapped.
 */
const NON_ASCII_CODE = /^ *(?!\/\*\*|\*|\/\/| ).*[^\n -~]/m;

/**
 * Writes each union on one line that is on several lines and fits on one, as Prettier does.
 *
 * @returns `null` if Prettier might write a union differently, because a member has a comment or several lines, or
 * because the union is in another place than after `=` or `(`
 */
function joinUnions(code: string): string | null {
  for (const { 0: union, index } of code.matchAll(UNION)) {
    if (!/^[=(]\n/.test(code.slice(index - 2, index)) || UNCERTAIN_MEMBER.test(union)) return null;
  }
  return code.replace(UNION, (union: string, indentation: string) => {
    const members = union.split("\n").map((line) => line.slice(indentation.length + "| ".length));
    const line = indentation + members.join(" | ");
    return line.length <= PRINT_WIDTH ? line : union;
  });
}

/** The lines of a union that has a line for each member. */
const UNION = /^( *)\| .*(?:\n\1\| .*)*/gm;

const UNCERTAIN_MEMBER = /[([{<]$|\/[/*]/m;
