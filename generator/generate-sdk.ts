import type { Diagnostic } from "./diagnostic.js";
import { emitSdk } from "./emit/emit-sdk.js";
import type { GeneratedFile, SdkOptions } from "./emit/options.js";
import type { ApiModel } from "./model/model.js";
import { readSdkParts } from "./templates.js";

export interface GeneratedSdk {
  readonly files: readonly GeneratedFile[];
  /** What could not be written as the docs have it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The rest of the street: model → SDK, with the modules that are copied into it. */
export async function generateSdk(model: ApiModel, options: SdkOptions): Promise<GeneratedSdk> {
  return await emitSdk(model, { ...options, ...(await readSdkParts()) });
}
