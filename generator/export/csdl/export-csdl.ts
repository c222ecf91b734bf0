import { groupBy } from "../../collections/group-by.js";
import type { ApiModel, TypeModel } from "../../model/model.js";
import { pathTypes } from "../../model/path-types.js";
import { shortName, splitName } from "../../model/qualified-name.js";
import { indexTypes } from "../../model/type-index.js";
import { Omissions, type ExportedApi } from "../exported-api.js";
import { UsageError } from "../../usage-error.js";
import { exportableTypes } from "../exportable-types.js";
import { hasKey, keyProperties } from "./csdl-keys.js";
import { isSimpleIdentifier } from "./csdl-names.js";
import { operationElements } from "./csdl-operations.js";
import { typeElement } from "./csdl-types.js";
import { xmlElement } from "./xml.js";

/**
 * Exports the types, the actions and functions, and the entity container of an API as CSDL XML.
 *
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html | OData 4.01, CSDL XML}
 *
 * @throws UsageError if CSDL does not allow the namespace
 */
export function exportCsdl(model: ApiModel): ExportedApi<string> {
  const omissions = new Omissions();
  const { namespace } = model.api;
  if (!namespace.split(".").every(isSimpleIdentifier)) {
    throw new UsageError(
      `CSDL does not allow the namespace ${namespace}. Set namespace in the config to names of letters, digits and underscores, separated by dots.`,
    );
  }
  const types = allowedTypes(model.types, omissions);
  const index = indexTypes(types);
  const paths = pathTypes(types, index, model.operations);
  const { declarations, container } = operationElements(model, types, index, paths, omissions);
  const entities = types.filter(({ kind }) => kind === "entity");
  const keys = new Set(entities.flatMap((type) => keyProperties(type, index) ?? []));
  const byNamespace = groupBy(types, ({ name }) => splitName(name).namespace ?? namespace);
  const namespaces = [...new Set([namespace, ...byNamespace.keys()])];
  const containerName = freeName("Container", [
    ...types.map(({ name }) => shortName(name)),
    ...declarations.map(({ name }) => name),
  ]);
  const schemas = namespaces.map((name) => {
    const own = name === namespace;
    return xmlElement("Schema", { Namespace: name, xmlns: "http://docs.oasis-open.org/odata/ns/edm" }, [
      ...(byNamespace.get(name) ?? []).map((type) => typeElement(type, index, keys, omissions)),
      ...(own ? declarations.map(({ element }) => element) : []),
      ...(own ? [xmlElement("EntityContainer", { Name: containerName }, container)] : []),
    ]);
  });
  const core = "https://docs.oasis-open.org/odata/odata-vocabularies/v4.0/vocabularies/Org.OData.Core.V1.xml";
  const include = xmlElement("edmx:Include", { Namespace: "Org.OData.Core.V1" });
  // OData 4.0 requires a key of each entity type that is not abstract.
  const Version = entities.every(({ name, abstract }) => abstract || hasKey(name, index)) ? "4.0" : "4.01";
  const root = xmlElement("edmx:Edmx", { Version, "xmlns:edmx": "http://docs.oasis-open.org/odata/ns/edmx" }, [
    xmlElement("edmx:Reference", { Uri: core }, [include]),
    xmlElement("edmx:DataServices", {}, schemas),
  ]);
  const content = `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
  return { documents: [{ name: namespace, content }], omitted: omissions.counts() };
}

/** Returns the name if it is not taken; else the name with the first number that makes it different from all others. */
function freeName(name: string, taken: readonly string[]): string {
  const others = new Set(taken);
  let free = name;
  for (let number = 2; others.has(free); number += 1) free = `${name}${number}`;
  return free;
}

/** Returns the types that CSDL allows, without the base types that it does not allow. */
function allowedTypes(models: readonly TypeModel[], omissions: Omissions): readonly TypeModel[] {
  const types = exportableTypes(models, omissions).filter(({ name, kind, members }) => {
    const isAllowed = name.split(".").length > 1 && name.split(".").every(isSimpleIdentifier);
    const isEmpty = kind === "enum" && !members.some((member) => isSimpleIdentifier(member.name));
    if (!isAllowed) omissions.add("types whose name CSDL does not allow", name);
    else if (isEmpty) omissions.add("enumerations without a member that CSDL allows", name);
    return isAllowed && !isEmpty;
  });
  const kinds = new Map(types.map(({ name, kind }) => [name, kind]));
  return types.map((type) => {
    if (type.base === null || kinds.get(type.base) === type.kind) return type;
    const isKnown = kinds.has(type.base);
    omissions.add(isKnown ? "base types of another kind" : "base types that the metadata does not have", type.base);
    return { ...type, base: null };
  });
}
