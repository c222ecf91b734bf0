import { finding, type Report } from "../../findings/create-finding.js";
import { byCodeUnits } from "../../collections/order.js";
import { isItem, type CallStep } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Gives each name in a path the same letter case in all routes. If the table of a type has the name, its spelling is
 * used, otherwise the spelling that most routes have. Docs contain both `contactfolders` and `contactFolders`; the
 * service accepts either.
 *
 * Reports `segment-spelling`.
 *
 * @param properties - names of the properties and relationships of all types
 */
export function unifySpelling<Routed extends SteppedRoute>(
  routes: readonly Routed[],
  properties: ReadonlySet<string>,
  report: Report,
): Routed[] {
  const uses = new Map<string, Map<string, number>>();
  for (const { name } of routes.flatMap(({ steps }) => steps.filter(isSpelled))) {
    const counts = uses.get(name.toLowerCase()) ?? new Map<string, number>();
    uses.set(name.toLowerCase(), counts.set(name, (counts.get(name) ?? 0) + 1));
  }
  const best = new Map([...uses].map(([folded, counts]) => [folded, preferred(counts, properties)]));
  return routes.map((routed) => {
    const others = new Set<string>();
    const steps = routed.steps.map((step) => {
      const spelling = isSpelled(step) ? best.get(step.name.toLowerCase()) : undefined;
      if (spelling === undefined || spelling === step.name) return step;
      others.add(`${spelling} instead of ${step.name}`);
      return respelled(step, spelling);
    });
    if (others.size > 0) {
      const message = `Other request lines capitalize a path segment differently. Write ${[...others].join(", ")}.`;
      report(finding("segment-spelling", routed.route.source, message));
    }
    return { ...routed, steps };
  });
}

function isSpelled(step: CallStep): boolean {
  return !isItem(step);
}

function preferred(counts: ReadonlyMap<string, number>, properties: ReadonlySet<string>): string {
  const [best] = [...counts].sort(
    ([a, timesA], [b, timesB]) =>
      Number(properties.has(b)) - Number(properties.has(a)) || timesB - timesA || byCodeUnits(a, b),
  );
  return best?.[0] ?? "";
}

/** Replaces the name at the start of a step. */
function respelled(step: CallStep, name: string): CallStep {
  const [separator = "/", text, ...rest] = step.pieces;
  const renamed = typeof text === "string" ? name + text.slice(name.length) : text;
  return { ...step, name, pieces: [separator, ...(renamed === undefined ? [] : [renamed]), ...rest] };
}
