import type { TypeModel } from "../../model/model.js";
import { stringLiteral } from "../boundary.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { isRootOfEntities } from "../plan/type-graph.js";
import type { TypeName } from "../plan/type-names.js";
import type { Declaration } from "./declaration.js";
import { docComment } from "./doc-comment.js";
import type { Imports } from "./imports.js";

/**
 * The guard of a type that takes part in inheritance: what is of a type that derives from it is of it too. The root of
 * all entities has none, since every entity would be one.
 */
export function typeGuard(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  const family = [type, ...plan.graph.descendants(type.name)];
  if (isRootOfEntities(type) || (type.base === null && family.length === 1)) return [];
  const isOfType = imports.value("isOfType", "src/runtime/odata-type");
  return [
    {
      kind: "Function",
      name: names.guard,
      isExported: true,
      docs: docComment({ own: `Whether an object says by its \`@odata.type\` that it is a \`${names.read}\`.` }),
      parameters: [{ name: "value", type: "unknown" }],
      returnType: `value is ${names.read}`,
      statements: `return ${isOfType}(value, ${family.map(({ name }) => stringLiteral(name)).join(", ")});`,
    },
  ];
}
