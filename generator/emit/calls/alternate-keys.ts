import { pathOf, slotsOf, type CallStep } from "./call-path.js";
import type { Call } from "./calls.js";

/**
 * Changes a step in the form of a function call to an alternate key: `/applications(appId='{appId}')`, if
 * `/applications/{id}` is documented too. The documented path shows that `applications` is a collection and not a
 * function.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AlternateKeys | OData
 * URL Conventions, alternate keys}
 */
export function splitAlternateKeys(calls: readonly Call[]): Call[] {
  const collections = new Set(
    calls.flatMap(({ steps }) =>
      steps.flatMap((step, index) => (step.kind === "key" ? [pathOf(steps.slice(0, index))] : [])),
    ),
  );
  return calls.map((call) => {
    const steps = call.steps.flatMap((step, index): readonly CallStep[] => {
      if (step.kind !== "call" || slotsOf(step.pieces).length === 0) return [step];
      const collection: CallStep = { kind: "name", name: step.name, pieces: ["/", step.name] };
      return collections.has(pathOf([...call.steps.slice(0, index), collection])) ? [collection, keyOf(step)] : [step];
    });
    return { ...call, steps, called: steps.at(-1)?.kind === "alternateKey" ? null : call.called };
  });
}

function keyOf({ name, pieces }: CallStep): CallStep {
  const [separator, text, ...rest] = pieces;
  const after = typeof text === "string" && text.startsWith(name) ? text.slice(name.length) : "";
  const named = /^\((\w+)=/.exec(after)?.[1];
  const key = separator === "/" ? [after, ...rest] : pieces;
  return { kind: "alternateKey", name: named ?? slotsOf(pieces)[0]?.placeholder ?? "key", pieces: key };
}
