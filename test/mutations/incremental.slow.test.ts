import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { recentEntries } from "../../generator/cache/recent-entries.js";
import { holdDocs } from "../../generator/cli/inputs/held-docs.js";
import { readCompleteSdkApi, type SdkApi } from "../../generator/cli/inputs/sdk-api.js";
import { settingsFrom } from "../../generator/cli/inputs/settings.js";
import { makeOutput, makeSdk, openSdkCache } from "../../generator/cli/sdk/make-sdk.js";
import { openTerminal } from "../../generator/cli/terminal.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { UsageError } from "../../generator/usage-error.js";
import { corpus } from "../corpus.js";
import { scratchFolder } from "../output/scratch-folder.js";
import { mutateText } from "./mutate-text.js";
import { Random } from "./random.js";

/** To make other or more edits: `DOCWRIGHT_SEED=7 DOCWRIGHT_EDITS=500 npx vitest run --project=slow incremental` */
const seed = Number(process.env["DOCWRIGHT_SEED"] ?? 1);
const edits = Number(process.env["DOCWRIGHT_EDITS"] ?? 25);
const pages = 60;

const folder = corpus("graph-2021-07") ?? fileURLToPath(new URL("../../input-docs", import.meta.url));

it(`after each of ${edits} random edits, docs that are kept in memory give the SDK and the findings of a new run`, async () => {
  const random = new Random(seed);
  const docs = (await readDocs([folder])).filter(({ path }) => !path.includes("/includes/"));
  const drawn = random.shuffled(docs).slice(0, pages);
  const root = join(scratchFolder(), "docs");
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const { path, text, includes } of drawn) {
    put(path, text);
    for (const [include, content] of Object.entries(includes)) put(include, content);
  }

  const settings = settingsFrom(null, { docs: [root], cache: false, color: false });
  const terminal = openTerminal({ quiet: true, color: false });
  const held = await holdDocs(settings);
  const cache = recentEntries(await openSdkCache(settings));
  const result = async (read: () => Promise<SdkApi>, sdkCache?: typeof cache): Promise<unknown> => {
    try {
      const api = await read();
      const sdk = await makeSdk(api, settings, { cache: sdkCache });
      return { ...(await makeOutput(sdk)), findings: [...api.model.diagnostics, ...sdk.diagnostics] };
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
  };
  /** @returns whether the docs give an SDK */
  const expectEqual = async (): Promise<boolean> => {
    await held.dropChanged();
    const kept = await result(() => readCompleteSdkApi(settings, terminal, held), cache);
    expect(kept).toEqual(await result(() => readCompleteSdkApi(settings, terminal)));
    return typeof kept !== "string";
  };

  expect(await expectEqual()).toBe(true);
  const present = new Set(drawn.map(({ path }) => path));
  for (let edit = 0; edit < edits; edit += 1) {
    const path = random.oneOf([...present].sort());
    const file = join(root, path);
    const kind = random.below(8);
    if (kind === 0 && present.size > 1) {
      rmSync(file);
      present.delete(path);
    } else if (kind === 1) {
      const renamed = path.replace(/\.md$/, `-${edit}.md`);
      renameSync(file, join(root, renamed));
      present.delete(path);
      present.add(renamed);
    } else if (kind === 2) {
      const original = random.oneOf(drawn);
      put(original.path, original.text);
      present.add(original.path);
    } else {
      const text = readFileSync(file, "utf8");
      writeFileSync(file, mutateText(text, random));
      // If a page cannot be read, no SDK is generated, so later edits would not be tested.
      if (!(await expectEqual())) writeFileSync(file, text);
    }
    expect(await expectEqual()).toBe(true);
  }
});
