import { UsageError } from "./usage-error.js";

/**
 * Runs code of a plug-in.
 *
 * @param plugin the plug-in, for the error: `rule contoso-owner`
 * @returns the result of the code
 * @throws UsageError that names the plug-in if the code throws. Otherwise, the error would be reported as an internal
 * error of docwright.
 */
export function runPlugin<Result>(plugin: string, code: () => Result): Result {
  try {
    return code();
  } catch (error) {
    throw pluginError(plugin, error);
  }
}

/** Like {@link runPlugin}, for code that returns a promise. */
export async function awaitPlugin<Result>(plugin: string, code: () => Promise<Result>): Promise<Result> {
  try {
    return await code();
  } catch (error) {
    throw pluginError(plugin, error);
  }
}

function pluginError(plugin: string, error: unknown): UsageError {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ""] = message.split("\n", 1);
  return new UsageError(
    `The ${plugin} failed: ${line.endsWith(".") ? line : `${line}.`} Correct this code, or remove it from the config. --verbose prints the stack trace.`,
    { cause: error },
  );
}
