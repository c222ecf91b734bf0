/**
 * A placeholder for text that a person must write. `docwright lint` reports it with the rule `placeholder`.
 *
 * @param task - what the person has to do, starting with a verb
 */
export function placeholderText(task: string): string {
  return `${START}${task}.`;
}

/** Tells whether a text is a placeholder of {@link placeholderText}. */
export function isPlaceholder(text: string): boolean {
  return text.startsWith(START);
}

const START = "TODO: ";

/** The placeholders of all pages. */
export const placeholders = {
  author: placeholderText("Add the GitHub name of the author"),
  subservice: placeholderText("Add the subservice"),
  description: placeholderText("Add a description"),
  permissions: placeholderText("Add the permissions"),
} as const;
