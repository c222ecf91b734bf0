import type { TypeModel } from "../../model/model.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Imports } from "../print/imports.js";
import { writeModule, type Statement } from "../print/write-module.js";
import type { ModuleDraft } from "../print/draft.js";

/**
 * Writes one module for each type. With small modules, diffs are readable and compilers load only the types that a
 * program imports.
 *
 * @param folder the folder in `src`
 * @param write returns the statements of the module of a type
 */
export function* writeTypeModules(
  folder: string,
  types: readonly TypeModel[],
  plan: SdkPlan,
  write: (type: TypeModel, names: TypeName, imports: Imports) => readonly Statement[],
): Generator<ModuleDraft> {
  for (const type of types) {
    const names = plan.names.get(type.name);
    if (names === undefined) continue;
    const pages = type.origin === "page" ? [type.source.file] : [];
    yield writeModule(`src/${folder}/${names.file}`, pages, (imports) => write(type, names, imports));
  }
}

/** Writes `src/<name>.ts`, which exports everything that these modules export. */
export function writeIndex(name: string, modules: readonly Pick<ModuleDraft, "path">[]): ModuleDraft {
  const paths = modules.map(({ path }) => path.slice("src/".length, -".ts".length)).sort();
  return writeModule(`src/${name}`, [], () => [paths.map((path) => `export * from "./${path}.js";`).join("\n")]);
}
