import type { ApiModel } from "../model/model.js";
import type { Change } from "./change.js";
import { createComparisonContext } from "./comparison-context.js";
import { isCausedByRename } from "./compare/compare-descriptions.js";
import { compareOperations } from "./compare/compare-operations.js";
import { compareTypes } from "./compare/compare-types.js";
import { fingerprint } from "./fingerprint.js";
import type { ChangeKind } from "./kinds/change-kind.js";
import { assertChangeId, changeKinds } from "./kinds/change-kinds.js";
import { matchTypes } from "./match/match-types.js";
import type { DiffOptions } from "./options.js";
import { indexPlacesInHead } from "./place-in-head.js";

/**
 * Compares two API models. Each can come from docs, metadata or a model file.
 *
 * @param base - the API that callers use
 * @param head - the API to compare it with
 * @returns one change for each difference, sorted by target; the order of items in the models does not matter
 * @throws UsageError if the options name an unknown change kind
 */
export function diffModels(base: ApiModel, head: ApiModel, options: DiffOptions = {}): readonly Change[] {
  const { severities = {}, acceptDeprecated = false } = options;
  for (const id of Object.keys(severities)) assertChangeId(id);
  const types = matchTypes(base.types, head.types);
  const context = createComparisonContext(base, head, types);
  const differences = [...compareTypes(types, context), ...compareOperations(base, head, context)];
  const placeInHead = indexPlacesInHead(base, head, types.renamed);
  return differences
    .filter((found) => !isCausedByRename(found, types.renamed))
    .flatMap((found): readonly Change[] => {
      const { id, target, name, detail, from, to, source, side } = found;
      const kind: ChangeKind = changeKinds[id];
      const severity = severities[id] ?? kind.severity(found);
      if (severity === "off") return [];
      const change = { id, severity, target, name, detail, from, to, message: kind.message(found), source, side };
      return [
        {
          ...change,
          headSource: side === "head" ? source : placeInHead(target, source),
          fingerprint: fingerprint(change),
          accepted: acceptDeprecated && found.wasDeprecated ? "The removed item was deprecated in the base." : null,
        },
      ];
    })
    .sort(compareByTarget);
}

function compareByTarget(one: Change, other: Change): number {
  for (const key of ["target", "name", "id", "detail", "from", "to"] as const) {
    const [a, b] = [one[key] ?? "", other[key] ?? ""];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
