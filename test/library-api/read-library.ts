import { fileURLToPath } from "node:url";
import { settingsFrom, type Settings } from "../../generator/cli/inputs/settings.js";
import { loadConfig } from "../../generator/cli/inputs/load-config.js";
import { readApi, type DocumentedApi } from "../../generator/pipeline.js";

const config = fileURLToPath(new URL("docwright.config.json", import.meta.url));

/** Returns the settings from the config of the library's docs. */
export async function librarySettings(): Promise<Settings> {
  return settingsFrom(await loadConfig(config), { config, cache: false, color: false });
}

/** Reads the docs of the library with their config. The API does not follow Microsoft Graph's page template. */
export async function readLibrary(): Promise<DocumentedApi> {
  return readApi(await librarySettings());
}
