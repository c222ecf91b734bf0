import type { Command } from "commander";
import { Option } from "commander";
import { type FindingCommand, requireRule, rules } from "../../findings/catalogue.js";
import type { CustomRule } from "../../findings/custom-rule.js";
import { rulePage } from "../../findings/rule-page.js";
import type { Terminal } from "../terminal.js";

/** Options of commands that report findings. */
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
 * @param custom The rules of the config.
 * @returns Whether something was printed. If so, the command is complete.
 * @throws UsageError if `--explain` names an unknown rule.
 */
export function printRuleHelp(
  { rules: list, explain }: RuleHelpOptions,
  command: FindingCommand,
  terminal: Pick<Terminal, "print">,
  custom: readonly CustomRule[] = [],
): boolean {
  if (list === true) terminal.print(ruleList(command, custom));
  else if (explain !== undefined) terminal.print(rulePage(requireRule(explain, [...rules, ...custom])));
  return list === true || explain !== undefined;
}

function ruleList(command: FindingCommand, custom: readonly CustomRule[]): string {
  const listed = [...rules.filter(({ commands }) => commands.includes(command)), ...custom];
  const width = Math.max(...listed.map(({ id }) => id.length));
  return listed
    .map((rule) => {
      const { id, severity, summary } = rule;
      const mark = "fixable" in rule && command === "lint" ? " (fixable)" : "";
      return `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}${mark}\n`;
    })
    .join("");
}
