/**
 * docwright as a library: reads docs, lints and compares them, and generates SDKs.
 *
 * @packageDocumentation
 */
export * from "./config.js";
export { readDocs, writeSdk, checkSdk, type Api, type ReadOptions } from "./library.js";
export { lintApi as lint } from "./lint-docs.js";
export { diffModels as diff } from "./diff/diff-models.js";
export { verify } from "./verify/verify.js";
export { verifyPermissions, type PermissionDifferences } from "./verify/permissions/verify-permissions.js";
export { readPermissionsFile } from "./metadata/permissions/read-permissions-file.js";
export type { Grant, PermissionsFile, PermittedRoute } from "./metadata/permissions/permissions-file.js";
export { readMetadata, type MetadataOptions } from "./metadata/read-metadata.js";
export { generateSdk, type GeneratedSdk, type GenerateOptions } from "./generate-sdk.js";
export { buildModel, type ModelOptions } from "./model/build-model.js";
export { readPage } from "./page/read-page.js";
export { rules, type FindingCommand, type Rule, type RuleId, type VerifyRuleId } from "./findings/catalogue.js";
export type { Finding, Place, Severity } from "./findings/finding.js";
export type { Change, Side } from "./diff/change.js";
export type { ChangeSeverity } from "./diff/kinds/change-kind.js";
export type { DiffOptions } from "./diff/options.js";
export type { Mismatch } from "./verify/mismatch.js";
export type {
  ColumnKind,
  Dialect,
  FieldTag,
  LanguageWords,
  PhraseKind,
  SectionKind,
  TabNames,
  TranslatedPrimitive,
} from "./dialect/dialect.js";
export { extendDialect, type DialectExtension } from "./dialect/extend-dialect.js";
export { microsoftGraph } from "./dialect/microsoft-graph.js";
export type { DocFile } from "./docs/doc-file.js";
export type { UnreadPath } from "./docs/doc-source.js";
export type { SdkCounts } from "./emit/package/count-sdk.js";
export type { Imports } from "./emit/print/imports.js";
export type {
  Declaration,
  Doc,
  TypeParameter,
  PropertySignature,
  MethodSignature,
  MethodDeclaration,
  GetAccessor,
  ImportDeclaration,
  InterfaceDeclaration,
  TypeAlias,
  FunctionDeclaration,
  ConstantDeclaration,
  Constructor,
  IndexSignature,
  ClassDeclaration,
} from "./emit/print/declaration.js";
export type { Statement } from "./emit/print/write-module.js";
export type { TypeName } from "./emit/types/type-names.js";
export {
  defaultSdkOptions,
  type Auth,
  type CredentialHeader,
  type GeneratedFile,
  type PackageAdditions,
  type SdkOptions,
} from "./emit/options.js";
export type { LintOptions, Suppression } from "./lint/options.js";
export type { CheckFinding, DocumentedPages, LintedApi } from "./lint/check.js";
export type { SourceTexts } from "./lint/source-texts.js";
export { toVFile } from "./lint/to-vfile.js";
export { modelDigest } from "./model/model-digest.js";
export type * from "./model/model.js";
export { serializeModel } from "./model/serialize-model.js";
export type * from "./page/page.js";
export type { JsonPlaces } from "./page/grammar/json-places.js";
export type { FrontMatter, FrontMatterValue } from "./page/markdown/front-matter.js";
export type { LockFile } from "./output/lock-file.js";
export type { Difference, DifferenceKind } from "./output/compare-output.js";
export type { CheckResult, Origin } from "./output/write-output.js";
export type { DocumentedApi } from "./pipeline.js";
export type { OnProgress, Paging, SharedOperationFacts } from "./vocabulary.js";
export { UsageError } from "./usage-error.js";
