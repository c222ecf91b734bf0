import { check, format } from "prettier";
import { draftSdk } from "../../generator/emit/draft-sdk.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import type { Draft } from "../../generator/emit/print/draft.js";
import { createModulePrinter } from "../../generator/emit/print/module-printer.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readSdkParts } from "../../generator/templates.js";
import { emit } from "./sdk.js";

/**
 * Prints the drafts of an SDK, formats them with Prettier alone, and compares them with the files of the SDK.
 *
 * @returns how many files were compared, and the paths of the files that Prettier formats differently or would change
 * again
 */
export async function formattedOtherwise(model: ApiModel): Promise<{ compared: number; different: string[] }> {
  const { drafts } = draftSdk(model, { ...defaultSdkOptions, ...(await readSdkParts()) });
  const { files } = await emit(model);
  const printModule = createModulePrinter();
  const different: string[] = [];
  let compared = 0;
  for (const { path, text } of files) {
    const json = drafts.get(path)?.json;
    if (json === undefined) continue;
    const draft = JSON.parse(json) as Draft;
    if ("copied" in draft) continue;
    compared += 1;
    const options = { filepath: path, printWidth: 120 };
    const isStable = await check(text, options);
    const faster = path.endsWith(".ts") ? { ...options, parser: "babel-ts" } : options;
    const formatted = await format(("text" in draft ? draft : printModule(draft)).text, faster);
    const isSame = formatted === text || (await format(formatted, faster)) === text;
    if (!isStable || !isSame) different.push(path);
  }
  return { compared, different };
}
