import type { DialectExtension } from "./dialect/extend-dialect.js";
import type { DiffOptions } from "./diff/options.js";
import type { Emitter } from "./emit/emitter.js";
import type { SdkOptions } from "./emit/options.js";
import type { LintOptions } from "./lint/options.js";

/** The content of `docwright.config.{ts,mts,js,mjs,json}`. Paths are relative to the file. */
export interface DocwrightConfig {
  /** The JSON Schema of this file, for editors: `./node_modules/docwright/dist/config.schema.json`. */
  readonly $schema?: string;
  /** The docs folder, or several folders that describe one API. */
  readonly docs?: string | readonly string[];
  /** The API version to read if the docs contain several: `v1.0`, `beta`. */
  readonly apiVersion?: string;
  /**
   * Globs that select a part of the API: page files to read (`api/user-*.md`), names of types and pages (`user`,
   * `user-list-*`) and routes (`/users/**`). Default: everything.
   */
  readonly include?: readonly string[];
  /** Globs that exclude a part of the API, in the same forms as in `include`. */
  readonly exclude?: readonly string[];
  /** Namespace of the types whose page does not have a namespace. */
  readonly namespace?: string;
  /**
   * Root URL of the service, including the version: `https://graph.microsoft.com/v1.0`.
   *
   * @pattern ^https?:\/\/[^\s\/?#@]+(?:\/[^\s?#]*)?$
   */
  readonly baseUrl?: string;
  /**
   * The service's metadata, a CSDL file. If it differs from the docs in types, properties, members or responses,
   * `generate`, `model` and `drift` follow the metadata. These commands also add parts of the API that are only in the
   * metadata.
   */
  readonly metadata?: string;
  /** Whether the SDK can also call the routes that are only in the metadata. Default: false. */
  readonly metadataRoutes?: boolean;
  /** Headings, column names and phrases of these docs that the built-in dialect does not have. */
  readonly dialect?: DialectExtension;
  /** Output folder of the SDK. */
  readonly out?: string;
  readonly sdk?: SdkConfig;
  /**
   * Emitters that write more files into the SDK, such as `zodSchemas()` of `docwright/zod`. They need a config in
   * TypeScript or JavaScript.
   */
  readonly emitters?: readonly Emitter[];
  readonly lint?: LintConfig;
  readonly verify?: VerifyConfig;
  /** Options of `docwright diff`, `changelog` and `drift`. */
  readonly diff?: DiffConfig;
}

/** Options of the SDK. */
export interface SdkConfig extends Partial<Omit<SdkOptions, "description" | "license" | "licenseText" | "repository">> {
  /** Description of the npm package. Default: made from the name and the version of the API. */
  readonly description?: string;
  /** License of the package, as an SPDX expression: `MIT`. */
  readonly license?: string;
  /** File with the text of the license. It is copied to `LICENSE`. */
  readonly licenseFile?: string;
  /** URL of the package's repository: `https://github.com/contoso/sdk`. */
  readonly repository?: string;
}

/** Options of `docwright lint`. */
export interface LintConfig extends LintOptions {
  /** Baseline file. `lint` does not report the findings in it. */
  readonly baseline?: string;
}

/** Options of `docwright diff`, `changelog` and `drift`. */
export interface DiffConfig extends DiffOptions {
  /** File with the changes that `diff` accepts: a fingerprint and a reason on each line. */
  readonly accepted?: string;
}

/** Options of `docwright verify`. */
export interface VerifyConfig {
  /** Baseline file for the comparison with metadata. `verify` does not report the findings in it. */
  readonly baseline?: string;
  /** Baseline file for the comparison with a permissions file. `verify` does not report the findings in it. */
  readonly permissionsBaseline?: string;
}

export {
  camelCase,
  commentText,
  fileSegment,
  lineCommentText,
  objectKey,
  pascalCase,
  propertyAccess,
  propertyKey,
  stringLiteral,
  templateText,
} from "./emit/boundary.js";
export { writeModule } from "./emit/print/write-module.js";
export { defineEmitter, type EmittedFile, type Emitter, type EmitterInput } from "./emit/emitter.js";
export type { ModuleDraft } from "./emit/print/draft.js";
export { defineRule, type LintRule } from "./lint/define-rule.js";

/** Adds types to a config file: `export default defineConfig({ docs: "docs", out: "sdk" })`. */
export function defineConfig(config: DocwrightConfig): DocwrightConfig {
  return config;
}
