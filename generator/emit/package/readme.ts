import { codeSpan, stringLiteral } from "../boundary.js";
import { slotsOf } from "../calls/call-path.js";
import { bodyConversion } from "../examples/body-conversions.js";
import { argumentExpression, convertedExpression } from "../examples/converted-expression.js";
import type { ExampleTest } from "../examples/plan-example-tests.js";
import { countSdk } from "./count-sdk.js";
import { firstCalls, firstDelta, type MethodWithPath } from "./first-calls.js";
import { classNames, renameClasses } from "../class-names.js";
import type { SdkParts } from "../options.js";
import type { SdkPlan } from "../plan-sdk.js";
import { filterSample, selectSample } from "./query-sample.js";
import { parameterKind } from "../calls/call-signature.js";

/**
 * Fills the `{{slots}}` of the README template with calls of this SDK. A section is omitted if one of its slots does
 * not have a value.
 */
export function readme(parts: ReadmeParts, plan: SdkPlan, tests: readonly ExampleTest[]): string {
  const slots = slotValues(plan, tests);
  const sections = sectionsFor(plan, parts)
    .filter((section) => slotsIn(section).every((slot) => slots.get(slot) != null))
    .map((section) => section.replace(SLOT, (_, slot: string) => slots.get(slot) ?? ""));
  return `${sections.join("").trimEnd()}\n`;
}

type ReadmeParts = Pick<SdkParts, "readme" | "readmePlain" | "readmeRest">;

/**
 * The sections of the template, with the class names of this SDK. For an API without Entra ID or without OData, other
 * sections replace some of these sections.
 */
function sectionsFor(
  { model, options }: Pick<SdkPlan, "model" | "options">,
  { readme: template, readmePlain, readmeRest }: ReadmeParts,
): string[] {
  const replacing = [
    ...(options.auth === "entra" ? [] : splitSections(readmePlain)),
    ...(model.api.odata === false ? splitSections(readmeRest) : []),
  ];
  const byHeading = new Map(replacing.map((section) => [headingOf(section), section]));
  return splitSections(template).flatMap((section) => {
    const used = byHeading.get(headingOf(section)) ?? section;
    const { variable } = classNames(options);
    const isEmpty = used.trim() === headingOf(section);
    const paragraphs = used.trimEnd().split("\n\n");
    // Only Entra ID sends claims challenges. The README of another SDK does not have the paragraphs about them.
    const kept = paragraphs.filter(
      (text) => options.auth === "entra" || !text.startsWith("If a response is a claims challenge "),
    );
    const text = kept.join("\n\n").replace("$top: 1", model.api.odata === false ? "limit: 1" : "$top: 1");
    return isEmpty ? [] : [renameClasses(`${text}\n\n`, options).replace(/\bgraph\b/g, variable)];
  });
}

function splitSections(template: string): string[] {
  return template.split(/^(?=## )/m);
}

function headingOf(section: string): string {
  return section.split("\n", 1)[0] ?? "";
}

const SLOT = /\{\{(\w+)\}\}/g;

function slotsIn(section: string): string[] {
  return [...section.matchAll(SLOT)].map(([, slot = ""]) => slot);
}

function slotValues(plan: SdkPlan, tests: readonly ExampleTest[]): ReadonlyMap<string, string | null> {
  const counts = countSdk(plan);
  const first = firstCalls(plan.client, tests);
  const list = first === null ? null : chainOf(first.list, plan);
  const get = first?.get == null ? null : chainOf(first.get, plan);
  const changes = firstDelta(plan.client, first?.list.nodes.at(-1));
  const created = first?.create?.example?.body;
  const own = first === null ? undefined : plan.functions.get(first.list.call);
  const client = classNames(plan.options).variable;
  const { auth } = plan.options;
  return new Map([
    ["credential", typeof auth === "string" ? "an access token" : `the value of the header ${codeSpan(auth.header)}`],
    ["package", plan.options.packageName],
    ["namespace", codeSpan(plan.model.api.namespace)],
    ["version", codeSpan(plan.model.api.version)],
    ["calls", counts.calls.toString()],
    ["types", counts.types.toString()],
    ["list", list === null ? null : `${client}${list}`],
    ["listOf", list],
    ["delta", changes === null ? null : `${client}${chainOf(changes, plan)}`],
    ["filter", first === null ? null : filterSample(first.list.call, plan)],
    ["select", first?.get == null ? null : selectSample(first.get.call, plan)],
    ["listFunction", own?.own.name ?? null],
    ["listModule", own?.module.path ?? null],
    ["listPermissions", own?.own.permissions ?? null],
    ["get", get === null ? null : `${client}${get}()`],
    ["attempt", get === null ? `Promise.resolve(/* a call of ${client} */)` : `${client}${get}()`],
    ["getOf", get === null ? null : `${get}()`],
    ["getWith", get === null ? null : `${client}${get}`],
    [
      "create",
      first?.create == null || created === undefined
        ? null
        : `${client}${chainOf(first.create, plan)}(${convertedExpression(created, bodyConversion(plan.bodies.get(first.create.call), plan), plan)})`,
    ],
  ]);
}

/**
 * The accessors and the method that follow the client: `.users.byId("48d31887").get`. Keys come from the example if the
 * method has one.
 */
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
