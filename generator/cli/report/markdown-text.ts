import { printable } from "./printable.js";

/** Text that shows as it is: every character with a meaning in Markdown or HTML is escaped. */
export function escapeMarkdown(text: string): string {
  return printable(text).replaceAll(/[\\`*_{}[\]()#+!|<>~&$@]/g, "\\$&");
}

/** The same for a message that has names in code marks: they stay code, also in the cell of a table. */
export function escapeMessage(message: string): string {
  return printable(message)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll("|", "\\|") : escapeMarkdown(part)))
    .join("");
}
