import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../generator/cli/inputs/load-config.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";

it("loads a TypeScript config again after the config, or a module that it imports, was edited", async () => {
  const folder = scratchFolder();
  const config = "docwright.config.ts";
  const load = async () => (await loadConfig(join(folder, config)))?.config;
  putFiles(folder, {
    [config]: `import { out } from "./out.ts"; export default { docs: "docs", out };`,
    "out.ts": 'export const out = "sdk";',
  });
  expect(await load()).toEqual({ docs: "docs", out: "sdk" });
  putFiles(folder, { [config]: `import { out } from "./out.ts"; export default { docs: "pages", out };` });
  expect(await load()).toEqual({ docs: "pages", out: "sdk" });
  putFiles(folder, { "out.ts": 'export const out = "client";' });
  expect(await load()).toEqual({ docs: "pages", out: "client" });
});
