import { csdlRules } from "./catalogue/csdl.js";
import { driftRules } from "./catalogue/drift.js";
import { generateRules } from "./catalogue/generate.js";
import { lintRules } from "./catalogue/lint.js";
import { manifestRules } from "./catalogue/manifest.js";
import { readingRules } from "./catalogue/reading.js";
import type { RuleDescription, RuleDescriptions } from "./catalogue/rule-description.js";
import { verifyRules } from "./catalogue/verify.js";
import type { CustomRule } from "./custom-rule.js";
import type { Severity } from "./finding.js";
import { nearestName } from "../nearest-name.js";
import { UsageError } from "../usage-error.js";

/** The commands that report findings. */
export type FindingCommand = "drift" | "export permissions" | "generate" | "lint" | "model" | "verify";

interface Source {
  readonly rules: RuleDescriptions;
  /** The commands that report findings of these rules. */
  readonly commands: readonly FindingCommand[];
}

const sources: readonly Source[] = [
  { rules: readingRules, commands: ["generate", "lint", "model"] },
  { rules: lintRules, commands: ["lint"] },
  { rules: generateRules, commands: ["generate"] },
  { rules: csdlRules, commands: [] },
  { rules: verifyRules, commands: ["verify"] },
  { rules: driftRules, commands: ["drift"] },
  { rules: manifestRules, commands: ["export permissions"] },
];

export type VerifyRuleId = keyof typeof verifyRules;

/** Id of a rule, in kebab case. People use these ids in configs, comments and baselines, so an id is never removed. */
export type RuleId =
  | keyof typeof readingRules
  | keyof typeof lintRules
  | keyof typeof generateRules
  | keyof typeof csdlRules
  | VerifyRuleId
  | keyof typeof driftRules
  | keyof typeof manifestRules;

export interface Rule extends RuleDescription {
  readonly id: RuleId;
  readonly commands: readonly FindingCommand[];
}

/** Every rule of every source, in the order of the ids. */
export const rules: readonly Rule[] = sources
  .flatMap(({ rules: own, commands }) =>
    // Object.entries widens the keys of each catalogue to string.
    Object.entries(own).map(([id, description]) => ({ ...description, id: id as RuleId, commands })),
  )
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/**
 * The rules about the text of pages. Only these rules can be named in the options of `lint` and in comments in pages.
 */
export const pageRules: readonly Rule[] = rules.filter(
  ({ commands }) => commands.includes("lint") || commands.includes("generate"),
);

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * Finds the rule with an id. Returns `undefined` for any other id, such as the id of a change kind that `drift`
 * reports.
 *
 * @param custom the rules of the config
 */
export function findRule(id: string, custom: readonly CustomRule[] = []): Rule | CustomRule | undefined {
  return byId.get(id) ?? custom.find((rule) => rule.id === id);
}

/**
 * Finds the rule with an id from a config or the command line.
 *
 * @param allowed the rules that the id may name
 * @throws UsageError if the id is unknown; the message suggests the nearest id
 */
export function requireRule<One extends Pick<Rule | CustomRule, "id">>(id: string, allowed: readonly One[]): One {
  const rule = allowed.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const nearest = nearestName(
    id,
    allowed.map((one) => one.id),
  );
  const fix = nearest === null ? "List the rules with docwright lint --rules." : `Did you mean ${nearest}?`;
  throw new UsageError(`Unknown rule ${id}. ${fix}`);
}

const KEBAB_CASE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Checks the ids of custom rules.
 *
 * @throws UsageError if an id is not in kebab case, or another rule has it
 */
export function assertCustomIds(custom: readonly CustomRule[]): void {
  const taken = new Set<string>(byId.keys());
  for (const { id } of custom) {
    if (!KEBAB_CASE.test(id)) {
      throw new UsageError(`Invalid id of a custom rule: ${id}. Use kebab case, such as contoso-owner.`);
    }
    if (taken.has(id)) throw new UsageError(`Two rules have the id ${id}. Rename the custom rule.`);
    taken.add(id);
  }
}

/** The severity of a rule's findings, unless the config sets another severity. */
export function severityOfRule(id: RuleId): Severity {
  const rule = byId.get(id);
  if (rule === undefined) throw new TypeError(`The catalogue does not have the rule ${id}`);
  return rule.severity;
}

/** The ids that configs, comments and baselines can use for a rule: its id, and its former id if it has one. */
export function idsOfRule(id: string): readonly string[] {
  const formerId = byId.get(id)?.formerId;
  return formerId === undefined ? [id] : [id, formerId];
}
