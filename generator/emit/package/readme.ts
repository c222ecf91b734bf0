import { codeSpan, stringLiteral } from "../boundary.js";
import { slotsOf } from "../calls/call-path.js";
import { bodyConversion } from "../examples/body-conversions.js";
import { argumentExpression, convertedExpression } from "../examples/converted-expression.js";
import type { ExampleTest } from "../examples/plan-example-tests.js";
import { firstCalls, type MethodWithPath } from "./first-calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { filterSample, selectSample } from "./query-sample.js";
import { parameterKind } from "../calls/call-signature.js";

/**
 * Fills the `{{slots}}` of the README template with calls of this SDK. A section is omitted if one of its slots has no
 * value.
 */
export function readme(template: string, plan: SdkPlan, tests: readonly ExampleTest[]): string {
  const slots = slotValues(plan, tests);
  return template
    .split(/^(?=## )/m)
    .filter((section) => slotsIn(section).every((slot) => slots.get(slot) != null))
    .map((section) => section.replace(SLOT, (_, slot: string) => slots.get(slot) ?? ""))
    .join("");
}

const SLOT = /\{\{(\w+)\}\}/g;

function slotsIn(section: string): string[] {
  return [...section.matchAll(SLOT)].map(([, slot = ""]) => slot);
}

function slotValues(plan: SdkPlan, tests: readonly ExampleTest[]): ReadonlyMap<string, string | null> {
  const first = firstCalls(plan.client, tests);
  const list = first === null ? null : chainOf(first.list, plan);
  const get = first?.get == null ? null : chainOf(first.get, plan);
  const created = first?.create?.example?.body;
  const own = first === null ? undefined : plan.functions.get(first.list.call);
  return new Map([
    ["package", plan.options.packageName],
    ["namespace", codeSpan(plan.model.api.namespace)],
    ["version", codeSpan(plan.model.api.version)],
    ["operations", plan.calls.filter(({ derivedFrom }) => derivedFrom === null).length.toString()],
    ["types", plan.graph.types.length.toString()],
    ["list", list === null ? null : `graph${list}`],
    ["listOf", list],
    ["filter", first === null ? null : filterSample(first.list.call, plan)],
    ["select", first?.get == null ? null : selectSample(first.get.call, plan)],
    ["listFunction", own?.own.name ?? null],
    ["listModule", own?.module.path ?? null],
    ["listPermissions", own?.own.permissions ?? null],
    ["get", get === null ? null : `graph${get}()`],
    ["attempt", get === null ? "Promise.resolve(/* a call of graph */)" : `graph${get}()`],
    ["getOf", get === null ? null : `${get}()`],
    ["getWith", get === null ? null : `graph${get}`],
    [
      "create",
      first?.create == null || created === undefined
        ? null
        : `graph${chainOf(first.create, plan)}(${convertedExpression(created, bodyConversion(plan.bodies.get(first.create.call), plan), plan)})`,
    ],
  ]);
}

/** The accessors and the method on the client: `.users.byId("48d31887").get`. Keys come from an example, if there is one. */
function chainOf({ nodes, name, example }: MethodWithPath, plan: SdkPlan): string {
  const steps = nodes.map(({ accessor, isMethod, parameters, step }) => {
    const slots = slotsOf(step?.pieces ?? []);
    const values = parameters.map((parameter, index) => {
      const value = example?.values.get(slots[index]?.placeholder ?? "");
      if (["string", "list"].includes(parameterKind(parameter))) return stringLiteral(value ?? "id");
      return argumentExpression(parameter, value ?? "1", plan);
    });
    return `.${accessor}${isMethod ? `(${values.join(", ")})` : ""}`;
  });
  return `${steps.join("")}.${name}`;
}
