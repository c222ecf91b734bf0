import { finding, type Report } from "../../findings/create-finding.js";
import type { Example, ExampleResponse, JsonValue, Operation } from "../../model/model.js";
import { pagingOf } from "../../model/api-info.js";
import { isList, isObject, wrappedItems } from "../../model/payload.js";
import type { Call } from "../calls/calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { responseLosesDigits } from "./body-conversions.js";
import { exactBody } from "./exact-json.js";
import { exampleCalls, isDeep, TOO_MANY_DIGITS, type ExampleCall, type FindExampleCall } from "./plan-example-call.js";
import { testTitle } from "./test-title.js";

/** An example that becomes a test: a call with its arguments, and the expected request and response. */
export interface ExampleTest extends ExampleCall {
  readonly title: string;
  readonly response: ExampleResponse;
}

/**
 * Selects the examples that become tests. An example becomes a test if it has a request and a response, its URL matches
 * a documented request, and its bodies have the form that the call sends and returns.
 *
 * Reports `example-not-replayable` for every other example, and contradictions under their own rules.
 */
export function planExampleTests(plan: SdkPlan, report: Report): ExampleTest[] {
  const findCall = exampleCalls(plan);
  return plan.model.operations.flatMap((operation) =>
    operation.examples.flatMap((example, index) => {
      const test = exampleTest(operation, example, index, findCall, plan);
      if (typeof test === "string") {
        report(finding("example-not-replayable", example.source, `No test was generated from this example: ${test}.`));
        return [];
      }
      for (const { rule, message } of test.contradictions) report(finding(rule, example.source, message));
      return [test];
    }),
  );
}

function exampleTest(
  operation: Operation,
  example: Example,
  index: number,
  findCall: FindExampleCall,
  plan: SdkPlan,
): ExampleTest | string {
  const { response } = example;
  if (response === null) return "it does not show a response. Add the response";
  if (response.malformed) return "its response body is not complete and valid JSON. Correct the JSON";
  const sent = findCall(operation, example);
  if ("reason" in sent) return sent.reason;
  const fault = responseFault(response, sent.call, plan);
  if (fault !== null) return fault;
  if (responseLosesDigits(sent.call, exactBody(response), plan)) return TOO_MANY_DIGITS;
  const title = testTitle(operation, example, index);
  return { ...sent, title, response };
}

function responseFault({ status, body }: ExampleResponse, { result }: Call, plan: SdkPlan): string | null {
  if (status < 200 || status > 599) return `${status.toString()} is not a valid response status. Correct the status`;
  if (isDeep(body)) return "its response has too many nested levels. Remove some levels";
  if (status >= 400) return null;
  if (status >= 300)
    return result.kind === "bytes"
      ? null
      : `the docs do not describe a response with the status ${status.toString()}. Correct the status, or document it`;
  switch (result.kind) {
    case "nothing":
      return body === null || body === ""
        ? null
        : "its response shows a body, but the docs do not describe a response body. Remove the body, or document it";
    case "bytes":
      return typeof body === "object" && body !== null
        ? "its response shows JSON, but the docs describe bytes. Correct the response, or document its type"
        : null;
    case "text":
      return body === null || typeof body === "string"
        ? null
        : "its response shows JSON, but other examples of the request show text. Correct the response";
    case "count":
      return /^\d+$/.test(typeof body === "number" ? body.toString() : typeof body === "string" ? body : "")
        ? null
        : "its response is not a number, but the request returns a count. Correct the response";
    case "json":
      if (result.mayBeEmpty && body === null) return null;
      if (isCollection(body, plan) && isOneItem(result.types, plan))
        return "its response shows a collection, but the docs describe one item. Correct the response, or document its type";
      return body === null || typeof body === "string" || status === 204 || status === 205
        ? "its response does not show the documented JSON. Add the JSON"
        : null;
    case "operation":
      return typeof body === "string"
        ? "its response shows text, but the request returns the status of an operation as JSON. Correct the response"
        : null;
    case "items":
    case "paged":
      return pageFault(body, plan);
  }
}

function isCollection(body: JsonValue, { model }: SdkPlan): boolean {
  return wrappedItems(body, pagingOf(model.api)) !== null;
}

/**
 * Whether the result is an object that cannot be confused with a list. Each type must be structured. No type may have a
 * property with the name that lists use for their items.
 */
function isOneItem(types: readonly string[], plan: SdkPlan): boolean {
  return types.every((type) => {
    const model = plan.graph.get(type);
    return (
      model !== undefined &&
      model.kind !== "enum" &&
      !plan.graph
        .lineage(type)
        .some(({ properties }) => properties.some(({ name }) => name === pagingOf(plan.model.api).items))
    );
  });
}

/** Tells why a body is not a page of a list; `null` if the body is a page of a list. */
function pageFault(body: JsonValue, { model }: SdkPlan): string | null {
  const paging = pagingOf(model.api);
  // Without OData, a list can be an array without an object around it.
  if (isList(body) && model.api.odata === false) return null;
  if (!isObject(body)) return NO_COLLECTION;
  const fits = (name: string, type: string): boolean => !Object.hasOwn(body, name) || typeof body[name] === type;
  if (wrappedItems(body, paging) === null) return NO_COLLECTION;
  if (model.api.odata === false) return body[paging.next] === null || fits(paging.next, "string") ? null : LINK_FAULT;
  const links = [paging.next, "@odata.deltaLink"];
  if (!links.every((link) => fits(link, "string") && body[link] !== "")) return LINK_FAULT;
  return fits("@odata.count", "number") ? null : "its response has a count that is not a number. Correct the count";
}

const NO_COLLECTION = "its response does not show the documented collection. Show the collection";

const LINK_FAULT = "its response has a link to another page that is not a URL as text. Correct the link";
