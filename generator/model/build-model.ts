import type { Report } from "../findings/create-finding.js";
import { orderFindings } from "../findings/order-findings.js";
import type { Finding } from "../findings/finding.js";
import { withParts, type Page } from "../page/page.js";
import { pagingOf, resolveApiInfo, type ModelOptions } from "./api-info.js";
import { nameArguments } from "./argument-names.js";
import { collectDeclarations } from "./declarations.js";
import { withoutDoubtfulNames } from "./doubtful-names.js";
import { buildEnumTypes } from "./enum-types.js";
import { collectPathFacts, replaceExampleValues } from "./example-values.js";
import { inferBases } from "./infer-bases.js";
import { collectMethodOwners } from "./method-owners.js";
import type { ApiModel } from "./model.js";
import { collectObservedTypes } from "./observed-types.js";
import { buildOperations } from "./build-operations.js";
import { sortedBy } from "../collections/order.js";
import { correctKeyedRelationships } from "./keyed-relationships.js";
import { limitOpenNames } from "./open-names.js";
import { addRepresentedProperties } from "./representations.js";
import { buildResourceTypes } from "./resource-types.js";
import { addRouteResponses, operationsWithOneBody } from "./route-responses.js";
import { withRelativeRequests, withVersions } from "./relative-requests.js";
import { addShownParameters } from "./shown-parameters.js";
import { limitBases } from "./limit-bases.js";
import { addShownRoutes } from "./shown-routes.js";
import { indexTypes } from "./type-index.js";
import { assignKinds } from "./assign-kinds.js";
import { findTranslatedNames } from "./translated-rows.js";
import { declaredNamespaces } from "./type-lookup.js";
import { resolveTypeNames } from "./type-names.js";
import { reportUnresolved, buildUndeclaredTypes, addObservedFacts } from "./undeclared-types.js";

export type { ModelOptions } from "./api-info.js";

/**
 * Builds one model from all pages: types and operations with resolved names, and the findings of the pages and of this
 * step. The same pages in any order give the same model.
 *
 * Never throws. A fact that cannot be resolved becomes a finding.
 *
 * @param pages - in any order
 */
export function buildModel(pages: readonly Page[], options: ModelOptions = {}): ApiModel {
  const findings: Finding[] = [];
  const report: Report = (finding) => void findings.push(finding);

  const files = sortedBy(pages, ({ file }) => file);
  const written = withoutDoubtfulNames(withParts(files), report);
  const api = resolveApiInfo(written, options);
  const versioned = api.odata === false ? withVersions(written, api.baseUrl, options.baseUrl) : written;
  const sorted = nameArguments(withRelativeRequests(versioned, api.baseUrl), report);
  const declarations = collectDeclarations(sorted, api.namespace, report);
  const names = resolveTypeNames(sorted, declarations, api.namespace, report);

  const tables = limitBases(inferBases(buildResourceTypes(declarations, names, report)), report);
  const resources = addRepresentedProperties(tables, declarations, names, findTranslatedNames(sorted), report);
  const declared = [...resources, ...buildEnumTypes(declarations, names.flags)];
  const methods = collectMethodOwners(declarations);
  const pathFacts = collectPathFacts(sorted, declared, declaredNamespaces(declarations, api.namespace).keys());
  const generalized = replaceExampleValues(sorted, pathFacts, report);
  const paging = pagingOf(api);
  const operations = addShownParameters(buildOperations(generalized, declared, methods, names, paging, report));

  const tabled = inferBases(buildUndeclaredTypes(names.undeclared, declared, operations));
  const observed = collectObservedTypes(operations, indexTypes([...declared, ...tabled]), names, sorted, paging);
  const undeclared = addObservedFacts(tabled, observed);
  reportUnresolved(names.undeclared, undeclared, sorted, options.excluded ?? [], report);

  const kinds = assignKinds(limitBases([...declared, ...undeclared], report), operations, methods);
  const limited = limitOpenNames(
    sortedBy(kinds, ({ name }) => name),
    operations,
  );
  const types = correctKeyedRelationships(limited, operations, report);
  const shown = api.odata === false ? operations : addShownRoutes(operations, types, pathFacts, report);
  const routed = addRouteResponses(shown, types, methods, api, operationsWithOneBody(generalized), report);

  return {
    format: 1,
    api,
    pages: files.map(({ file, kind, title }) => ({ file, kind, title })),
    types,
    operations: routed,
    diagnostics: orderFindings([...files.flatMap((page) => page.diagnostics), ...findings]),
  };
}
