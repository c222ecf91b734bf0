import type { TypeModel } from "../../model/model.js";
import { stringLiteral } from "../boundary.js";
import type { SdkPlan } from "../plan-sdk.js";
import { isRootEntity } from "./type-graph.js";
import type { TypeName } from "./type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import type { ModuleDraft } from "../print/draft.js";
import { writeTypeModules } from "./write-type-modules.js";

/**
 * Writes a type guard for each type that has a base type or derived types. The root of all entities does not get one,
 * because every entity would pass it.
 */
export function writeGuards(plan: SdkPlan): Generator<ModuleDraft> {
  const types = plan.graph.types.filter(
    (type) =>
      plan.model.api.odata !== false &&
      !isRootEntity(type) &&
      (type.base !== null || plan.graph.descendants(type.name).length > 0),
  );
  return writeTypeModules("guards", types, plan, (type, names, imports) => [typeGuard(type, names, plan, imports)]);
}

/**
 * Writes a guard that also accepts objects of derived types.
 *
 * The guard narrows a value to the intersection of its own type and the type of the guard. With the type of the guard
 * alone, TypeScript does not narrow an object with expanded relationships: the type of the guard does not have them, and
 * the object is already assignable to it if all properties of this type are optional.
 */
function typeGuard(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const family = [type, ...plan.graph.descendants(type.name)];
  const isOfType = imports.value("isOfType", "src/runtime/odata-type");
  const read = imports.type(names.read, `src/models/${names.file}`);
  return {
    kind: "Function",
    name: names.guard,
    isExported: true,
    docs: docComment({
      summary: `Checks whether the \`@odata.type\` of an object is the type \`${names.read}\` or a derived type.`,
    }),
    typeParameters: [{ name: "T", default: "unknown" }],
    parameters: [{ name: "value", type: "T" }],
    returnType: `value is T & ${read}`,
    statements: `return ${isOfType}(value, ${family.map(({ name }) => stringLiteral(name)).join(", ")});`,
  };
}
