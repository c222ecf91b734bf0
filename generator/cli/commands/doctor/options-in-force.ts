import { relative } from "node:path";
import type { DocwrightConfig } from "../../../config.js";
import { defaultSdkOptions } from "../../../emit/options.js";
import type { LoadedConfig } from "../../inputs/load-config.js";
import { docsSetKeys } from "../../inputs/settings.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";

/** An option with the value that this run uses, and where the value comes from. */
export interface OptionInForce {
  readonly key: string;
  readonly value: unknown;
  /**
   * Where the value comes from: an option such as `--docs`, the path of the config file, or `default`. If the value is
   * in the config but not used, the text ends with the reason.
   */
  readonly source: string;
}

type CommandOptions = GlobalOptions & DocsOptions & MetadataOptions & { readonly out?: string };

/**
 * Lists the options that this run uses: the options of the command line, the options of the config, and the SDK's
 * defaults.
 */
export function optionsInForce(loaded: LoadedConfig | null, options: CommandOptions): readonly OptionInForce[] {
  const file = loaded === null ? "" : relative(process.cwd(), loaded.file).replaceAll("\\", "/");
  const { docs, apiVersion, include, exclude, metadata, out } = options;
  const ofCommand = flatten({ docs, apiVersion, include, exclude, metadata, out });
  const ofConfig = flatten(withNames(loaded?.config ?? {}));
  const defaults = flatten({ sdk: defaultSdkOptions } satisfies { sdk: object }).filter(([, value]) => value !== null);
  const named = new Set(ofCommand.map(([key]) => key));
  const isIgnored = (key: string): boolean => docs !== undefined && docsSetKeys.has(key);
  return [
    ...ofCommand.map(([key, value]) => ({ key, value, source: optionName(key) })),
    ...ofConfig
      .filter(([key]) => !named.has(key))
      .map(([key, value]) => ({ key, value, source: isIgnored(key) ? `${file}, not used because of --docs` : file })),
    ...defaults
      .filter(([key]) => !ofConfig.some(([other]) => other === key))
      .map(([key, value]) => ({ key, value, source: "default" })),
  ];
}

/** Replaces the custom rules and emitters of a config by their names, because their functions cannot be printed. */
function withNames({ lint, emitters, ...config }: DocwrightConfig): object {
  const customRules = lint?.customRules?.map(({ id }) => id);
  return { ...config, ...(lint && { lint: { ...lint, customRules } }), emitters: emitters?.map(({ name }) => name) };
}

/** Keys of the config whose values are objects with options. `doctor` lists each option on its own line: `sdk.out`. */
const GROUPS: ReadonlySet<string> = new Set<keyof DocwrightConfig>(["sdk", "lint", "verify", "diff"]);

function flatten(config: object): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(config as Record<string, unknown>).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (!GROUPS.has(key) || typeof value !== "object" || value === null) return [[key, value]];
    return Object.entries(value).flatMap(([inner, one]) => (one === undefined ? [] : [[`${key}.${inner}`, one]]));
  });
}

/** The name of the command line option for a key of the config: `--api-version` for `apiVersion`. */
function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
