import { groupBy } from "../../collections/group-by.js";
import type { ExampleResponse, JsonValue } from "../../model/model.js";
import { isObject } from "../../model/payload.js";
import { itemType } from "../../model/qualified-name.js";
import { objectKey, stringLiteral } from "../boundary.js";
import type { CallBody } from "../calls/bodies.js";
import { slotsOf } from "../calls/call-path.js";
import type { CallParameter } from "../calls/calls.js";
import { requestHeaders } from "../calls/request-headers.js";
import { listItems } from "./sent-text.js";
import { ownParameters } from "../calls/called-part.js";
import { findDateProperties } from "../types/find-dates.js";
import type { ExampleTest } from "./plan-example-tests.js";
import type { SdkPlan } from "../plan-sdk.js";
import { datedExpression, type DatedProperties } from "./dated-expression.js";
import type { Imports } from "../print/imports.js";
import { jsonExpression } from "../print/json-expression.js";
import { writeModule, type ModuleSource } from "../print/module-source.js";
import { bodyType, parameterKind } from "../calls/call-signature.js";

/** Writes a test module for each resource path, with a test for each example. It compares request and result. */
export function* writeExampleTests(tests: readonly ExampleTest[], plan: SdkPlan): Generator<ModuleSource> {
  const modules = groupBy(tests, ({ call }) => plan.functions.get(call.derivedFrom ?? call)?.module.path ?? "service");
  for (const [path, members] of modules) {
    const pages = members.map(({ operation }) => operation.source.file);
    yield writeModule(`test/operations/${path}.test`, pages, (imports) =>
      [...groupBy(members, ({ title }) => title).values()].flatMap((same) =>
        same.map((test, index) =>
          testStatement(test, index === 0 ? "" : ` (${(index + 1).toString()})`, plan, imports),
        ),
      ),
    );
  }
}

function testStatement(test: ExampleTest, suffix: string, plan: SdkPlan, imports: Imports): string {
  const expect = imports.value("expect", "vitest");
  const client = imports.value("GraphClient", "src/client");
  return `${imports.value("test", "vitest")}(${stringLiteral(test.title + suffix)}, async () => {
    ${bodyDeclaration(test, plan, imports)}
    const response = ${responseExpression(test.response)};
    const { request, result } = await ${imports.value("replay", "test/support/replay")}(response, (options) =>
      new ${client}(options)${callChain(test)});
    ${expect}(request).toMatchObject(${requestFacts(test)});
    ${expect}(request.query).toEqual(${stringMap(test.query.sent)});
    ${expect}(request.body)${bodyExpectation(test, plan)};
    ${expect}(result)${resultExpectation(test, plan)};
  });`;
}

/** Declares the body with its type, so that the compiler checks it; with `contradictsDocs` if it does not have that type. */
function bodyDeclaration(test: ExampleTest, plan: SdkPlan, imports: Imports): string {
  const body = plan.bodies.get(test.call);
  if (body === undefined || test.body === undefined) return "";
  if (body.kind === "content") return `const body = ${jsonExpression(test.body)};`;
  const type = bodyType(body, plan.functions.get(test.call), plan, imports);
  const dated = body.kind === "json" ? datedBody(body, plan) : new Map<string, true | string>();
  const literal = datedExpression(test.body, dated, plan);
  if (test.contradictions.length === 0) return `const body: ${type} = ${literal};`;
  const { file, line } = test.example.source;
  const marks = test.contradictions.map(({ rule, path }) => {
    const at = stringLiteral(`${file}:${line.toString()}`);
    return `{ rule: ${stringLiteral(rule)}, at: ${at}, path: ${stringLiteral(path)} }`;
  });
  const contradictsDocs = imports.value("contradictsDocs", "test/support/contradicts-docs");
  return `const body = ${contradictsDocs}<${type}>([${marks.join(", ")}], ${literal});`;
}

function datedBody({ forms }: CallBody & { kind: "json" }, plan: SdkPlan): DatedProperties {
  return new Map(
    forms.flatMap(({ type, added }) => [
      ...(type === null || plan.typesWithDates.size === 0
        ? []
        : findDateProperties(itemType(type).type, plan.graph, plan.typesWithDates)),
      ...(plan.options.dates === "Date" ? added : []).flatMap(({ property }): [string, true | string][] => {
        const item = itemType(property.type).type;
        if (item === "Edm.DateTimeOffset") return [[property.name, true]];
        return plan.typesWithDates.has(item) ? [[property.name, item]] : [];
      }),
    ]),
  );
}

function callChain(test: ExampleTest): string {
  const { call, client } = test;
  const valueOf = (placeholder: string, parameter: CallParameter): string => {
    const value = test.values.get(placeholder) ?? "";
    const kind = parameterKind(parameter);
    if (!test.values.has(placeholder)) return "undefined";
    if (kind === "list") return jsonExpression(listItems(value));
    return kind === "string" ? stringLiteral(value) : value;
  };
  const steps = client.nodes.map((node, index) => {
    const slots = slotsOf(call.steps[index]?.pieces ?? []);
    const values = node.parameters.map((parameter, position) => valueOf(slots[position]?.placeholder ?? "", parameter));
    return `.${node.accessor}${node.isMethod ? `(${values.join(", ")})` : ""}`;
  });
  const args = [
    ...ownParameters(call).map((parameter) => valueOf(parameter.placeholder, parameter)),
    ...(test.body === undefined ? [] : ["body"]),
    ...optionsArgument(test),
  ];
  return `${steps.join("")}.${client.method}(${args.join(", ")})`;
}

function optionsArgument({ call, query, headers }: ExampleTest): string[] {
  const { options, constants } = requestHeaders(call);
  const typed = options.filter(({ header }) => Object.hasOwn(headers, header.toLowerCase()));
  const byRuntime = [...typed.map(({ header }) => header), ...constants.keys()].map((header) => header.toLowerCase());
  const others = Object.entries(headers).filter(([name]) => !byRuntime.includes(name));
  const entries = [
    ...typed.map(({ header, option }) => `${option}: ${stringLiteral(headers[header.toLowerCase()] ?? "")}`),
    ...[...query.options].map(([name, value]) => `${name}: ${jsonExpression(value)}`),
    ...(query.others.size > 0 ? [`query: ${stringMap(query.others)}`] : []),
    ...(others.length > 0 ? [`headers: ${stringMap(others)}`] : []),
  ];
  return entries.length > 0 ? [`{ ${entries.join(", ")} }`] : [];
}

function requestFacts({ call, path, headers, contentType }: ExampleTest): string {
  const sent = { ...(contentType === "" ? {} : { "content-type": contentType }), ...headers };
  const facts = [
    `method: ${stringLiteral(call.method)}`,
    `path: ${stringLiteral(path)}`,
    ...(Object.keys(sent).length > 0 ? [`headers: ${stringMap(Object.entries(sent))}`] : []),
  ];
  return `{ ${facts.join(", ")} }`;
}

function bodyExpectation({ call, body, contentType }: ExampleTest, plan: SdkPlan): string {
  if (body === undefined) return ".toBeUndefined()";
  if (plan.bodies.get(call)?.kind !== "content") {
    return plan.options.dates === "Date" ? ".toEqual(JSON.parse(JSON.stringify(body)))" : ".toEqual(body)";
  }
  if (/json/i.test(contentType)) return ".toEqual(JSON.parse(body))";
  return /text|xml/i.test(contentType) ? ".toBe(body)" : ".toEqual(new TextEncoder().encode(body))";
}

function resultExpectation({ call, response }: ExampleTest, plan: SdkPlan): string {
  const { status, body } = response;
  const { result } = call;
  if (status >= 400) return `.toMatchObject({ name: "GraphError", status: response.status })`;
  switch (result.kind) {
    case "nothing":
      return ".toBeUndefined()";
    case "operation":
      return `.toMatchObject({ monitor: ${monitorExpression(response)} })`;
    case "count":
      return ".toBe(Number(response.body))";
    case "text":
      return body === null ? `.toBe("")` : ".toBe(response.body)";
    case "bytes":
      if (body === null) return ".toEqual(new Uint8Array())";
      return `.toEqual(new TextEncoder().encode(${typeof body === "string" ? "response.body" : "JSON.stringify(response.body)"}))`;
    case "json": {
      if (result.mayBeEmpty && body === null) return ".toBeUndefined()";
      const dated = datedResult(result.types, plan);
      return dated.size === 0 ? ".toEqual(response.body)" : `.toEqual(${datedExpression(body, dated, plan)})`;
    }
    case "items": {
      const dated = datedResult(result.types, plan);
      const items = isObject(body) ? (body["value"] ?? []) : [];
      return `.toEqual(${dated.size === 0 ? "response.body.value" : datedExpression(items, dated, plan)})`;
    }
    case "paged":
      return `.toEqual(${pageExpression(body, datedResult(result.types, plan), plan)})`;
  }
}

/** The status URL in the documented response; `undefined` if the operation is complete, or the header is not valid. */
function monitorExpression({ status, headers }: ExampleResponse): string {
  const names = ["operation-location", "azure-asyncoperation", "location"];
  const [name] = names.flatMap((wanted) => Object.keys(headers).filter((name) => name.toLowerCase() === wanted));
  const sendable = name !== undefined && /^[!-~]+$/.test(headers[name] ?? "");
  return status === 202 && sendable ? `response.headers[${stringLiteral(name)}]` : "undefined";
}

function datedResult(types: readonly string[], plan: SdkPlan): DatedProperties {
  return new Map(
    types
      .filter((type) => plan.typesWithDates.has(type))
      .flatMap((type) => [...findDateProperties(type, plan.graph, plan.typesWithDates)]),
  );
}

/** Writes a page as the SDK returns it. */
function pageExpression(body: JsonValue, dated: DatedProperties, plan: SdkPlan): string {
  if (!isObject(body)) return "undefined";
  const value = dated.size === 0 ? "response.body.value" : datedExpression(body["value"] ?? [], dated, plan);
  const control = (["count", "nextLink", "deltaLink"] as const)
    .filter((name) => Object.hasOwn(body, `@odata.${name}`))
    .map((name) => `${name}: response.body["@odata.${name}"]`);
  return `{ ${[`value: ${value}`, ...control].join(", ")} }`;
}

function responseExpression({ status, headers, body }: ExampleResponse): string {
  const facts = [
    `status: ${status.toString()}`,
    ...(Object.keys(headers).length > 0 ? [`headers: ${stringMap(Object.entries(headers))}`] : []),
    ...(body === null ? [] : [`body: ${jsonExpression(body)}`]),
  ];
  return `{ ${facts.join(", ")} }`;
}

function stringMap(entries: Iterable<readonly [string, string]>): string {
  return `{ ${[...entries].map(([name, value]) => `${objectKey(name)}: ${stringLiteral(value)}`).join(", ")} }`;
}
