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
      const { code, errors } = await format("module.ts", text, { printWidth: 120 });
      return errors.length > 0 || MAY_DIFFER.test(code) ? null : code;
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
 * The lines that Prettier may format differently:
 *
 * - A union on several lines. Prettier writes some unions on one line.
 * - Code with characters outside of ASCII. The two formatters measure the width of some characters differently.
 * Comments can have such characters, because comments are not wrapped.
 */
const MAY_DIFFER = /^ *\| |^ *(?!\/\*\*|\*|\/\/| ).*[^\n -~]/m;
