import type { ApiModel } from "./model.js";

/** The canonical text of a model: what `docwright model` prints. Equal models give equal bytes. */
export function serializeModel(model: ApiModel): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}
