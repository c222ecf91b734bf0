/**
 * An error that the caller can fix: an unknown option, a missing folder, an invalid config. The command line prints the
 * message as one line and exits with code 2. The message states the actual and the expected value, and the fix.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
