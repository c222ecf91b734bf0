import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { defaultSdkOptions, type GeneratedFile } from "../../generator/emit/options.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readPage } from "../../generator/page/read-page.js";
import { readSdkParts } from "../../generator/templates.js";
import { emitWith } from "../emit/sdk.js";

export function modelOf(docs: readonly DocFile[]): ApiModel {
  return buildModel(docs.map((doc) => readPage(doc, microsoftGraph)));
}

/** The files generated for a model, without the modules that are copied into every SDK. */
export async function sdkOf(model: ApiModel): Promise<readonly GeneratedFile[]> {
  const options = { ...defaultSdkOptions, ...(await readSdkParts()), runtime: [], testing: [] };
  const { files } = await emitWith(model, options);
  return files;
}
