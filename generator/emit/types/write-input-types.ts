import type { TypeModel } from "../../model/model.js";
import { propertyKey } from "../boundary.js";
import type { InputUse } from "../calls/bodies.js";
import { docComment } from "../doc-comment.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Declaration } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import type { InputVariant } from "./plan-input-types.js";
import { propertySignature } from "./property-signature.js";
import { propertyType, SHAPES_MODULE, typeArguments, unionOfNames, variantName } from "./type-expression.js";
import type { TypeName } from "./type-names.js";

const VARIANTS: readonly InputVariant[] = ["create", "update", "any", "anyCreate", "anyUpdate"];

/** Writes the input types of a type. Input types that no request body needs are left out. */
export function writeInputTypes(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  return VARIANTS.filter((variant) => plan.inputTypes.isNeeded(type.name, variant)).map((variant) => {
    const alias = plan.inputTypes.aliasOf(type.name, variant);
    if (alias !== variant) return typeAlias(names, variant, variantName(names, alias));
    return variant === "create" || variant === "update"
      ? inputType(type, names, variant, plan, imports)
      : typeAlias(names, variant, familyUnion(type, variant, plan, imports));
  });
}

/**
 * Writes an input type, which the runtime's `Input` derives from another type. The create type is derived from the read
 * type. The update type is derived from the create type if the SDK has one, else from the read type.
 */
function inputType(type: TypeModel, names: TypeName, use: InputUse, plan: SdkPlan, imports: Imports): Declaration {
  const { base, omitted, changed, required } = plan.inputTypes.differenceFrom(type.name, use);
  const changes = changed.map(
    (property) => `${propertyKey(property.name)}: ${propertyType(property, false, use, plan, imports)};`,
  );
  const facts = [names[base], unionOfNames(omitted), changes.length === 0 ? "never" : `{ ${changes.join(" ")} }`];
  const derived = `${imports.type("Input", SHAPES_MODULE)}<${typeArguments(facts)}>`;
  if (required.length === 0) return typeAlias(names, use, derived);
  return {
    kind: "Interface",
    name: names[use],
    isExported: true,
    docs: variantDoc(names, use),
    extends: [derived],
    properties: required.map((property) => propertySignature(property, true, use, plan, imports)),
  };
}

/**
 * Writes the union of the input types of a type and its derived types. If each value must name its type in
 * `@odata.type`, leaves out the type itself, because it is abstract.
 */
function familyUnion(type: TypeModel, variant: InputVariant, plan: SdkPlan, imports: Imports): string {
  const use = variant === "anyUpdate" ? "update" : "create";
  const needsAnnotation = plan.inputTypes.needsAnnotation(type.name, variant);
  const derived = plan.graph.descendants(type.name);
  const members = (needsAnnotation ? derived : [type, ...derived]).flatMap(({ name }) => {
    const member = plan.names.get(name);
    if (member === undefined) return [];
    const single = plan.inputTypes.aliasOf(name, plan.inputTypes.bodyVariant(name, use, false));
    return [imports.type(variantName(member, single), `src/models/${member.file}`)];
  });
  const union = members.join(" | ");
  return needsAnnotation ? `(${union}) & ${imports.type("WithType", SHAPES_MODULE)}` : union;
}

function typeAlias(names: TypeName, variant: InputVariant, type: string): Declaration {
  return {
    kind: "TypeAlias",
    name: variantName(names, variant),
    isExported: true,
    docs: variantDoc(names, variant),
    type,
  };
}

function variantDoc({ read }: TypeName, variant: InputVariant) {
  return docComment({ summary: VARIANT_SUMMARIES[variant](`\`${read}\``) });
}

const VARIANT_SUMMARIES: Readonly<Record<InputVariant, (name: string) => string>> = {
  create: (name) => `The properties of a ${name} that a create request can contain. Read-only properties are excluded.`,
  update: (name) =>
    `The properties of a ${name} that an update request can contain. Read-only properties are excluded.`,
  any: (name) => `A ${name} or an object of a derived type.`,
  anyCreate: (name) => `The properties that a request can contain to create a ${name} or an object of a derived type.`,
  anyUpdate: (name) => `The properties that a request can contain to update a ${name} or an object of a derived type.`,
};
