import type { Finding } from "../../../findings/finding.js";

/** The message of a finding, followed by its suggestion if the message does not contain the suggestion. */
export function findingText({ message, suggestion }: Pick<Finding<string>, "message" | "suggestion">): string {
  if (suggestion === undefined || words(message).includes(suggestion)) return message;
  return `${message} Did you mean ${suggestion}?`;
}

/** The words of a message, without backticks and punctuation at the end. */
function words(text: string): string[] {
  return text.split(/[\s`]+/).map((word) => word.replace(/[.,:;?]$/, ""));
}
