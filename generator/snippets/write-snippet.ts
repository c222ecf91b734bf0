import { camelCase, isReservedWord, stringLiteral } from "../emit/boundary.js";
import type { Call } from "../emit/calls/calls.js";
import { classNames } from "../emit/class-names.js";
import { bodyConversion } from "../emit/examples/body-conversions.js";
import { callChain } from "../emit/examples/call-chain.js";
import { convertedExpression } from "../emit/examples/converted-expression.js";
import type { ExampleCall } from "../emit/examples/plan-example-call.js";
import type { SdkPlan } from "../emit/plan-sdk.js";

/**
 * Writes a module that sends the request of an example with the client of the SDK: imports, client and call. The imports
 * and the client are those of the section "Authentication" in the README of the SDK.
 *
 * @returns the text before it is formatted
 */
export function writeSnippet(example: ExampleCall, plan: SdkPlan): string {
  const { client, variable } = classNames(plan.options);
  const isEntra = plan.options.auth === "entra";
  return `${isEntra ? 'import { DefaultAzureCredential } from "@azure/identity";\n' : ""}import { ${client} } from ${stringLiteral(plan.options.packageName)};

const credential = ${isEntra ? "new DefaultAzureCredential()" : 'process.env["API_CREDENTIAL"] ?? ""'};
const ${variable} = new ${client}({ credential });

${callStatement(example, variable, plan)}
`;
}

function callStatement(example: ExampleCall, variable: string, plan: SdkPlan): string {
  const { call, body } = example;
  const value = body === undefined ? "" : convertedExpression(body, bodyConversion(plan.bodies.get(call), plan), plan);
  const expression = `${variable}${callChain(example, value, plan)}`;
  const taken = new Set([variable, "credential", "console", "process"]);
  const wanted = resultName(call, plan);
  const name = taken.has(wanted) || isReservedWord(wanted) ? `${wanted}Result` : wanted;
  switch (call.result.kind) {
    case "paged":
      return `for await (const ${name} of ${expression}) {\nconsole.log(${name});\n}`;
    case "nothing":
      return `await ${expression};`;
    default:
      return `const ${name} = await ${expression};`;
  }
}

/** The name of the variable for the result: the name of its type, such as `user`, or a word such as `result`. */
function resultName({ result }: Call, plan: SdkPlan): string {
  switch (result.kind) {
    case "paged":
      return typeVariable(result.types, plan) ?? "item";
    case "json":
      return typeVariable(result.types, plan) ?? "result";
    case "items":
      return "items";
    case "operation":
      return "operation";
    case "count":
      return "count";
    default:
      return "content";
  }
}

function typeVariable([type, ...others]: readonly string[], plan: SdkPlan): string | null {
  const name = type === undefined || others.length > 0 ? "" : camelCase(plan.names.get(type)?.read ?? "");
  return name === "" ? null : name;
}
