/**
 * Formats a text so that formatting it again does not change it. Prettier keeps a line break after the `{` of an object.
 * If it inserts one into an argument of a chain of calls, it formats the chain differently the next time.
 */
export async function formatStable<Result extends string | null>(
  text: string,
  format: (text: string) => Promise<Result>,
): Promise<Result> {
  const formatted = await format(text);
  return formatted !== null && OBJECT_IN_CHAIN.test(formatted) ? format(formatted) : formatted;
}

const OBJECT_IN_CHAIN = /^ *\..*\{$/m;
