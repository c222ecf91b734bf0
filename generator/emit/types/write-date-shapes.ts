import type { TypeModel } from "../../model/model.js";
import { objectKey } from "../boundary.js";
import { findDateProperties } from "./find-dates.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import type { ModuleSource } from "../print/module-source.js";
import { writeTypeModules } from "./write-type-modules.js";

/** Which properties hold dates, for `revive`: a module for each type that holds some. */
export function writeDateShapes(plan: SdkPlan): Generator<ModuleSource> {
  const dated = plan.graph.types.filter(({ name }) => plan.typesWithDates.has(name));
  return writeTypeModules("dates", dated, plan, (type, names, imports) => [dateShape(type, names, plan, imports)]);
}

/** Names the shape of a type's dates, in the text of another module. */
export function importDateShape({ dates, file }: TypeName, imports: Imports): string {
  return imports.value(dates, `src/dates/${file}`);
}

function dateShape(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const entries = [...findDateProperties(type.name, plan.graph, plan.typesWithDates)].map(([name, held]) => {
    const inner = held === true ? undefined : plan.names.get(held);
    return `${objectKey(name)}: ${inner === undefined ? "true" : `() => ${importDateShape(inner, imports)}`}`;
  });
  return {
    kind: "VariableStatement",
    declarationKind: "const",
    isExported: true,
    docs: docComment({ summary: `Which properties of \`${names.read}\` hold dates.` }),
    declarations: [
      {
        name: names.dates,
        type: imports.type("DateShape", "src/runtime/dates"),
        initializer: `{ ${entries.join(", ")} }`,
      },
    ],
  };
}
