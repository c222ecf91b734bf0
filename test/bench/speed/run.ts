import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildCli } from "../../built-cli.js";
import { measure, summarize, type Cost } from "./measure.js";

/**
 * Measures commands on a docs folder, and a reference program (`yardstick.ts`) to compare them with. Each round
 * measures all of them once, so that other load on the machine affects all of them.
 *
 * `npm run bench:speed -- FOLDER [--rounds 3] [--api-version v1.0] [--metadata FILE] [--json]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    "api-version": { type: "string" },
    metadata: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const source = positionals[0];
if (source === undefined || !existsSync(source)) throw new Error("Name a docs folder: npm run bench:speed -- FOLDER");

const folder = mkdtempSync(join(tmpdir(), "docwright-speed-"));
const { cli, remove } = await buildCli();
process.on("exit", () => {
  remove();
  rmSync(folder, { recursive: true, force: true });
});
const docs = join(folder, "docs");
cpSync(resolve(source), docs, { recursive: true });
const sdk = join(folder, "sdk");
const version = values["api-version"] === undefined ? [] : ["--api-version", values["api-version"]];
const input = ["--docs", docs, ...version, "--quiet"];
const generate = [cli, "generate", ...input, "--out", sdk];
const model = [cli, "model", ...input, "-o", join(folder, "model.json")];

const page = readdirSync(docs, { recursive: true, encoding: "utf8" }).find((path) =>
  /(?:^|[\\/])api[\\/].+\.md$/.test(path),
);
const tsx = ["--import", "tsx", join(import.meta.dirname, "yardstick.ts"), docs];

/** The order matters, because each measurement uses the files that the measurement before it wrote. */
const measurements: Readonly<Record<string, () => Cost>> = {
  yardstick: () => measureHere(tsx),
  "model, cold": () => measure([...model, "--no-cache"], folder),
  "generate, cold": () => {
    rmSync(sdk, { recursive: true, force: true });
    return measure([...generate, "--no-cache"], folder);
  },
  "model, warm": () => afterRun(model, () => measure(model, folder)),
  "generate, unchanged": () => afterRun(generate, () => measure(generate, folder)),
  "generate, one page changed": () => {
    if (page !== undefined) addSentence(join(docs, page));
    return measure(generate, folder);
  },
  drift: () => measure([cli, "drift", ...input, "--out", sdk], folder, [0, 1]),
  lint: () => measure([cli, "lint", ...input], folder, [0, 1]),
  diff: () => measure([cli, "diff", docs, join(folder, "model.json"), ...version, "--quiet"], folder, [0, 1]),
  ...(values.metadata !== undefined && {
    verify: () => measure([cli, "verify", resolve(values.metadata ?? ""), ...input], folder, [0, 1]),
  }),
};

/** Changes the description of an operation, so that files of the SDK change. */
function addSentence(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^# .*\n/m, "$&\nOne more sentence.\n"));
}

function measureHere(args: readonly string[]): Cost {
  return measure(
    args.map((arg) => (arg === "tsx" ? import.meta.resolve("tsx") : arg)),
    folder,
  );
}

/** Runs a command once to fill the cache, and then measures. */
function afterRun(args: readonly string[], then: () => Cost): Cost {
  measure(args, folder);
  return then();
}

const costs = new Map<string, Cost[]>(Object.keys(measurements).map((name) => [name, []]));
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const [name, run] of Object.entries(measurements)) costs.get(name)?.push(run());
}
const summaries = [...costs].map(([name, list]) => [name, summarize(list)] as const);
const reference = summaries[0]?.[1] ?? { seconds: 1, cpu: 1 };
const table = Object.fromEntries(
  summaries.map(([name, { seconds, cpu, megabytes, spread }]) => [
    name,
    {
      ...{ seconds: round(seconds), ratio: round(seconds / reference.seconds), spread },
      ...{ cpu: round(cpu), "cpu ratio": round(cpu / reference.cpu), megabytes },
    },
  ]),
);
if (values.json)
  console.log(JSON.stringify({ node: process.version, rounds: Number(values.rounds), results: table }, null, 2));
else console.table(table);

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
