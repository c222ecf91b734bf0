import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import type { EnumMember, Property, TypeModel } from "../../model/model.js";
import { objectKey, propertyKey, stringLiteral } from "../boundary.js";
import type { InputUse } from "../plan/bodies.js";
import { dateProperties } from "../plan/date-holders.js";
import type { InputShape } from "../plan/input-shapes.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import type { TypeName } from "../plan/type-names.js";
import type { Declaration } from "./declaration.js";
import { docComment, pageUrl } from "./doc-comment.js";
import type { Imports } from "./imports.js";
import { moduleSource, type ModuleSource } from "./module-source.js";
import { queryStatements } from "./query-types.js";
import { openUnion, propertyType, SHAPES, shapeName } from "./type-expression.js";
import { typeGuard } from "./type-guard.js";

/** A module a type: the shape that is read, and those that are given where an operation takes them. */
export function* writeModels(plan: SdkPlan): Generator<ModuleSource> {
  for (const type of plan.graph.types) {
    const names = plan.names.get(type.name);
    if (names === undefined) continue;
    yield moduleSource(`src/models/${names.file}`, (imports) =>
      type.kind === "enum" ? enumStatements(type, names, plan, imports) : objectStatements(type, names, plan, imports),
    );
  }
}

/** The union of an enum's members, open to those that the service will add, and an object to find them in. */
function enumStatements(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  const members = [...new Map(type.members.map((member) => [member.name, member])).values()];
  const notes = type.flags ? ["Values can be combined, separated by commas."] : [];
  return [
    {
      kind: "TypeAlias",
      name: names.read,
      isExported: true,
      docs: typeDoc(type, plan, notes),
      type: openUnion(
        members.map(({ name }) => stringLiteral(name)),
        imports,
      ),
    },
    {
      kind: "VariableStatement",
      declarationKind: "const",
      isExported: true,
      docs: docComment({ own: `The documented values of \`${names.read}\`.` }),
      declarations: [
        {
          name: names.read,
          initializer: `{\n${members.map(documentedMember).join("\n")}\n} as const`,
        },
      ],
    },
  ];
}

function documentedMember({ name, description }: EnumMember): string {
  const [comment] = docComment({ description });
  const line = `${objectKey(name)}: ${stringLiteral(name)},`;
  return comment === undefined ? line : `/** ${comment.description.trim().replaceAll("\n", " ")} */\n${line}`;
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
    ...typeGuard(type, names, plan, imports),
    ...(plan.dated.has(type.name) ? [dateShape(type, names, plan, imports)] : []),
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

/** Which properties hold dates, for `revive`. */
function dateShape(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const entries = [...dateProperties(type.name, plan.graph, plan.dated)].map(([name, held]) => {
    const inner = held === true ? undefined : plan.names.get(held);
    const value = inner === undefined ? "true" : `() => ${imports.value(inner.dates, `src/models/${inner.file}`)}`;
    return `${objectKey(name)}: ${value}`;
  });
  return {
    kind: "VariableStatement",
    declarationKind: "const",
    isExported: true,
    docs: docComment({ own: `Which properties of \`${names.read}\` hold dates.` }),
    declarations: [
      {
        name: names.dates,
        type: imports.type("DateShape", "src/runtime/dates"),
        initializer: `{ ${entries.join(", ")} }`,
      },
    ],
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

function typeDoc(type: TypeModel, plan: SdkPlan, notes: readonly string[]) {
  const url = type.origin === "page" ? pageUrl(type.source.file, plan) : null;
  return docComment({
    description: type.description,
    notes,
    deprecated: type.deprecated,
    deprecation: type.deprecation,
    links: url === null ? [] : [{ title: type.name, url }],
  });
}
