import type { Command } from "commander";
import { Option } from "commander";
import { type FindingCommand, requireRule, rules } from "../../findings/catalogue.js";
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
    .option("--explain <rule>", "explain a rule, with examples");
}

/**
 * Prints the list of rules for `--rules`, or the page of a rule for `--explain`.
 *
 * @returns Whether something was printed. The command then does nothing else.
 * @throws UsageError if `--explain` names an unknown rule.
 */
export function printRuleHelp(
  { rules: list, explain }: RuleHelpOptions,
  command: FindingCommand,
  terminal: Pick<Terminal, "print">,
): boolean {
  if (list === true) terminal.print(ruleList(command));
  else if (explain !== undefined) terminal.print(rulePage(requireRule(explain)));
  return list === true || explain !== undefined;
}

function ruleList(command: FindingCommand): string {
  const rulesOfCommand = rules.filter(({ commands }) => commands.includes(command));
  const width = Math.max(...rulesOfCommand.map(({ id }) => id.length));
  return rulesOfCommand
    .map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`)
    .join("");
}
