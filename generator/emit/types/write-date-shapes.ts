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

/** Writes a module for each type with dates. It lists the date properties, which the runtime converts to `Date`. */
export function writeDateShapes(plan: SdkPlan): Generator<ModuleSource> {
  const types = plan.graph.types.filter(({ name }) => plan.typesWithDates.has(name));
  return writeTypeModules("dates", types, plan, (type, names, imports) => [dateShape(type, names, plan, imports)]);
}

/** Imports the list of a type's date properties and returns its name in the importing module. */
export function importDateShape({ dates, file }: TypeName, imports: Imports): string {
  return imports.value(dates, `src/dates/${file}`);
}

function dateShape({ name: type }: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const entries = [...findDateProperties(type, plan.graph, plan.typesWithDates)].map(([name, value]) => {
    const nested = value === true ? undefined : plan.names.get(value);
    return `${objectKey(name)}: ${nested === undefined ? "true" : `() => ${importDateShape(nested, imports)}`}`;
  });
  return {
    kind: "VariableStatement",
    declarationKind: "const",
    isExported: true,
    docs: docComment({ summary: `The properties of \`${names.read}\` that contain dates.` }),
    declarations: [
      {
        name: names.dates,
        type: imports.type("DateShape", "src/runtime/dates"),
        initializer: `{ ${entries.join(", ")} }`,
      },
    ],
  };
}
