import { finding, type Report } from "../../findings/create-finding.js";
import { fillPieces, slotsOf, type CallStep, type Pieces } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Gives the arguments of functions one form each, in quotes where any route has them so: docs write
 * `range(address={address})` and `range(address='{address}')` for one thing, and without quotes no text is one.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_PrimitiveLiterals | OData URL conventions, primitive literals}
 *
 * Reports `segment-spelling`.
 */
export function withOneForm<Routed extends SteppedRoute>(routes: readonly Routed[], report: Report): Routed[] {
  const quoted = new Map(
    routes.flatMap(({ steps }) => steps.filter(isCall).filter(hasLiteral)).map(({ pieces }) => [keyOf(pieces), pieces]),
  );
  return routes.map((routed) => {
    const others = new Set<string>();
    const steps = routed.steps.map((step) => {
      const model = isCall(step) && !hasLiteral(step) ? quoted.get(keyOf(step.pieces)) : undefined;
      if (model === undefined) return step;
      others.add(`${step.name}(…)`);
      return { ...step, pieces: step.pieces.map((piece, index) => inFormOf(model[index], piece)) };
    });
    if (others.size > 0) {
      const message = `The argument of ${[...others].join(", ")} stands in quotes in other routes, and is sent so.`;
      report(finding("segment-spelling", routed.route.source, message));
    }
    return { ...routed, steps };
  });
}

function isCall({ kind }: CallStep): boolean {
  return kind === "call";
}

function hasLiteral({ pieces }: CallStep): boolean {
  return slotsOf(pieces).some(({ form }) => form === "literal");
}

function inFormOf(model: Pieces[number] | undefined, piece: Pieces[number]): Pieces[number] {
  if (typeof piece === "string" || typeof model !== "object") return piece;
  return { ...piece, form: model.form };
}

function keyOf(pieces: Pieces): string {
  return fillPieces(pieces, () => "{}").toLowerCase();
}
