/** The exit codes of the process. */
export const exitCode = {
  /** Success, and no finding at or above `--fail-on`. */
  done: 0,
  /** Findings at or above `--fail-on`, or the output is out of date. */
  findings: 1,
  /** Wrong usage, or a file cannot be read, compared or written. */
  usage: 2,
  /** An internal error of docwright. */
  internalError: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Receives the exit code of the command. */
export type SetExitCode = (code: ExitCode) => void;
