import type { ApiModel } from "../model/model.js";
import type { GeneratedFile, PackageAdditions, SdkOptions } from "./options.js";
import { buildTypeGraph } from "./types/type-graph.js";
import { nameTypes, reservedTypeNames, type TypeName } from "./types/type-names.js";
import type { Draft, ModuleDraft } from "./print/draft.js";

/** The input of an emitter. */
export interface EmitterInput {
  readonly model: ApiModel;
  /** The options of the SDK. */
  readonly options: SdkOptions;
  /** The names that the SDK has for each type, by the name of the type in the model. */
  readonly names: ReadonlyMap<string, Pick<TypeName, "read" | "file">>;
}

/** A file of an emitter: a text, or a module of `writeModule`. */
export type EmittedFile = GeneratedFile | ModuleDraft;

/** A plug-in that writes more files into the SDK. */
export interface Emitter {
  /** The name, for messages and the lock file: `zod`. */
  readonly name: string;
  /** The additions of the emitter to the SDK's `package.json`. */
  readonly package?: PackageAdditions;
  /**
   * Creates the files. Equal input must give equal files. docwright formats the files in TypeScript, JavaScript, JSON or
   * Markdown.
   */
  readonly emit: (input: EmitterInput) => Iterable<EmittedFile> | Promise<Iterable<EmittedFile>>;
}

/**
 * Adds types to an emitter of your own.
 *
 * ```ts
 * const typeList = defineEmitter({
 *   name: "type-list",
 *   emit: ({ model }) => [{ path: "types.json", text: JSON.stringify(model.types.map(({ name }) => name)) }],
 * });
 *
 * export default defineConfig({ docs: "docs", out: "sdk", emitters: [typeList] });
 * ```
 *
 * @returns the emitter itself
 */
export function defineEmitter(emitter: Emitter): Emitter {
  return emitter;
}

/** The files that Prettier formats. */
const FORMATTED = /\.(?:[cm]?[jt]s|json|md)$/;

/** Runs an emitter, and returns its files as drafts. */
export async function emitDrafts({ emit }: Emitter, model: ApiModel, options: SdkOptions): Promise<Draft[]> {
  const { types } = buildTypeGraph(model.types, () => undefined);
  const names = nameTypes(types, model.api.namespace, reservedTypeNames(options));
  return [...(await emit({ model, options, names }))].map((file) => {
    if ("statements" in file) return file;
    const { path, text } = file;
    if (typeof text !== "string") throw new TypeError(`the text of ${path} is not a string`);
    return FORMATTED.test(path) ? { path, text } : { path, copied: text };
  });
}
