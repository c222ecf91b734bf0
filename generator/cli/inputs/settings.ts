import { relative, resolve } from "node:path";
import type { DocwrightConfig } from "../../config.js";
import { extendDialect } from "../../dialect/extend-dialect.js";
import { microsoftGraph } from "../../dialect/microsoft-graph.js";
import type { Emitter } from "../../emit/emitter.js";
import { defaultSdkOptions, type SdkOptions } from "../../emit/options.js";
import type { LintOptions } from "../../lint/options.js";
import type { ApiSource } from "../../pipeline.js";
import { UsageError } from "../../usage-error.js";
import { quoteArgument } from "../next-command.js";
import { readNamedText } from "./read-named-file.js";
import { loadConfig, parentConfig, type LoadedConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";

/** The options of a run: the command line merged with the config, with absolute paths and defaults. */
export interface Settings extends ApiSource {
  /** The service's metadata, a CSDL file; `null` if none is set. */
  readonly metadata: string | null;
  /** Whether the SDK can call routes that are only in the metadata. */
  readonly metadataRoutes: boolean;
  /** The output folder; `null` if none is set, because only some commands need it. */
  readonly out: string | null;
  readonly sdk: SdkOptions;
  /** The emitters that write more files into the SDK. */
  readonly emitters: readonly Emitter[];
  readonly lint: LintOptions;
  /** The baseline file of lint. */
  readonly baseline: string | null;
  /** The baseline file of verify. */
  readonly verifyBaseline: string | null;
  readonly permissionsBaseline: string | null;
}

/**
 * The keys of the config that describe its docs set and output. They are ignored with `--docs`, which names another
 * docs set.
 */
export const docsSetKeys: ReadonlySet<string> = new Set<keyof DocwrightConfig | "lint.baseline" | "verify.baseline">([
  "docs",
  "apiVersion",
  "include",
  "exclude",
  "namespace",
  "baseUrl",
  "metadata",
  "metadataRoutes",
  "out",
  "lint.baseline",
  "verify.baseline",
]);

type CommandOptions = GlobalOptions & DocsOptions & { readonly out?: string; readonly metadata?: string };

/**
 * Loads the config and merges it with the command line.
 *
 * @throws UsageError if the config is invalid. UsageError also if neither the config nor the command line names docs.
 */
export async function readSettings(options: CommandOptions): Promise<Settings> {
  return settingsFrom(await loadConfig(options.config), options);
}

/**
 * Merges the command line with the config. `--docs` names another docs set, so options of the config about the docs set
 * and the output are then ignored. The dialect, the SDK's options and the severities of rules still apply.
 *
 * @throws UsageError if a pattern is empty. UsageError also if neither the command line nor the config names docs.
 */
export function settingsFrom(loaded: Omit<LoadedConfig, "file"> | null, options: CommandOptions): Settings {
  const config = loaded?.config ?? {};
  const inConfig = (path: string): string => resolve(loaded?.folder ?? "", path);
  const set: DocwrightConfig = options.docs === undefined ? config : {};
  const ofSet = (file: string | undefined): string | null =>
    file === undefined || options.docs !== undefined ? null : inConfig(file);
  const docs = options.docs?.map((path) => resolve(path)) ?? listOf(set.docs).map(inConfig);
  if (docs.length === 0) {
    const parent = loaded === null ? parentConfig() : null;
    throw new UsageError(
      parent === null
        ? "No docs folder; set one with --docs, or with docs in docwright.config.ts."
        : `No config in the current folder. Use the one of a parent folder with --config ${quoteArgument(relative(process.cwd(), parent))}.`,
    );
  }
  const [include, exclude] = [options.include ?? set.include ?? [], options.exclude ?? set.exclude ?? []];
  if ([...include, ...exclude].includes("")) {
    throw new UsageError("Empty pattern in --include or --exclude; use a glob of pages, types or routes.");
  }
  const out = options.out ?? set.out;
  const metadata = options.metadata === undefined ? ofSet(config.metadata) : resolve(options.metadata);
  if (metadata === null && set.metadataRoutes === true) {
    throw new UsageError(
      "metadataRoutes needs the service's metadata; set it with --metadata, or with metadata in the config.",
    );
  }
  const { baseline, ...lint } = config.lint ?? {};
  const { licenseFile, ...sdk } = config.sdk ?? {};
  return {
    docs,
    apiVersion: options.apiVersion ?? set.apiVersion ?? null,
    include,
    exclude,
    namespace: set.namespace ?? null,
    baseUrl: set.baseUrl ?? null,
    cache: options.cache,
    metadata,
    metadataRoutes: metadata !== null && config.metadataRoutes === true,
    dialect: extendDialect(microsoftGraph, config.dialect ?? {}),
    out: out === undefined ? null : options.out === undefined ? inConfig(out) : resolve(out),
    sdk: {
      ...defaultSdkOptions,
      ...sdk,
      licenseText: licenseFile === undefined ? null : readNamedText(inConfig(licenseFile)),
    },
    emitters: config.emitters ?? [],
    lint,
    baseline: ofSet(baseline),
    verifyBaseline: ofSet(config.verify?.baseline),
    permissionsBaseline: ofSet(config.verify?.permissionsBaseline),
  };
}

function listOf(value: string | readonly string[] = []): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
