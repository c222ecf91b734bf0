import type { Report } from "../findings/create-finding.js";
import type { Page } from "../page/page.js";
import type { Paging } from "../vocabulary.js";
import { emptyOperation } from "./empty-operation.js";
import { buildExample } from "./examples.js";
import { inferIntent } from "./infer-intent.js";
import type { MethodOwners } from "./method-owners.js";
import type { Intent, Operation, RequestBody, Response } from "./model.js";
import { assignOperationIds } from "./operation-ids.js";
import { sortedBy } from "../collections/order.js";
import { buildParameters, buildQueryParameters } from "./parameters.js";
import { itemType } from "./qualified-name.js";
import { buildRequestBody } from "./request-bodies.js";
import { buildResponses } from "./responses.js";
import { buildRoutes } from "./routes.js";
import { collectSegmentNames } from "./segment-names.js";
import { indexTypes, type IndexedType } from "./type-index.js";
import type { TypeNames } from "./type-names.js";

/** Intents whose request body is the resource or a part of it. */
const RESOURCE_BODY: ReadonlySet<Intent> = new Set(["create", "update", "replace"]);

/**
 * Builds the operation of each API page.
 *
 * @param types - the declared types
 * @param methods - the types whose tables of methods link to each page
 * @returns operations sorted by id
 */
export function buildOperations(
  pages: readonly Page[],
  types: readonly IndexedType[],
  methods: MethodOwners,
  names: TypeNames,
  paging: Paging,
  report: Report,
): Operation[] {
  const index = indexTypes(types);
  const segments = collectSegmentNames(types, pages);
  const ids = assignOperationIds(pages, report);

  const operations = pages.flatMap((page): Operation[] => {
    const facts = page.operation;
    const id = ids.get(page);
    if (!facts || id === undefined) return [];
    const resolve = names.resolverFor(page);
    const context = { facts, resolve, types: index, paging, report };
    const responses = buildResponses(context);
    const intent = inferIntent({ title: page.title, facts, responses, names: segments });
    const owners = methods.get(page.file.toLowerCase()) ?? [];
    const candidates = RESOURCE_BODY.has(intent) ? [...singleTypes(responses), ...owners] : [];
    const requestBody = buildRequestBody(context, candidates, owners);
    return [
      {
        ...emptyOperation({ id, title: page.title, intent: withContent(intent, requestBody), source: page.source }),
        ...facts.shared,
        description: page.description,
        deprecated: page.deprecation !== null,
        deprecation: page.deprecation?.text ?? null,
        routes: buildRoutes(context),
        queryParameters: buildQueryParameters(facts, resolve),
        headers: buildParameters(facts.requestHeaders, "header", resolve),
        requestBody,
        responses,
        examples: facts.examples.map((example) => buildExample(example, resolve)),
      },
    ];
  });
  return sortedBy(operations, ({ id }) => id);
}

/** Corrects the intent of a request that updates or replaces bytes, if only its example shows the bytes. */
function withContent(intent: Intent, body: RequestBody | null): Intent {
  return (intent === "update" || intent === "replace") && body?.type === "Edm.Stream" ? "upload" : intent;
}

/** Returns the type of each response, except for responses with a collection. */
function singleTypes(responses: readonly Response[]): string[] {
  return responses.flatMap(({ type }) => (type === null || itemType(type).collection ? [] : [type]));
}
