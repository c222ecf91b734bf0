import type { TypeModel } from "../../model/model.js";
import { objectKey } from "../boundary.js";
import { dateProperties } from "./date-holders.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import type { ModuleSource } from "../print/module-source.js";
import { typeModules } from "./type-modules.js";

/** Which properties hold dates, for `revive`: a module for each type that holds some. */
export function writeDateShapes(plan: SdkPlan): Generator<ModuleSource> {
  const dated = plan.graph.types.filter(({ name }) => plan.dated.has(name));
  return typeModules("dates", dated, plan, (type, names, imports) => [dateShape(type, names, plan, imports)]);
}

/** Names the shape of a type's dates, in the text of another module. */
export function dateShapeName({ dates, file }: TypeName, imports: Imports): string {
  return imports.value(dates, `src/dates/${file}`);
}

function dateShape(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const entries = [...dateProperties(type.name, plan.graph, plan.dated)].map(([name, held]) => {
    const inner = held === true ? undefined : plan.names.get(held);
    return `${objectKey(name)}: ${inner === undefined ? "true" : `() => ${dateShapeName(inner, imports)}`}`;
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
