/** What the process says when it ends. */
export const exitCode = {
  /** Done, and nothing at or above `--fail-on`. */
  done: 0,
  /** Findings at or above `--fail-on`, or an output that is out of date. */
  findings: 1,
  /** The call is wrong. */
  usage: 2,
  /** A fault of docwright itself. */
  fault: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Takes the exit code of a command that ran. */
export type Ended = (code: ExitCode) => void;
