import picocolors from "picocolors";
import { isatty } from "node:tty";
import type { GlobalOptions } from "./options.js";
import { printableOutput } from "./report/printable.js";
import type { Colors } from "./report/reporter.js";

/** The output of a command: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly verbose: boolean;
  /** Colors for standard error. */
  readonly colors: Colors;
  /** Colors for standard output. */
  readonly resultColors: Colors;
  /** Prints a result to standard output, also with `--quiet`. */
  readonly print: (text: string) => void;
  /** Prints a note about the result to standard output. */
  readonly note: (text: string) => void;
  /** Prints a warning to standard error. */
  readonly warn: (text: string) => void;
  /** Shows a progress line during the work, if standard error is a terminal. */
  readonly progress: <Result>(text: string, work: () => Promise<Result>) => Promise<Result>;
}

export function openTerminal(options: GlobalOptions): Terminal {
  const quiet = options.quiet === true;
  return {
    verbose: options.verbose === true,
    colors: picocolors.createColors(hasColors(process.stderr, options)),
    resultColors: picocolors.createColors(hasColors(process.stdout, options)),
    print: (text) => {
      process.stdout.write(printableOutput(text));
    },
    note: (text) => {
      if (!quiet) process.stdout.write(printableOutput(text));
    },
    warn: (text) => {
      if (!quiet && text !== "") process.stderr.write(printableOutput(text));
    },
    progress: (text, work) => (quiet || !process.stderr.isTTY ? work() : withSpinner(text, work)),
  };
}

/** Follows {@link https://no-color.org | NO_COLOR} and FORCE_COLOR, then the capabilities of the terminal. */
function hasColors(stream: typeof process.stdout | typeof process.stderr, { color }: GlobalOptions): boolean {
  const { NO_COLOR: noColor, FORCE_COLOR: forced } = process.env;
  if (!color || (noColor !== undefined && noColor !== "")) return false;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isatty(stream.fd) && stream.hasColors();
}

async function withSpinner<Result>(text: string, work: () => Promise<Result>): Promise<Result> {
  const { default: ora } = await import("ora");
  // A hidden cursor or a raw standard input needs signal handlers, which run only when the work pauses. Without them, a
  // signal ends the process at once.
  const spinner = ora({ text, stream: withColumns(process.stderr), hideCursor: false, discardStdin: false }).start();
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}

/** A terminal whose width is at least one column. The spinner divides by the width, and some terminals report 0. */
function withColumns(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stream, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (key === "columns") return target.columns > 0 ? target.columns : DEFAULT_COLUMNS;
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

const DEFAULT_COLUMNS = 80;
