import type { Page } from "../page/page.js";
import { exampleOf } from "./examples.js";
import type { Report } from "./findings.js";
import { intentOf } from "./intents.js";
import type { MethodsTables } from "./methods-tables.js";
import type { Intent, Operation, Response } from "./model.js";
import { operationIds } from "./operation-ids.js";
import { sortedBy } from "./order.js";
import { parametersFromRows, queryParameters } from "./parameters.js";
import { itemType } from "./qualified-name.js";
import { requestBodyOf } from "./request-bodies.js";
import { errorsOf, responsesOf } from "./responses.js";
import { routesOf } from "./routes.js";
import { segmentNames } from "./segment-names.js";
import { indexTypes, type IndexedType } from "./type-index.js";
import type { TypeNames } from "./type-names.js";

/** Intents whose body is the resource, or a part of it. */
const RESOURCE_BODY: ReadonlySet<Intent> = new Set(["create", "update", "replace"]);

/**
 * Makes an operation of each API page, sorted by id.
 *
 * Reports `duplicate-operation` where two pages have one file name, and what each part reports.
 *
 * @param types what the pages declare, for bodies and intents to be read against
 * @param methods the types that each page is a method of
 */
export function operationsOf(
  pages: readonly Page[],
  types: readonly IndexedType[],
  methods: MethodsTables,
  names: TypeNames,
  report: Report,
): Operation[] {
  const index = indexTypes(types);
  const segments = segmentNames(types, pages);
  const ids = operationIds(pages, report);

  const operations = pages.flatMap((page): Operation[] => {
    const facts = page.operation;
    const id = ids.get(page.file);
    if (!facts || id === undefined) return [];
    const resolve = names.on(page);
    const reading = { facts, resolve, types: index, report };
    const responses = responsesOf(reading);
    const intent = intentOf({ title: page.title, facts, responses, names: segments });
    const candidates = RESOURCE_BODY.has(intent)
      ? [...singleTypes(responses), ...(methods.get(page.file.toLowerCase()) ?? [])]
      : [];
    return [
      {
        id,
        title: page.title,
        description: page.description,
        deprecated: page.deprecation !== null,
        deprecation: page.deprecation?.text ?? null,
        intent,
        routes: routesOf(reading),
        permissions: facts.permissions,
        queryParameters: queryParameters(facts, resolve),
        noQueryOptions: facts.noQueryOptions,
        headers: parametersFromRows(facts.requestHeaders, "header", resolve),
        requestBody: requestBodyOf(reading, candidates),
        responses,
        errors: errorsOf(facts),
        examples: facts.examples.map((example) => exampleOf(example, resolve)),
        source: page.source,
      },
    ];
  });
  return sortedBy(operations, ({ id }) => id);
}

/** Types of responses that hold one resource. */
function singleTypes(responses: readonly Response[]): string[] {
  return responses.flatMap(({ type }) => (type === null || itemType(type).collection ? [] : [type]));
}
