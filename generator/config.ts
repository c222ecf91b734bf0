import type { DialectExtension } from "./dialect/extend-dialect.js";
import type { DiffOptions } from "./diff/options.js";
import type { SdkOptions } from "./emit/options.js";
import type { LintOptions } from "./lint/options.js";

/** What `docwright.config.{ts,mts,js,mjs,json}` says. Paths are relative to the file. */
export interface DocwrightConfig {
  /** The docs folder, or several that make one API. */
  readonly docs?: string | readonly string[];
  /** The API version to read where the docs hold several: `v1.0`, `beta`. */
  readonly apiVersion?: string;
  /**
   * Globs of what to take: pages to read (`api/user-*.md`), and of what they document types and pages by name (`user`,
   * `user-list-*`) and routes (`/users/**`). All where there is none.
   */
  readonly include?: readonly string[];
  /** Globs of what to leave out, of the same kinds. */
  readonly exclude?: readonly string[];
  /** Namespace of types whose page names none. */
  readonly namespace?: string;
  /** Where the service answers, with its version: `https://graph.microsoft.com/v1.0`. */
  readonly baseUrl?: string;
  /** Words of these docs that the built-in dialect does not know. */
  readonly dialect?: DialectExtension;
  /** Folder of the SDK. */
  readonly out?: string;
  readonly sdk?: Partial<SdkOptions>;
  readonly lint?: LintConfig;
  readonly verify?: VerifyConfig;
  /** How `docwright diff`, and what builds on it, judges changes. */
  readonly diff?: DiffOptions;
}

/** How `docwright lint` judges. */
export interface LintConfig extends LintOptions {
  /** File of the findings that are known and not reported. */
  readonly baseline?: string;
}

/** How `docwright verify` judges. */
export interface VerifyConfig {
  /** File of the findings that are known and not reported. */
  readonly baseline?: string;
}

/** Gives a config file its types: `export default defineConfig({ docs: "docs", out: "sdk" })`. */
export function defineConfig(config: DocwrightConfig): DocwrightConfig {
  return config;
}
