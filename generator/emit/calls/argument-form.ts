import { finding, type Report } from "../../findings/create-finding.js";
import { fillPieces, slotsOf, type CallStep, type Pieces } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Writes each function argument in the same form in all routes: in quotes if any route has quotes. Docs contain both
 * `range(address={address})` and `range(address='{address}')`, but OData requires quotes around a string.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_PrimitiveLiterals | OData URL conventions, primitive literals}
 *
 * Reports `segment-spelling`.
 */
export function unifyArgumentForms<Routed extends SteppedRoute>(routes: readonly Routed[], report: Report): Routed[] {
  const quoted = new Map(
    routes.flatMap(({ steps }) => steps.filter(isCall).filter(hasLiteral)).map(({ pieces }) => [keyOf(pieces), pieces]),
  );
  return routes.map((routed) => {
    const others = new Set<string>();
    const steps = routed.steps.map((step) => {
      const form = isCall(step) && !hasLiteral(step) ? quoted.get(keyOf(step.pieces)) : undefined;
      if (form === undefined) return step;
      others.add(`${step.name}(…)`);
      return { ...step, pieces: step.pieces.map((piece, index) => withFormOf(form[index], piece)) };
    });
    if (others.size > 0) {
      const message = `The argument of ${[...others].join(", ")} has no quotes here, but has quotes in other routes. The SDK sends quotes; add them here.`;
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

function withFormOf(other: Pieces[number] | undefined, piece: Pieces[number]): Pieces[number] {
  if (typeof piece === "string" || typeof other !== "object") return piece;
  return { ...piece, form: other.form };
}

function keyOf(pieces: Pieces): string {
  return fillPieces(pieces, () => "{}").toLowerCase();
}
