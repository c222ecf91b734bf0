import { orderFindings } from "../findings/order-findings.js";
import { createRouteResolver } from "../metadata/resolve-route.js";
import type { ApiModel } from "../model/model.js";
import { limitOpenNames } from "../model/open-names.js";
import { splitName } from "../model/qualified-name.js";
import { indexTypes } from "../model/type-index.js";
import { UsageError } from "../usage-error.js";
import type { Service } from "../metadata/read-metadata.js";
import { mergeOperation } from "./merge-operations.js";
import { mergeTypes } from "./merge-types.js";
import { renameTypes } from "./rename-types.js";
import { undocumentedOperations } from "./undocumented-operations.js";

/**
 * Merges the model of the docs with the service's metadata. The merged model has the structure of the metadata. Facts
 * that the docs leave out are added from the metadata, with the origin `metadata`. All other facts come from the docs.
 *
 * @param service - the metadata
 * @param options - `file`: the name of the metadata in messages; `routes`: whether undocumented routes are added
 * @throws UsageError if the metadata is of another API: it has neither the namespace of the docs nor one of their types
 */
export function mergeMetadata(
  docs: ApiModel,
  service: Service,
  { file, routes = false }: { readonly file: string; readonly routes?: boolean },
): ApiModel {
  const metadata = service.model;
  assertSameApi(docs, metadata, file);
  const renamed = renameTypes(docs, metadata);
  const resolve = createRouteResolver(metadata);
  const types = indexTypes(metadata.types);
  const documented = renamed.operations.map((operation) => mergeOperation(operation, resolve, types));
  return {
    ...renamed,
    types: limitOpenNames(mergeTypes(renamed.types, metadata.types), documented),
    operations: routes ? [...documented, ...undocumentedOperations(renamed, service)] : documented,
    diagnostics: orderFindings([...docs.diagnostics, ...metadata.diagnostics]),
  };
}

/**
 * Checks that metadata describes the API of the docs.
 *
 * @param file name of the metadata in messages
 * @throws UsageError if the metadata is empty, or has neither the namespace of the docs nor one of their types
 */
export function assertSameApi(docs: ApiModel, metadata: ApiModel, file: string): void {
  if (metadata.types.length === 0 && metadata.operations.length === 0) {
    throw new UsageError(`${file} does not declare types or operations. Use the complete metadata of the service.`);
  }
  const names = new Set(metadata.types.map(({ name }) => name));
  const namespaces = new Set([metadata.api.namespace, ...metadata.types.map(({ name }) => splitName(name).namespace)]);
  if (namespaces.has(docs.api.namespace) || docs.types.some(({ name }) => names.has(name))) return;
  const declared = [...namespaces].filter((name) => name !== null && name !== "").sort();
  throw new UsageError(
    `${file} declares the namespaces ${declared.join(", ")}; the docs describe ${docs.api.namespace}. Use the metadata of the same API, or set namespace in the config.`,
  );
}
