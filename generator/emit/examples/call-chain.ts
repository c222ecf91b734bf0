import { objectKey, stringLiteral } from "../boundary.js";
import { slotsOf } from "../calls/call-path.js";
import { ownParameters } from "../calls/called-part.js";
import type { CallParameter } from "../calls/calls.js";
import { requestHeaders } from "../calls/request-headers.js";
import type { SdkPlan } from "../plan-sdk.js";
import { jsonExpression } from "../print/json-expression.js";
import { argumentExpression } from "./converted-expression.js";
import type { ExampleCall } from "./plan-example-call.js";

/**
 * Writes the call of an example, as it follows an expression of the client: `.users.byId("48d31887").get()`.
 *
 * @param body the expression of the request body, for calls that have one
 */
export function callChain(test: ExampleCall, body: string, plan: SdkPlan): string {
  const { call, client } = test;
  const valueOf = (placeholder: string, parameter: CallParameter): string => {
    const value = test.values.get(placeholder) ?? "";
    if (!test.values.has(placeholder)) return "undefined";
    return argumentExpression(parameter, value, plan);
  };
  const steps = client.nodes.map((node, index) => {
    const slots = slotsOf(call.steps[index]?.pieces ?? []);
    const values = node.parameters.map((parameter, position) => valueOf(slots[position]?.placeholder ?? "", parameter));
    return `.${node.accessor}${node.isMethod ? `(${values.join(", ")})` : ""}`;
  });
  const args = [
    ...ownParameters(call).map((parameter) => valueOf(parameter.placeholder, parameter)),
    ...(test.body === undefined ? [] : [body]),
    ...optionsArgument(test),
  ];
  return `${steps.join("")}.${client.method}(${args.join(", ")})`;
}

function optionsArgument({ call, query, headers }: ExampleCall): string[] {
  const { options, constants } = requestHeaders(call);
  const typed = options.filter(({ header }) => Object.hasOwn(headers, header.toLowerCase()));
  const set = [...typed.map(({ header }) => header), ...constants.keys()];
  const byRuntime = new Set(set.map((header) => header.toLowerCase()));
  const others = Object.entries(headers).filter(([name]) => !byRuntime.has(name));
  const entries = [
    ...typed.map(({ header, option }) => `${option}: ${stringLiteral(headers[header.toLowerCase()] ?? "")}`),
    ...[...query.options].map(([name, value]) => `${objectKey(name)}: ${jsonExpression(value)}`),
    ...(query.others.size > 0 ? [`query: ${stringMap(query.others)}`] : []),
    ...(others.length > 0 ? [`headers: ${stringMap(others)}`] : []),
  ];
  return entries.length > 0 ? [`{ ${entries.join(", ")} }`] : [];
}

/** Writes an object literal of texts. */
export function stringMap(entries: Iterable<readonly [string, string]>): string {
  return `{ ${[...entries].map(([name, value]) => `${objectKey(name)}: ${stringLiteral(value)}`).join(", ")} }`;
}
