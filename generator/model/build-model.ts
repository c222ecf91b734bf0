import type { Diagnostic } from "../findings/finding.js";
import type { Page } from "../page/page.js";
import { apiInfo, type ModelOptions } from "./api-info.js";
import { declaredTypes } from "./declarations.js";
import { enumTypes } from "./enum-types.js";
import { orderFindings, type Report } from "./findings.js";
import { withImpliedBases } from "./implied-bases.js";
import { methodsTables } from "./methods-tables.js";
import type { ApiModel } from "./model.js";
import { observedTypes } from "./observed-types.js";
import { operationsOf } from "./operations.js";
import { sortedBy } from "./order.js";
import { withRepresentedProperties } from "./representations.js";
import { resourceTypes } from "./resource-types.js";
import { indexTypes } from "./type-index.js";
import { settleKinds } from "./type-kinds.js";
import { typeNames } from "./type-names.js";
import { reportUnresolved, undeclaredTypes, withObservations } from "./undeclared-types.js";

export type { ModelOptions } from "./api-info.js";

/**
 * Makes one model of all pages: types and operations with every name resolved, and the diagnostics of the pages
 * together with the model's own. Equal pages give an equal model, whatever their order.
 *
 * Never throws: what cannot be made sense of becomes a diagnostic.
 */
export function buildModel(pages: readonly Page[], options: ModelOptions = {}): ApiModel {
  const findings: Diagnostic[] = [];
  const report: Report = (finding) => void findings.push(finding);

  const sorted = sortedBy(pages, ({ file }) => file);
  const api = apiInfo(sorted, options);
  const declarations = declaredTypes(sorted, api.namespace, report);
  const names = typeNames(sorted, declarations, api.namespace, report);

  const tables = withImpliedBases(resourceTypes(declarations, names, report));
  const resources = withRepresentedProperties(tables, declarations, names, report);
  const declared = [...resources, ...enumTypes(declarations)];
  const methods = methodsTables(declarations);
  const operations = operationsOf(sorted, declared, methods, names, report);

  const tabled = withImpliedBases(undeclaredTypes(names.undeclared, declared, operations));
  const observed = observedTypes(operations, indexTypes([...declared, ...tabled]), names, sorted);
  const undeclared = withObservations(tabled, observed);
  reportUnresolved(names.undeclared, undeclared, report);

  return {
    format: 1,
    api,
    pages: sorted.map(({ file, kind, title }) => ({ file, kind, title })),
    types: sortedBy(settleKinds([...declared, ...undeclared], operations, methods), ({ name }) => name),
    operations,
    diagnostics: orderFindings([...sorted.flatMap((page) => page.diagnostics), ...findings]),
  };
}
