import type { TypeModel } from "../../model/model.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Imports } from "../print/imports.js";
import { writeModule, type ModuleSource, type Statement } from "../print/module-source.js";

/**
 * A module a type, all of one kind in a folder: so what a person looks for has a place that its name tells, and a
 * compiler reads of a type no more than it is asked for.
 *
 * @param folder under `src`
 */
export function* writeTypeModules(
  folder: string,
  types: readonly TypeModel[],
  plan: SdkPlan,
  write: (type: TypeModel, names: TypeName, imports: Imports) => readonly Statement[],
): Generator<ModuleSource> {
  for (const type of types) {
    const names = plan.names.get(type.name);
    if (names === undefined) continue;
    const pages = type.origin === "page" ? [type.source.file] : [];
    yield writeModule(`src/${folder}/${names.file}`, pages, (imports) => write(type, names, imports));
  }
}
