import type { TypeModel } from "../../model/model.js";
import { isAnyJson } from "../../model/any-json.js";
import { openNamesOf } from "../../model/open-names.js";
import { stringLiteral } from "../boundary.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Declaration, PropertySignature } from "../print/declaration.js";
import { docComment, typeDoc } from "../doc-comment.js";
import { enumMembers, isClosedEnum } from "./write-enums.js";
import { writeInputTypes } from "./write-input-types.js";
import type { Imports } from "../print/imports.js";
import type { ModuleSource } from "../print/module-source.js";
import { propertySignature } from "./property-signature.js";
import { writeQueryTypes } from "../queries/write-query-types.js";
import { openUnion, SHAPES_MODULE } from "./type-expression.js";
import { writeTypeModules } from "./write-type-modules.js";

/**
 * Writes a module for each type of the model: an interface or union for responses, and the types for request bodies and
 * query options that calls need. These modules contain only types. Enum values, type guards and date properties are in
 * other modules, so that a program loads only those that it imports.
 */
export function writeModels(plan: SdkPlan): Generator<ModuleSource> {
  return writeTypeModules("models", plan.graph.types, plan, (type, names, imports) =>
    type.kind === "enum" ? [enumType(type, names, plan, imports)] : objectTypes(type, names, plan, imports),
  );
}

/** The union of an enum's members. Unless the option `enums` says otherwise, it accepts other strings too. */
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

/** {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationetagodataetag | OData JSON, odata.etag} */
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
  const inheritedKeys = type.key.flatMap((key) => {
    const inherited = type.base === null ? undefined : plan.graph.property(type.base, key);
    return inherited === undefined || plan.graph.isKey(type.base ?? "", key) ? [] : [{ ...inherited, nullable: false }];
  });
  // A page may list the version that every entity has.
  const own = type.properties.filter(({ name }) => name !== ETAG || type.kind !== "entity");
  const properties = [...inheritedKeys, ...own].map((property) =>
    propertySignature(property, plan.graph.isKey(type.name, property.name), "read", plan, imports),
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

/** Tells whether objects of a type can have annotations (`name@odata.type`), but no other undocumented properties. */
function isAnnotated(type: TypeModel | undefined, plan: SdkPlan): boolean {
  return plan.model.api.odata !== false && type?.kind === "complex" && openNamesOf(type.name, plan.graph) !== "any";
}

/** The index signature of an open type, unless it inherits the same one. */
function undocumentedProperties(type: TypeModel, parent: TypeModel | undefined, plan: SdkPlan, imports: Imports) {
  const names = openNamesOf(type.name, plan.graph);
  if (names === null || (parent !== undefined && openNamesOf(parent.name, plan.graph) === names)) return [];
  const keyType = names === "any" ? "string" : imports.type("ExtensionName", SHAPES_MODULE);
  return [{ keyName: "property", keyType, returnType: "unknown" }];
}

/** The annotation with the name of an object's type. */
function typeAnnotation(type: TypeModel, imports: Imports): PropertySignature {
  return {
    name: stringLiteral("@odata.type"),
    hasQuestionToken: true,
    type: openUnion([stringLiteral(`#${type.name}`)], imports),
  };
}

/** The annotation with the version of an entity, in a root type, from which the others inherit it. */
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
