import { finding, type Report } from "../../findings/create-finding.js";
import { byCodeUnits } from "../../collections/order.js";
import type { CallStep } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Gives names in paths one spelling each, the one that most routes use: docs write `contactfolders` and `contactFolders`
 * for one thing, and the service does not mind.
 *
 * Reports `segment-spelling`.
 */
export function withOneSpelling<Routed extends SteppedRoute>(routes: readonly Routed[], report: Report): Routed[] {
  const uses = new Map<string, Map<string, number>>();
  for (const { name } of routes.flatMap(({ steps }) => steps.filter(isSpelled))) {
    const counts = uses.get(name.toLowerCase()) ?? new Map<string, number>();
    uses.set(name.toLowerCase(), counts.set(name, (counts.get(name) ?? 0) + 1));
  }
  const best = new Map([...uses].map(([folded, counts]) => [folded, mostUsed(counts)]));
  return routes.map((routed) => {
    const others = new Set<string>();
    const steps = routed.steps.map((step) => {
      const spelling = isSpelled(step) ? best.get(step.name.toLowerCase()) : undefined;
      if (spelling === undefined || spelling === step.name) return step;
      others.add(`${step.name} is ${spelling}`);
      return respelled(step, spelling);
    });
    if (others.size > 0) {
      const message = `Paths differ in case: ${[...others].join(", ")} in most routes, and is called so.`;
      report(finding("segment-spelling", routed.route.source, message));
    }
    return { ...routed, steps };
  });
}

function isSpelled({ kind }: CallStep): boolean {
  return kind !== "key" && kind !== "alternateKey";
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  const [best] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || byCodeUnits(a, b));
  return best?.[0] ?? "";
}

/** The name stands at the beginning of the text after the joint. */
function respelled(step: CallStep, name: string): CallStep {
  const [joint = "/", text, ...rest] = step.pieces;
  const renamed = typeof text === "string" ? name + text.slice(name.length) : text;
  return { ...step, name, pieces: [joint, ...(renamed === undefined ? [] : [renamed]), ...rest] };
}
