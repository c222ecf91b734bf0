/**
 * The call is wrong: an unknown option, a missing folder, a bad config. The command line prints the message as one line
 * and exits with code 2, so it says what is wrong and what would be right.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
