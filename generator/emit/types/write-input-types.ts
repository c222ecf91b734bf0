import type { TypeModel } from "../../model/model.js";
import { propertyKey } from "../boundary.js";
import type { InputUse } from "../calls/bodies.js";
import type { InputVariant } from "./plan-input-types.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import { propertySignature } from "./property-signature.js";
import { propertyType, SHAPES_MODULE, shapeName, typeArguments, unionOfNames } from "./type-expression.js";

/** The shapes in which values of a type are given, where bodies need them. */
export function writeInputTypes(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  const shapes: readonly InputVariant[] = ["create", "update", "any", "anyCreate", "anyUpdate"];
  return shapes
    .filter((shape) => plan.inputTypes.needs(type.name, shape))
    .map((shape) => {
      const said = plan.inputTypes.saidBy(type.name, shape);
      if (said !== shape) return alias(names, shape, shapeName(names, said));
      return shape === "create" || shape === "update"
        ? givenShape(type, names, shape, plan, imports)
        : alias(names, shape, unionOfShapes(type, shape, plan, imports));
    });
}

/** Said of what is given is only what differs from what is read, and of a change what differs from creation. */
function givenShape(type: TypeModel, names: TypeName, use: InputUse, plan: SdkPlan, imports: Imports): Declaration {
  const { from, left, otherwise, demanded } = plan.inputTypes.beside(type.name, use);
  const others = otherwise.map(
    (property) => `${propertyKey(property.name)}: ${propertyType(property, false, use, plan, imports)};`,
  );
  const facts = [names[from], unionOfNames(left), others.length === 0 ? "never" : `{ ${others.join(" ")} }`];
  const given = `${imports.type("Input", SHAPES_MODULE)}<${typeArguments(facts)}>`;
  if (demanded.length === 0) return alias(names, use, given);
  return {
    kind: "Interface",
    name: names[use],
    isExported: true,
    docs: shapeDoc(names, use),
    extends: [given],
    properties: demanded.map((property) => propertySignature(property, true, use, plan, imports)),
  };
}

/** The shapes of a type and of those that derive from it. */
function unionOfShapes(type: TypeModel, shape: InputVariant, plan: SdkPlan, imports: Imports): string {
  const members = [type, ...plan.graph.descendants(type.name)].flatMap(({ name }) => {
    const member = plan.names.get(name);
    if (member === undefined) return [];
    const use = shape === "anyUpdate" ? "update" : "create";
    const said = plan.inputTypes.saidBy(name, plan.inputTypes.ofBody(name, use, false));
    return [imports.type(shapeName(member, said), `src/models/${member.file}`)];
  });
  return members.join(" | ");
}

function alias(names: TypeName, shape: InputVariant, type: string): Declaration {
  return { kind: "TypeAlias", name: shapeName(names, shape), isExported: true, docs: shapeDoc(names, shape), type };
}

function shapeDoc({ read }: TypeName, shape: InputVariant) {
  if (shape === "create" || shape === "update") {
    const verb = shape === "create" ? "created" : "changed";
    return docComment({ summary: `What is given where a \`${read}\` is ${verb}: read-only properties are left out.` });
  }
  return docComment({ summary: `A \`${read}\` or any type that derives from it, as it is given.` });
}
