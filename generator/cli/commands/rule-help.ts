import type { Command } from "commander";
import { Option } from "commander";
import { type FindingCommand, ruleOfId, rules } from "../../findings/catalogue.js";
import { rulePage } from "../../findings/rule-page.js";
import type { Terminal } from "../terminal.js";

/** Options of every command that reports findings. */
export interface RuleHelpOptions {
  readonly rules?: boolean;
  readonly explain?: string;
}

export function addRuleHelpOptions(command: Command): Command {
  return command
    .addOption(new Option("--rules", "list the rules of this command").conflicts("explain"))
    .option("--explain <rule>", "print the documentation of a rule");
}

/**
 * Prints the list of rules or the page of a rule, where the options ask for it.
 *
 * @returns whether something was printed; the command has then nothing else to do
 * @throws UsageError where the options name an unknown rule
 */
export function printRuleHelp(
  { rules: list, explain }: RuleHelpOptions,
  command: FindingCommand,
  terminal: Pick<Terminal, "print">,
): boolean {
  if (list === true) terminal.print(ruleList(command));
  else if (explain !== undefined) terminal.print(rulePage(ruleOfId(explain)));
  return list === true || explain !== undefined;
}

function ruleList(command: FindingCommand): string {
  const own = rules.filter(({ commands }) => commands.includes(command));
  const width = Math.max(...own.map(({ id }) => id.length));
  return own.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`).join("");
}
