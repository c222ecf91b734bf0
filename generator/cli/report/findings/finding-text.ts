import type { Diagnostic } from "../../../findings/finding.js";

/** What a finding says for a person: its message, and what would be right where the message does not name that. */
export function findingText({ message, suggestion }: Pick<Diagnostic, "message" | "suggestion">): string {
  if (suggestion === undefined || words(message).includes(suggestion)) return message;
  return `${message} Perhaps ${suggestion}?`;
}

/** Names in code marks or not, without the marks of the sentence. */
function words(text: string): string[] {
  return text.split(/[\s`]+/).map((word) => word.replace(/[.,:;?]$/, ""));
}
