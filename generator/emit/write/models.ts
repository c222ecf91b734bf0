import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import type { Property, TypeModel } from "../../model/model.js";
import { propertyKey, stringLiteral } from "../boundary.js";
import type { InputUse } from "../plan/bodies.js";
import type { InputShape } from "../plan/input-shapes.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import type { TypeName } from "../plan/type-names.js";
import type { Declaration } from "./declaration.js";
import { docComment, typeDoc } from "./doc-comment.js";
import { enumMembers } from "./enums.js";
import type { Imports } from "./imports.js";
import type { ModuleSource } from "./module-source.js";
import { queryStatements } from "./query-types.js";
import { openUnion, propertyType, SHAPES, shapeName } from "./type-expression.js";
import { typeModules } from "./type-modules.js";

/**
 * Types alone: the shape that is read, and those that are given where an operation takes them. Whoever names a type has
 * all of them read; what of a type is there at run time stands in modules that only those read who import it.
 */
export function writeModels(plan: SdkPlan): Generator<ModuleSource> {
  return typeModules("models", plan.graph.types, plan, (type, names, imports) =>
    type.kind === "enum" ? [openEnum(type, names, plan, imports)] : objectStatements(type, names, plan, imports),
  );
}

/** The union of an enum's members, open to those that the service will add. */
function openEnum(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  return {
    kind: "TypeAlias",
    name: names.read,
    isExported: true,
    docs: typeDoc(type, plan, type.flags ? ["Values can be combined, separated by commas."] : []),
    type: openUnion(
      enumMembers(type).map(({ name }) => stringLiteral(name)),
      imports,
    ),
  };
}

function objectStatements(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  const uses: readonly InputUse[] = ["create", "update"];
  const unions: readonly InputShape[] = ["any", "anyCreate", "anyUpdate"];
  return [
    readShape(type, names, plan, imports),
    ...uses
      .filter((use) => plan.shapes.needs(type.name, use))
      .map((use) => givenShape(type, names, use, plan, imports)),
    ...unions
      .filter((shape) => plan.shapes.needs(type.name, shape))
      .map((shape) => unionOfShapes(type, names, shape, plan, imports)),
    ...queryStatements(type, names, plan, imports),
  ];
}

function readShape(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const base = type.base === null ? undefined : plan.names.get(type.base);
  const inheritedKeys = type.key.flatMap((key) => {
    const inherited = type.base === null ? undefined : plan.graph.property(type.base, key);
    return inherited === undefined || plan.graph.isKey(type.base ?? "", key) ? [] : [{ ...inherited, nullable: false }];
  });
  const properties = [...inheritedKeys, ...type.properties].map((property) =>
    signature(property, plan.graph.isKey(type.name, property.name), "read", plan, imports),
  );
  const explicit = plan.graph.property(type.name, "@odata.type") !== undefined;
  const parent = plan.graph.lineage(type.name).at(1);
  return {
    kind: "Interface",
    name: names.read,
    isExported: true,
    docs: typeDoc(type, plan, originNotes(type)),
    extends: [
      ...(base === undefined ? [] : [imports.type(base.read, `src/models/${base.file}`)]),
      ...(isAnnotated(type, plan) && !isAnnotated(parent, plan) ? [imports.type("Annotated", SHAPES)] : []),
    ],
    properties: explicit ? properties : [typeAnnotation(type, imports), ...properties],
    indexSignatures: isOpen(type, plan) && !isOpen(parent, plan) ? [ANY_PROPERTY] : [],
  };
}

/** Whether a type may come with control information beside its properties, and with nothing else. */
function isAnnotated(type: TypeModel | undefined, plan: SdkPlan): boolean {
  return type?.kind === "complex" && !isOpen(type, plan);
}

/** Whether a type may have properties that the docs do not know. */
function isOpen(type: TypeModel | undefined, plan: SdkPlan): boolean {
  return type !== undefined && plan.graph.lineage(type.name).some(({ open }) => open);
}

const ANY_PROPERTY = { keyName: "property", keyType: "string", returnType: "unknown" };

/** What is given: said of it is only what differs from what is read. */
function givenShape(type: TypeModel, names: TypeName, use: InputUse, plan: SdkPlan, imports: Imports): Declaration {
  const verb = use === "create" ? "is created" : "is changed";
  const docs = docComment({
    own: `What is given where a \`${names.read}\` ${verb}: read-only properties are left out.`,
  });
  const { inherits, left, declared } = plan.shapes.beside(type.name, use);
  const properties = [
    ...(!inherits || left.includes("@odata.type") ? [typeAnnotation(type, imports)] : []),
    ...declared.map(({ property, demanded }) => signature(property, demanded, use, plan, imports)),
  ];
  const named = { name: names[use], isExported: true, docs };
  if (!inherits) {
    return {
      kind: "Interface",
      ...named,
      extends: isOpen(type, plan) ? [] : [imports.type("Annotated", SHAPES)],
      properties,
      indexSignatures: isOpen(type, plan) ? [ANY_PROPERTY] : [],
    };
  }
  const without = left.length === 0 ? "" : `, ${left.map(stringLiteral).join(" | ")}`;
  const given = `${imports.type("Given", SHAPES)}<${names.read}${without}>`;
  return properties.length === 0
    ? { kind: "TypeAlias", ...named, type: given }
    : { kind: "Interface", ...named, extends: [given], properties };
}

/** Control information that names the type of a value. */
function typeAnnotation(type: TypeModel, imports: Imports): OptionalKind<PropertySignatureStructure> {
  return {
    name: stringLiteral("@odata.type"),
    hasQuestionToken: true,
    type: openUnion([stringLiteral(`#${type.name}`)], imports),
  };
}

function unionOfShapes(
  type: TypeModel,
  names: TypeName,
  shape: InputShape,
  plan: SdkPlan,
  imports: Imports,
): Declaration {
  const use = shape === "anyCreate" ? "create" : "update";
  const members = [type, ...plan.graph.descendants(type.name)].flatMap(({ name }) => {
    const member = plan.names.get(name);
    if (member === undefined) return [];
    const own = shape === "any" || !plan.shapes.differs(name) ? member.read : member[use];
    return [imports.type(own, `src/models/${member.file}`)];
  });
  return {
    kind: "TypeAlias",
    name: shapeName(names, shape),
    isExported: true,
    docs: docComment({ own: `A \`${names.read}\` or any type that derives from it, as it is given.` }),
    type: members.join(" | "),
  };
}

function signature(
  property: Property,
  mandatory: boolean,
  use: "read" | InputUse,
  plan: SdkPlan,
  imports: Imports,
): OptionalKind<PropertySignatureStructure> {
  return {
    name: propertyKey(property.name),
    hasQuestionToken: !mandatory,
    type: propertyType(property, mandatory, use, plan, imports),
    docs: docComment(property),
  };
}

function originNotes({ origin }: TypeModel): string[] {
  if (origin === "example") return ["The docs have no page for this type; it is known from examples."];
  return origin === "reference" ? ["The docs have no page for this type; it is known by name alone."] : [];
}
