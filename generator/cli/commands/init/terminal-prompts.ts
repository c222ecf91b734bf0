import { isCancel, select, text } from "@clack/prompts";
import { UsageError } from "../../../usage-error.js";
import type { Prompts } from "./answers.js";

/** Asks on the terminal. */
export const terminalPrompts: Prompts = {
  text: async (question, initial) =>
    answered(await text({ message: question, placeholder: initial, defaultValue: initial })),
  select: async (question, choices, initial) =>
    answered(await select({ message: question, options: choices.map((value) => ({ value })), initialValue: initial })),
};

/** @throws UsageError if the user cancelled with Escape or Ctrl-C. */
function answered(answer: string | symbol): string {
  if (isCancel(answer) || typeof answer === "symbol") throw new UsageError("Cancelled. No file was written.");
  return answer;
}
