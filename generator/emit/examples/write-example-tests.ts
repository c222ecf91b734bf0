import { formFields } from "../../model/forms.js";
import { groupBy } from "../../collections/group-by.js";
import type { ExampleResponse, JsonValue } from "../../model/model.js";
import { isList, isObject } from "../../model/payload.js";
import { propertyAccess, stringLiteral } from "../boundary.js";
import { referenceTo } from "../docs-references.js";
import type { ExampleTest } from "./plan-example-tests.js";
import { classNames } from "../class-names.js";
import { pagingOf } from "../../model/api-info.js";
import type { SdkPlan } from "../plan-sdk.js";
import { bodyConversion, resultConversion } from "./body-conversions.js";
import { convertedExpression, sentJson } from "./converted-expression.js";
import { callChain, stringMap } from "./call-chain.js";
import { exactBody, isExactObject } from "./exact-json.js";
import type { Imports } from "../print/imports.js";
import { jsonExpression } from "../print/json-expression.js";
import { writeModule } from "../print/write-module.js";
import type { ModuleDraft } from "../print/draft.js";
import { bodyType } from "../calls/call-signature.js";

/**
 * Writes a test module for each resource path, with a test for each example. A test checks that the SDK sends the
 * request of the example and returns the documented result.
 */
export function* writeExampleTests(tests: readonly ExampleTest[], plan: SdkPlan): Generator<ModuleDraft> {
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
  const client = imports.value(classNames(plan.options).client, "src/client");
  return `${imports.value("test", "vitest")}(${stringLiteral(test.title + suffix)}, async () => {
    ${bodyDeclaration(test, plan, imports)}
    const response = ${responseExpression(test, plan)};
    const { request, result } = await ${imports.value("replay", "test/support/replay")}(response, (options) =>
      new ${client}(options)${callChain(test, "body", plan)});
    ${expect}(request).toMatchObject(${requestFacts(test)});
    ${expect}(request.query).toEqual(${stringMap(test.query.sent)});
    ${expect}${bodyExpectation(test, plan, imports)};
    ${expect}(result)${resultExpectation(test, plan)};
  });`;
}

/**
 * Declares the body with its type, so that the compiler checks the body. If the example contradicts the docs, the body
 * does not have this type and is passed to `contradictsDocs`.
 */
function bodyDeclaration(test: ExampleTest, plan: SdkPlan, imports: Imports): string {
  const body = plan.bodies.get(test.call);
  if (body === undefined || test.body === undefined) return "";
  const literal = convertedExpression(test.body, bodyConversion(body, plan), plan);
  if (body.kind === "content") return `const body = ${literal};`;
  const type = bodyType(body, plan.functions.get(test.call), plan, imports);
  if (test.contradictions.length === 0) return `const body: ${type} = ${literal};`;
  const { file, line } = test.example.source;
  const marks = test.contradictions.map(({ rule, path }) => {
    const at = `${stringLiteral(`${file}:`).slice(0, -1)}${referenceTo(line)}"`;
    return `{ rule: ${stringLiteral(rule)}, at: ${at}, path: ${stringLiteral(path)} }`;
  });
  const contradictsDocs = imports.value("contradictsDocs", "test/support/contradicts-docs");
  return `const body = ${contradictsDocs}<${type}>([${marks.join(", ")}], ${literal});`;
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

function bodyExpectation({ call, example, body, contentType }: ExampleTest, plan: SdkPlan, imports: Imports): string {
  if (body === undefined) return "(request.body).toBeUndefined()";
  const documented = plan.bodies.get(call);
  if (typeof body === "string") {
    if (/json/i.test(contentType)) return "(request.body).toEqual(JSON.parse(body))";
    const bytes = /text|xml/i.test(contentType) ? ".toBe(body)" : ".toEqual(new TextEncoder().encode(body))";
    return `(request.body)${bytes}`;
  }
  if (documented?.kind === "json" && documented.encoding !== "json") {
    const fields = jsonExpression(formFields(example.request).sort());
    return `([...new URLSearchParams(request.text)].sort()).toEqual(${fields})`;
  }
  const conversion = bodyConversion(documented, plan);
  if (convertedExpression(body, conversion, plan) === convertedExpression(body, null, plan)) {
    return "(request.body).toEqual(body)";
  }
  const sent = sentJson(body, conversion, plan);
  const parsed = JSON.parse(sent) as JsonValue;
  if (JSON.stringify(parsed) === sent) return `(request.body).toEqual(${jsonExpression(parsed)})`;
  const parse = imports.value("parseJson", "src/runtime/json-format");
  return `(${parse}(request.text)).toEqual(${parse}(${stringLiteral(sent)}))`;
}

function resultExpectation(test: ExampleTest, plan: SdkPlan): string {
  const { call, response } = test;
  const { status, body } = response;
  const { result } = call;
  const converted = convertedResult(test, plan);
  if (status >= 400)
    return `.toMatchObject({ name: ${stringLiteral(classNames(plan.options).error)}, status: response.status })`;
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
      return `.toEqual(${converted ?? "response.body"})`;
    }
    case "items": {
      return `.toEqual(${converted ?? itemsOf(body, plan)})`;
    }
    case "paged":
      return `.toEqual(${pageExpression(body, converted, plan)})`;
  }
}

/**
 * Writes the expected status URL, which is in a header of the documented response. Writes `undefined` if the operation
 * is already complete. Writes `undefined` too if the header is missing or invalid.
 */
function monitorExpression({ status, headers }: ExampleResponse): string {
  const names = ["operation-location", "azure-asyncoperation", "location"];
  const [name] = names.flatMap((wanted) => Object.keys(headers).filter((name) => name.toLowerCase() === wanted));
  const sendable = name !== undefined && /^[!-~]+$/.test(headers[name] ?? "");
  return status === 202 && sendable ? `response.headers[${stringLiteral(name)}]` : "undefined";
}

/** Writes a documented result, or its items, with converted values; `null` if no value is converted. */
function convertedResult({ call, response }: ExampleTest, plan: SdkPlan): string | null {
  const body = exactBody(response);
  const isCollection = call.result.kind === "paged" || call.result.kind === "items";
  const value = isCollection && isExactObject(body) ? (body[pagingOf(plan.model.api).items] ?? []) : body;
  const converted = convertedExpression(value, resultConversion(call, plan), plan);
  return converted === convertedExpression(value, null, plan) ? null : converted;
}

/**
 * Writes a page as the SDK returns it.
 *
 * @param items the expression of the items, if they are converted
 */
function pageExpression(body: JsonValue, items: string | null, plan: SdkPlan): string {
  if (plan.model.api.odata === false) return plainPage(body, items, plan);
  if (!isObject(body)) return "undefined";
  const control = (["count", "nextLink", "deltaLink"] as const)
    .filter((name) => Object.hasOwn(body, `@odata.${name}`))
    .map((name) => {
      const shown = body[`@odata.${name}`] ?? null;
      const value = typeof shown === "string" ? asUrl(shown) : shown;
      const isShown = items === null && value === shown;
      return `${name}: ${isShown ? `response.body["@odata.${name}"]` : jsonExpression(value)}`;
    });
  return `{ ${[`value: ${items ?? itemsOf(body, plan)}`, ...control].join(", ")} }`;
}

/**
 * Writes a page of an API without OData. The page does not have a `nextLink` if the link in the response is `null` or
 * missing.
 */
function plainPage(body: JsonValue, items: string | null, plan: SdkPlan): string {
  const { next, parameter } = pagingOf(plan.model.api);
  const link = isObject(body) && Object.hasOwn(body, next) ? body[next] : null;
  const control =
    (typeof link === "string" || typeof link === "number") && link !== ""
      ? [`nextLink: ${nextLink(String(link), parameter)}`]
      : [];
  return `{ ${[`value: ${items ?? itemsOf(body, plan)}`, ...control].join(", ")} }`;
}

/**
 * Writes the expected link to the next page. If the response has a token instead of a URL, the SDK adds the token to
 * the URL of the request.
 */
function nextLink(link: string, parameter: string | undefined): string {
  if (parameter === undefined) return stringLiteral(asUrl(link));
  return `expect.stringContaining(${stringLiteral(new URLSearchParams({ [parameter]: link }).toString())})`;
}

/**
 * A link as the SDK returns it: `https://.../` for `https://...`. Links that are not absolute stay as they are.
 * {@link https://url.spec.whatwg.org/#url-serializing | URL Standard, serializing}
 */
function asUrl(link: string): string {
  return URL.canParse(link) ? new URL(link).href : link;
}

/** Writes the expression of the items in a documented response. The response can itself be the array of items. */
function itemsOf(body: JsonValue, { model }: SdkPlan): string {
  return isList(body) ? "response.body" : `response.body${propertyAccess(pagingOf(model.api).items)}`;
}

function responseExpression(test: ExampleTest, plan: SdkPlan): string {
  const { status, headers, body, bodyText } = test.response;
  const isText = bodyText !== undefined && convertedResult(test, plan) !== null;
  const facts = [
    `status: ${status.toString()}`,
    ...(Object.keys(headers).length > 0 ? [`headers: ${stringMap(Object.entries(headers))}`] : []),
    ...(body === null ? [] : [`body: ${isText ? stringLiteral(bodyText) : jsonExpression(body)}`]),
  ];
  return `{ ${facts.join(", ")} }`;
}
