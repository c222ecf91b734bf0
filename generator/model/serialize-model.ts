import type { ApiModel } from "./model.js";

/** Returns the JSON text that `docwright model` prints. Equal models give equal text. */
export function serializeModel(model: ApiModel): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}
