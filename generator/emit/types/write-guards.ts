import type { TypeModel } from "../../model/model.js";
import { stringLiteral } from "../boundary.js";
import type { SdkPlan } from "../plan-sdk.js";
import { isRootEntity } from "./type-graph.js";
import type { TypeName } from "./type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import type { ModuleSource } from "../print/module-source.js";
import { writeTypeModules } from "./write-type-modules.js";

/**
 * The guards of types that take part in inheritance. The root of all entities has none, since every entity would be
 * one.
 */
export function writeGuards(plan: SdkPlan): Generator<ModuleSource> {
  const related = plan.graph.types.filter(
    (type) => !isRootEntity(type) && (type.base !== null || plan.graph.descendants(type.name).length > 0),
  );
  return writeTypeModules("guards", related, plan, (type, names, imports) => [typeGuard(type, names, plan, imports)]);
}

/** What is of a type that derives from another is of that one too. */
function typeGuard(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const family = [type, ...plan.graph.descendants(type.name)];
  const isOfType = imports.value("isOfType", "src/runtime/odata-type");
  const read = imports.type(names.read, `src/models/${names.file}`);
  return {
    kind: "Function",
    name: names.guard,
    isExported: true,
    docs: docComment({ summary: `Whether an object says by its \`@odata.type\` that it is a \`${names.read}\`.` }),
    parameters: [{ name: "value", type: "unknown" }],
    returnType: `value is ${read}`,
    statements: `return ${isOfType}(value, ${family.map(({ name }) => stringLiteral(name)).join(", ")});`,
  };
}
