/** docwright as a library: the rooms of the street, to be walked through one by one. */
export { defineConfig, type DocwrightConfig } from "./config.js";
export type { Diagnostic, Place, Severity } from "./diagnostic.js";
export type { Dialect } from "./dialect/dialect.js";
export { extendDialect, type DialectExtension } from "./dialect/extend-dialect.js";
export { microsoftGraph } from "./dialect/microsoft-graph.js";
export type { DocFile } from "./docs/doc-file.js";
export { readDocs, type DocsOptions } from "./docs/read-docs.js";
export { defaultSdkOptions, type GeneratedFile, type SdkOptions } from "./emit/options.js";
export { generateSdk, type GeneratedSdk } from "./generate-sdk.js";
export { buildModel, type ModelOptions } from "./model/build-model.js";
export { modelDigest } from "./model/model-digest.js";
export type * from "./model/model.js";
export { serializeModel } from "./model/serialize-model.js";
export type * from "./page/page.js";
export { readPage } from "./page/read-page.js";
export { checkOutput, writeOutput, type Output } from "./output/write-output.js";
export { readApi, type ApiSource, type DocumentedApi } from "./pipeline.js";
export { UsageError } from "./usage-error.js";
