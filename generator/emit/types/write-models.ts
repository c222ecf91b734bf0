import type { Property, TypeModel } from "../../model/model.js";
import { isAnyJson } from "../../model/any-json.js";
import { openNamesOf } from "../../model/open-names.js";
import { stringLiteral } from "../boundary.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeGraph } from "./type-graph.js";
import type { TypeName } from "./type-names.js";
import type { Declaration, PropertySignature } from "../print/declaration.js";
import { docComment, typeDoc } from "../doc-comment.js";
import { enumMembers, isClosedEnum } from "./write-enums.js";
import { writeInputTypes } from "./write-input-types.js";
import type { Imports } from "../print/imports.js";
import type { ModuleDraft } from "../print/draft.js";
import { propertySignature } from "./property-signature.js";
import { writeQueryTypes } from "../queries/write-query-types.js";
import { openUnion, SHAPES_MODULE } from "./type-expression.js";
import { writeTypeModules } from "./write-type-modules.js";

/**
 * Writes a module for each type of the model. The module has an interface or a union for responses, and the types for
 * request bodies and query options that calls need. It contains only types. Enum values, type guards and conversions
 * are in separate modules, so that a program loads only what it imports.
 */
export function writeModels(plan: SdkPlan): Generator<ModuleDraft> {
  return writeTypeModules("models", plan.graph.types, plan, (type, names, imports) =>
    type.kind === "enum" ? [enumType(type, names, plan, imports)] : objectTypes(type, names, plan, imports),
  );
}

/** The union of an enumeration's members. It accepts other strings too, unless the option `enums` is `closed`. */
function enumType(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const members = enumMembers(type).map(({ name }) => stringLiteral(name));
  return {
    kind: "TypeAlias",
    name: names.read,
    isExported: true,
    docs: typeDoc(type, plan, type.flags ? ["Values can be combined, separated by commas."] : []),
    type: isClosedEnum(type, plan.options) ? members.join(" | ") : openUnion(members, imports),
  };
}

/**
 * The annotation with the version of an object.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationetagodataetag | OData JSON, odata.etag}
 */
const ETAG = "@odata.etag";

function objectTypes(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  return [
    readType(type, names, plan, imports),
    ...writeInputTypes(type, names, plan, imports),
    ...writeQueryTypes(type, names, plan, imports),
  ];
}

function readType(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  if (isAnyJson(type)) {
    const docs = typeDoc(type, plan, []);
    return {
      kind: "TypeAlias",
      name: names.read,
      isExported: true,
      docs,
      type: imports.type("JsonValue", SHAPES_MODULE),
    };
  }
  const base = type.base === null ? undefined : plan.names.get(type.base);
  const properties = readProperties(type, plan.graph).map((property) =>
    propertySignature(property, isAlwaysPresent(type, property, plan), "read", plan, imports),
  );
  const isOData = plan.model.api.odata !== false;
  const explicit = plan.graph.property(type.name, "@odata.type") !== undefined;
  const parent = plan.graph.lineage(type.name).at(1);
  return {
    kind: "Interface",
    name: names.read,
    isExported: true,
    docs: typeDoc(type, plan, originNotes(type)),
    extends: [
      ...(base === undefined ? [] : [imports.type(base.read, `src/models/${base.file}`)]),
      ...(isAnnotated(type, plan) && !isAnnotated(parent, plan) ? [imports.type("Annotated", SHAPES_MODULE)] : []),
    ],
    properties: isOData
      ? [...(explicit ? [] : [typeAnnotation(type, imports)]), ...versionAnnotation(type, plan), ...properties]
      : properties,
    indexSignatures: undocumentedProperties(type, parent, plan, imports),
  };
}

/**
 * Whether each object in a response has the property: it is a key, or the docs of an API without OData call it required.
 * With OData, callers select the properties of a response, so "required" is only about requests.
 */
export function isAlwaysPresent(
  type: TypeModel,
  { name, required }: Property,
  { graph, model }: Pick<SdkPlan, "graph" | "model">,
): boolean {
  return graph.isKey(type.name, name) || (model.api.odata === false && required === true);
}

/**
 * The properties that the interface of a type declares: its own properties, and those inherited properties that are
 * keys in this type but not in its base types.
 */
export function readProperties(type: TypeModel, graph: TypeGraph): Property[] {
  const inheritedKeys = type.key.flatMap((key) => {
    const inherited = type.base === null ? undefined : graph.property(type.base, key);
    return inherited === undefined || graph.isKey(type.base ?? "", key) ? [] : [{ ...inherited, nullable: false }];
  });
  // The version of an entity comes from `versionAnnotation`, so a documented property for the version is left out.
  const own = type.properties.filter(({ name }) => name !== ETAG || type.kind !== "entity");
  return [...inheritedKeys, ...own];
}

/**
 * Whether the interface of a type needs `Annotated`, which allows annotations such as `name@odata.type`. A type that is
 * open for any name does not need it, because its index signature allows annotations too.
 */
function isAnnotated(type: TypeModel | undefined, plan: SdkPlan): boolean {
  return plan.model.api.odata !== false && type !== undefined && openNamesOf(type.name, plan.graph) !== "any";
}

/** The index signature of an open type. It is left out if the type inherits an equal index signature. */
function undocumentedProperties(type: TypeModel, parent: TypeModel | undefined, plan: SdkPlan, imports: Imports) {
  const names = openNamesOf(type.name, plan.graph);
  if (names === null || (parent !== undefined && openNamesOf(parent.name, plan.graph) === names)) return [];
  const keyType = names === "any" ? "string" : imports.type("ExtensionName", SHAPES_MODULE);
  return [{ keyName: "property", keyType, returnType: "unknown" }];
}

/** The property `@odata.type` with the name of an object's type. */
function typeAnnotation(type: TypeModel, imports: Imports): PropertySignature {
  return {
    name: stringLiteral("@odata.type"),
    hasQuestionToken: true,
    type: openUnion([stringLiteral(`#${type.name}`)], imports),
  };
}

/**
 * The property `@odata.etag` with the version of an entity. Only root types declare it, because other types inherit it.
 */
function versionAnnotation(type: TypeModel, plan: SdkPlan): PropertySignature[] {
  const inherits = type.base !== null && plan.names.has(type.base);
  if (type.kind !== "entity" || inherits) return [];
  return [
    {
      name: stringLiteral(ETAG),
      hasQuestionToken: true,
      type: "string",
      docs: docComment({ summary: "The version of the object, for the header `If-Match`." }),
    },
  ];
}

function originNotes({ origin }: TypeModel): string[] {
  if (origin === "example") return ["The docs do not have a page for this type. Its properties come from examples."];
  return origin === "reference" ? ["The docs do not have a page for this type. Its properties are unknown."] : [];
}
