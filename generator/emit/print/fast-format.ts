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
 * @returns `null` if Prettier might write a union differently, because it has a comment or is in an unknown place
 */
function joinUnions(code: string): string | null {
  for (const { 0: lines, index } of code.matchAll(UNION)) {
    if (/\/[/*]/.test(lines) || !/^[=(:,<)\]}>]\n/.test(code.slice(index - 2, index))) return null;
  }
  return code.replace(UNION, (lines: string, indentation: string, index: number) => {
    const next = index + lines.length + "\n".length;
    const isWhole = /[=(:,<]/.test(code.charAt(index - 2)) && !code.startsWith(indentation, next);
    const members = lines.split("\n").map((line) => line.slice(indentation.length + "| ".length));
    const line = indentation + members.join(" | ");
    return isWhole && line.length <= PRINT_WIDTH ? line : lines;
  });
}

/** Lines of a union that start with a member each. A member on several lines divides the lines of its union. */
const UNION = /^( *)\| .*(?:\n\1\| .*)*/gm;
