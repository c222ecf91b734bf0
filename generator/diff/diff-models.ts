import type { Place } from "../findings/finding.js";
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

/**
 * Compares two API models. Each can come from docs, metadata or a model file.
 *
 * @param base - the API that callers use
 * @param head - the API to compare it with
 * @returns one change for each difference, sorted by target; the order of items in the models has no effect
 * @throws UsageError if the options name an unknown change kind
 */
export function diffModels(base: ApiModel, head: ApiModel, options: DiffOptions = {}): readonly Change[] {
  const { severities = {}, acceptDeprecated = false } = options;
  for (const id of Object.keys(severities)) assertChangeId(id);
  const types = matchTypes(base.types, head.types);
  const context = createComparisonContext(base, head, types);
  const differences = [...compareTypes(types, context), ...compareOperations(base, head, context)];
  const placeInHead = indexPlaces(head);
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
          headSource: side === "head" ? source : placeInHead(target, source.file),
          fingerprint: fingerprint(change),
          accepted: acceptDeprecated && found.wasDeprecated ? "The removed item was deprecated in the base." : null,
        },
      ];
    })
    .sort(compareByTarget);
}

/**
 * Returns a function that finds the place of a type or operation in a model. If the model does not have the type or
 * operation, the function returns the start of the given page, or `null` if that page is missing too.
 */
function indexPlaces({ types, operations, pages }: ApiModel): (target: string, file: string) => Place | null {
  const places = new Map([
    ...types.map(({ name, source }) => [name, source] as const),
    ...operations.map(({ id, source }) => [id, source] as const),
  ]);
  const files = new Set(pages.map((page) => page.file));
  return (target, file) => places.get(target) ?? (files.has(file) ? { file, line: 1, column: 1 } : null);
}

function compareByTarget(one: Change, other: Change): number {
  for (const key of ["target", "name", "id", "detail", "from", "to"] as const) {
    const [a, b] = [one[key] ?? "", other[key] ?? ""];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
