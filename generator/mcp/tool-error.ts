/** An error that the agent can fix: wrong arguments, or a request that failed. The agent gets the message. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}
