import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import type { DocwrightConfig } from "../../../config.js";
import { stampOf } from "../../inputs/held-source.js";
import { configNames, loadConfig } from "../../inputs/load-config.js";
import { settingsFrom, type Settings } from "../../inputs/settings.js";
import type { LiveReportOptions } from "./live-report.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";

export interface WatchOptions extends GlobalOptions, DocsOptions, MetadataOptions, LiveReportOptions {
  readonly out?: string;
  readonly allowDowngrade?: boolean;
}

/** The settings of a watched SDK. They change when the config changes. */
export class Setup {
  readonly #options: WatchOptions;
  #files: readonly string[];
  #folders: readonly string[] = [];
  #sdk: NonNullable<DocwrightConfig["sdk"]> = {};
  /** The states of the files, and the paths of the folders without symbolic links. */
  #stamps = new Map<string, string>();

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#files = this.#configFiles();
  }

  /** The config file, or all paths at which it can be, and the license file. */
  get files(): readonly string[] {
    return this.#files;
  }

  /** The docs folders. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The SDK options that the config sets. */
  get sdk(): NonNullable<DocwrightConfig["sdk"]> {
    return this.#sdk;
  }

  /** @throws UsageError if the config is invalid or does not name docs. */
  async load(): Promise<Settings> {
    await this.changed();
    const config = await loadConfig(this.#options.config);
    this.#sdk = config?.config.sdk ?? {};
    const license = this.#sdk.licenseFile;
    const licenseFiles = config === null || license === undefined ? [] : [resolve(config.folder, license)];
    this.#files = [...this.#configFiles(), ...licenseFiles];
    await this.changed();
    const settings = settingsFrom(config, this.#options);
    this.#folders = settings.docs;
    await this.changed();
    return settings;
  }

  /** The files and folders that have changed since the last call, without those that are new in the config. */
  async changed(): Promise<string[]> {
    const before = this.#stamps;
    this.#stamps = new Map([
      ...(await Promise.all(this.#files.map(async (file) => [file, await stampOf(file)] as const))),
      ...(await Promise.all(this.#folders.map(async (folder) => [folder, await realPath(folder)] as const))),
    ]);
    return [...this.#stamps].flatMap(([path, stamp]) => ((before.get(path) ?? stamp) === stamp ? [] : [path]));
  }

  #configFiles(): string[] {
    const { config } = this.#options;
    return (config === undefined ? configNames : [config]).map((name) => resolve(name));
  }
}

/** A missing folder has the path `missing`, which is not an absolute path. */
function realPath(folder: string): Promise<string> {
  return realpath(folder).catch(() => "missing");
}
