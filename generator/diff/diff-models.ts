import type { ApiModel } from "../model/model.js";
import type { Change } from "./change.js";
import { followsRenames } from "./compare/descriptions.js";
import { compareOperations } from "./compare/operations.js";
import { compareTypes } from "./compare/types.js";
import { compareWith } from "./comparison.js";
import type { Difference } from "./difference.js";
import { changeKinds, checkKind } from "./kinds/change-kinds.js";
import type { ChangeKind } from "./kinds/kind.js";
import { matchTypes } from "./match/types.js";
import type { DiffOptions } from "./options.js";

/**
 * Compares two models, whatever they were read from.
 *
 * @param base - the API as callers know it
 * @param head - the API as it is to be
 * @returns one change for each thing that differs, by target, in an order that the order of the models does not change
 * @throws UsageError where the options name a kind of change that there is not
 */
export function diffModels(base: ApiModel, head: ApiModel, { severities = {} }: DiffOptions = {}): readonly Change[] {
  for (const id of Object.keys(severities)) checkKind(id);
  const types = matchTypes(base.types, head.types);
  const comparison = compareWith(base, head, types);
  const differences = [...compareTypes(types, comparison), ...compareOperations(base, head, comparison)];
  return differences
    .filter((found) => !followsRenames(found, types.renamed))
    .flatMap((found) => judge(found, severities))
    .sort(inOrder);
}

function judge(found: Difference, severities: NonNullable<DiffOptions["severities"]>): readonly Change[] {
  const { id, target, name, detail, from, to, source, side } = found;
  const kind: ChangeKind = changeKinds[id];
  const severity = severities[id] ?? kind.severity(found);
  return severity === "off"
    ? []
    : [{ id, severity, target, name, detail, from, to, message: kind.message(found), source, side }];
}

function inOrder(one: Change, other: Change): number {
  for (const key of ["target", "name", "id", "message"] as const) {
    const [a, b] = [one[key] ?? "", other[key] ?? ""];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
