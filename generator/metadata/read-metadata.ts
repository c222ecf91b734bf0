import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import type { ApiModel } from "../model/model.js";
import { readContainer, readMediaOperations } from "./read-container.js";
import { openCsdl } from "./csdl.js";
import type { Csdl } from "./csdl.js";
import { edmChildren } from "./edm.js";
import { readNavigation, type Navigation } from "./navigation.js";
import { buildBoundOperation, readDeclaredOperations } from "./read-operations.js";
import { checkReferences } from "./references.js";
import { readTypes } from "./read-types.js";
import { parseXml } from "./xml.js";

/** Facts about the API that are not in the metadata. */
export interface MetadataOptions {
  /** The path of the file in errors. Default: the path in findings. */
  readonly name?: string;
  readonly version?: string;
  readonly baseUrl?: string;
}

/**
 * Reads the metadata of an OData service into an {@link ApiModel}. Aliases are expanded. The model has these operations:
 * every action and function with its bindings, a read for each entity set and singleton, and a download for each media
 * entity.
 *
 * @param text - CSDL XML
 * @param file - the file name that findings show
 * @returns a model; its `diagnostics` list elements that could not be read
 * @throws UsageError if the text is not well-formed XML or not OData 4 metadata
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html | OData CSDL XML 4.01}
 */
export function readMetadata(text: string, file: string, options: MetadataOptions = {}): ApiModel {
  return readService(text, file, options).model;
}

/** The metadata of a service. */
export interface Service {
  readonly model: ApiModel;
  readonly navigation: Navigation;
}

/** Like {@link readMetadata}, with the facts about navigation that routes depend on. */
export function readService(text: string, file: string, options: MetadataOptions = {}): Service {
  const { name = file, version = "", baseUrl = "" } = options;
  const csdl = openCsdl(parseXml(text, file, name), name);
  const declared = csdl.schemas.flatMap((schema) => readDeclaredOperations(schema, csdl));
  const types = keepFirst(
    csdl.schemas.flatMap((schema) => readTypes(schema, csdl)),
    ({ name }) => name,
    csdl,
  );
  const operations = keepFirst(
    [
      ...csdl.schemas.flatMap((schema) => [...readContainer(schema, declared, csdl), ...readMediaOperations(schema)]),
      ...declared.flatMap((one) => (one.binding === null ? [] : buildBoundOperation(one, one.binding, csdl))),
    ],
    ({ id }) => id,
    csdl,
  );
  matchTermTargets(csdl);
  checkReferences(types, operations, csdl);
  const model: ApiModel = {
    format: 1,
    api: { namespace: csdl.schemas[0]?.namespace ?? "", version, baseUrl },
    pages: [],
    types,
    operations,
    diagnostics: [...csdl.diagnostics].sort((one, other) => one.line - other.line || one.column - other.column),
  };
  return { model, navigation: readNavigation(csdl) };
}

/**
 * Sorts items by key. If several items have the same key, keeps the first and reports the others as `csdl-duplicate`.
 */
function keepFirst<T extends { readonly source: Place }>(
  all: readonly T[],
  keyOf: (one: T) => string,
  csdl: Csdl,
): T[] {
  const byKey = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (byKey.has(key))
      csdl.report(
        finding(
          "csdl-duplicate",
          one.source,
          `${key} is already declared; this second declaration is ignored. Remove one of the two declarations.`,
        ),
      );
    else byKey.set(key, one);
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/**
 * Marks terms and type definitions as known targets of annotations. They are not in the model, so their annotations
 * would otherwise be reported as `csdl-unknown-target`.
 */
function matchTermTargets({ schemas, annotations }: Csdl): void {
  for (const { namespace, element } of schemas) {
    for (const child of [...edmChildren(element, "Term"), ...edmChildren(element, "TypeDefinition")]) {
      annotations.factsFor(child, [`${namespace}.${child.attributes.get("Name") ?? ""}`]);
    }
  }
}
