import picocolors from "picocolors";
import { isatty } from "node:tty";
import { describeCache } from "../cache/cache-file.js";
import type { DocsOptions, GlobalOptions } from "./options.js";
import { printableOutput } from "./report/printable.js";
import type { Colors } from "./report/reporter.js";
import type { OnProgress } from "../vocabulary.js";

/** The output of a command. Results and notes about them go to standard output, everything else to standard error. */
export interface Terminal {
  readonly verbose: boolean;
  /** Colors for standard error. */
  readonly colors: Colors;
  /** Colors for the result. A result in the file of `--output` does not have colors. */
  readonly resultColors: Colors;
  /** Prints a result to standard output, also with `--quiet`. */
  readonly print: (text: string) => void;
  /** Prints a note about the result to standard output, but not with `--quiet`. */
  readonly note: (text: string) => void;
  /** Prints a warning to standard error, but not with `--quiet`. */
  readonly warn: (text: string) => void;
  /**
   * Shows the progress on standard error: a spinner on a terminal, otherwise one line after ten seconds. Shows nothing
   * with `--quiet`.
   *
   * @param work Gets a function, which it can call to report how many items are done.
   */
  readonly progress: <Result>(text: string, work: (onProgress: OnProgress) => Promise<Result>) => Promise<Result>;
}

/** Milliseconds after which a command also shows progress in a log. */
const LONG_RUN = 10_000;

/** Opens the terminal of a command. With `--verbose`, it first says where the cache is. */
export function openTerminal(
  options: GlobalOptions & Partial<Pick<DocsOptions, "cache">> & { readonly output?: string },
): Terminal {
  const quiet = options.quiet === true;
  const verbose = options.verbose === true;
  const start = performance.now();
  if (verbose) {
    const cache = options.cache === false ? "Cache: off (--no-cache)." : describeCache();
    process.stderr.write(printableOutput(`${cache}\n`));
  }
  return {
    verbose,
    colors: picocolors.createColors(hasColors(process.stderr, options)),
    resultColors: picocolors.createColors(options.output === undefined && hasColors(process.stdout, options)),
    print: (text) => {
      process.stdout.write(printableOutput(text));
    },
    note: (text) => {
      if (!quiet) process.stdout.write(printableOutput(text));
    },
    warn: (text) => {
      if (!quiet && text !== "") process.stderr.write(printableOutput(text));
    },
    progress: (text, work) => {
      if (quiet) return work(() => undefined);
      return process.stderr.isTTY
        ? withSpinner(text, work, hasColors(process.stderr, options))
        : withLine(text, work, start + LONG_RUN);
    },
  };
}

/**
 * Whether a stream gets colors. `--no-color` and {@link https://no-color.org | NO_COLOR} switch colors off. Otherwise
 * FORCE_COLOR is used. Without it, the result depends on the capabilities of the terminal.
 */
function hasColors(stream: typeof process.stdout | typeof process.stderr, { color }: GlobalOptions): boolean {
  const { NO_COLOR: noColor, FORCE_COLOR: forced } = process.env;
  if (!color || (noColor !== undefined && noColor !== "")) return false;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isatty(stream.fd) && stream.hasColors();
}

/** @param time when to print the line, in milliseconds since the process started */
async function withLine<Result>(
  text: string,
  work: (onProgress: OnProgress) => Promise<Result>,
  time: number,
): Promise<Result> {
  let state = text;
  const print = (): void => void process.stderr.write(printableOutput(`${state} ...\n`));
  const timer = setTimeout(print, Math.max(0, time - performance.now()));
  try {
    return await work((done, total) => {
      state = progressText(text, done, total);
    });
  } finally {
    clearTimeout(timer);
  }
}

function progressText(text: string, done: number, total: number | undefined): string {
  return total === undefined ? `${text}: ${done} done` : `${text}: ${done} of ${total}`;
}

async function withSpinner<Result>(
  text: string,
  work: (onProgress: OnProgress) => Promise<Result>,
  isColored: boolean,
): Promise<Result> {
  const { default: ora } = await import("ora");
  // The spinner must not hide the cursor or discard the input, because it would then install signal handlers. Node
  // calls a handler only when the work pauses. Without handlers, a signal ends the process at once.
  const spinner = ora({
    text,
    stream: withColumns(process.stderr),
    color: isColored ? "cyan" : false,
    hideCursor: false,
    discardStdin: false,
  }).start();
  try {
    return await work((done, total) => {
      spinner.text = progressText(text, done, total);
    });
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
