import { resolve } from "node:path";
import type { DocwrightConfig } from "../../config.js";
import { extendDialect } from "../../dialect/extend-dialect.js";
import { microsoftGraph } from "../../dialect/microsoft-graph.js";
import { defaultSdkOptions, type SdkOptions } from "../../emit/options.js";
import type { LintOptions } from "../../lint/options.js";
import type { ApiSource } from "../../pipeline.js";
import { UsageError } from "../../usage-error.js";
import { loadConfig, type LoadedConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";

/** What a run is to do: the command line and the config in one, with absolute paths and nothing left open. */
export interface Settings extends ApiSource {
  /** `null` where neither says: only some commands need it. */
  readonly out: string | null;
  readonly sdk: SdkOptions;
  readonly lint: LintOptions;
  /** File of the findings that lint knows already. */
  readonly baseline: string | null;
  /** File of the findings that verify knows already. */
  readonly verifyBaseline: string | null;
}

type GivenOptions = GlobalOptions & DocsOptions & { readonly out?: string };

/**
 * Reads the config and lays the command line over it.
 *
 * @throws UsageError where neither names docs, or the config is wrong.
 */
export async function readSettings(given: GivenOptions): Promise<Settings> {
  return settingsFrom(await loadConfig(given.config), given);
}

/**
 * Lays the command line over the config. `--docs` names another docs set than the config does, so nothing that the
 * config says of its own set or of that set's output holds for it; the dialect, the SDK's options and the
 * severities of rules do.
 *
 * @throws UsageError where neither names docs, or a pattern is empty.
 */
export function settingsFrom(loaded: LoadedConfig | null, given: GivenOptions): Settings {
  const config = loaded?.config ?? {};
  const inConfig = (path: string): string => resolve(loaded?.folder ?? "", path);
  const set: DocwrightConfig = given.docs === undefined ? config : {};
  const ofSet = (file: string | undefined): string | null =>
    file === undefined || given.docs !== undefined ? null : inConfig(file);
  const docs = given.docs?.map((path) => resolve(path)) ?? listOf(set.docs).map(inConfig);
  if (docs.length === 0) {
    throw new UsageError("No docs are named; name a folder with --docs, or write a docwright.config.ts that does.");
  }
  const [include, exclude] = [given.include ?? set.include ?? [], given.exclude ?? set.exclude ?? []];
  if ([...include, ...exclude].includes("")) {
    throw new UsageError("A pattern to include or exclude is empty; name pages, names or routes with it.");
  }
  const out = given.out ?? set.out;
  const { baseline, ...lint } = config.lint ?? {};
  return {
    docs,
    apiVersion: given.apiVersion ?? set.apiVersion ?? null,
    include,
    exclude,
    namespace: set.namespace ?? null,
    baseUrl: set.baseUrl ?? null,
    cache: given.cache,
    dialect: extendDialect(microsoftGraph, config.dialect ?? {}),
    out: out === undefined ? null : given.out === undefined ? inConfig(out) : resolve(out),
    sdk: { ...defaultSdkOptions, ...config.sdk },
    lint,
    baseline: ofSet(baseline),
    verifyBaseline: ofSet(config.verify?.baseline),
  };
}

function listOf(value: string | readonly string[] = []): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
