import { finding, type Report } from "../../findings/create-finding.js";
import { itemType } from "../../model/qualified-name.js";
import { fillPieces, slotsOf, type CallStep, type Pieces, type QueryEntry, type ValueSlot } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Gives each function argument the form that OData requires for the documented type of its parameter. Strings and
 * members of enumerations get quotes. A collection becomes a parameter alias whose value is a JSON array in the query.
 * Exceptions: if the docs have brackets around a list or quotes around a single value, the argument does not change.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_ParameterAliases | OData URL conventions, parameter aliases}
 *
 * Reports `argument-form`.
 */
export function withDocumentedForms<Routed extends SteppedRoute & { readonly query: readonly QueryEntry[] }>(
  routed: Routed,
  report: Report,
): Routed {
  const { route } = routed;
  const typeOf = ({ placeholder }: ValueSlot): string | null => {
    const row = route.parameters.find(({ name }) => name === placeholder);
    // If the parameter comes from the request line and not from a table of the page, its type is not documented.
    return row === undefined || row.source.line === route.source.line ? null : row.type;
  };
  const aliases: QueryEntry[] = [];
  const formOf = (piece: Pieces[number], before: Pieces[number] | undefined): Pieces[number] => {
    const type = typeof piece === "string" ? null : typeOf(piece);
    if (typeof piece === "string" || type === null) return piece;
    const fault = faultOf(piece, type);
    // The arguments of a route that only an example shows come from a request line, for which this is reported.
    if (fault !== null && route.origin === undefined) {
      const message = `The argument {${piece.placeholder}} ${fault}, but the type of the parameter is ${type}. Correct the request line or the type.`;
      report(finding("argument-form", route.source, message));
    }
    if (!itemType(type).collection) return isQuoted(type) ? { ...piece, form: "literal" } : piece;
    const argument = typeof before === "string" ? /\b(\w+)=$/.exec(before)?.[1] : undefined;
    if (piece.list === true || argument === undefined) return piece;
    aliases.push({ name: `@${argument}`, pieces: [{ ...piece, form: "json" }] });
    return `@${argument}`;
  };
  const steps = routed.steps.map((step) =>
    isCall(step) ? { ...step, pieces: step.pieces.map((piece, index) => formOf(piece, step.pieces[index - 1])) } : step,
  );
  const query = routed.query.map((entry) => {
    if (!entry.name.startsWith("@")) return entry;
    const isArray = (piece: Pieces[number]): piece is ValueSlot =>
      typeof piece !== "string" && itemType(typeOf(piece) ?? "").collection;
    return {
      ...entry,
      pieces: entry.pieces.map((piece) =>
        isArray(piece) ? { ...piece, form: "json" as const } : formOf(piece, undefined),
      ),
    };
  });
  return { ...routed, steps, query: [...query, ...aliases] };
}

/** Whether OData writes the values of a type in quotes. */
function isQuoted(type: string): boolean {
  return type === "Edm.String" || !type.startsWith("Edm.");
}

/** Describes how the form of an argument contradicts the type of its parameter; `null` if they agree. */
function faultOf({ form, list }: ValueSlot, type: string): string | null {
  const { collection } = itemType(type);
  if (list === true) return collection ? null : "is a list";
  if (collection) return form === "literal" ? "has quotes" : null;
  if (isQuoted(type)) return form === "literal" ? null : "does not have quotes";
  return form === "literal" ? "has quotes" : null;
}

/**
 * Writes a function argument in quotes in all routes if one route has quotes around it. Docs contain both
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
      const message = `Other routes write the argument of ${[...others].join(", ")} in quotes, so the SDK sends quotes. Add the quotes to this request line.`;
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
