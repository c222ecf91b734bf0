import type { DialectExtension } from "./dialect/extend-dialect.js";
import type { DiffOptions } from "./diff/options.js";
import type { SdkOptions } from "./emit/options.js";
import type { LintOptions } from "./lint/options.js";

/** The content of `docwright.config.{ts,mts,js,mjs,json}`. Paths are relative to the file. */
export interface DocwrightConfig {
  /** The docs folder, or several folders that describe one API. */
  readonly docs?: string | readonly string[];
  /** The API version to read if the docs contain several: `v1.0`, `beta`. */
  readonly apiVersion?: string;
  /**
   * Globs that select a part of the API: page files to read (`api/user-*.md`), names of types and pages (`user`,
   * `user-list-*`) and routes (`/users/**`). Default: everything.
   */
  readonly include?: readonly string[];
  /** Globs of the same kinds that exclude a part of the API. */
  readonly exclude?: readonly string[];
  /** Namespace of types whose page does not name one. */
  readonly namespace?: string;
  /** Root URL of the service, including the version: `https://graph.microsoft.com/v1.0`. */
  readonly baseUrl?: string;
  /**
   * The service's metadata, a CSDL file. `generate`, `model` and `drift` follow it on types, properties, members and
   * responses, and add what the docs leave out.
   */
  readonly metadata?: string;
  /** Make routes callable that only the metadata has. Default: false. */
  readonly metadataRoutes?: boolean;
  /** Headings, column names and phrases of these docs that the built-in dialect does not have. */
  readonly dialect?: DialectExtension;
  /** Output folder of the SDK. */
  readonly out?: string;
  readonly sdk?: SdkConfig;
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
  /** Baseline file: the known findings, which are not reported. */
  readonly baseline?: string;
}

/** Options of `docwright diff`, `changelog` and `drift`. */
export interface DiffConfig extends DiffOptions {
  /** File with the changes that `diff` accepts: a fingerprint and a reason on each line. */
  readonly accepted?: string;
}

/** Options of `docwright verify`. */
export interface VerifyConfig {
  /** Baseline file: the known findings, which are not reported. */
  readonly baseline?: string;
}

/** Adds types to a config file: `export default defineConfig({ docs: "docs", out: "sdk" })`. */
export function defineConfig(config: DocwrightConfig): DocwrightConfig {
  return config;
}
