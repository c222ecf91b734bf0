import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildCli } from "../../built-cli.js";
import { writeCopies } from "./growth.js";
import { measure, summarize, type Cost } from "./measure.js";
import { prepareRivals } from "./rivals.js";
import { oneCore, SameBytes } from "./same-bytes.js";
import { measureWatch } from "./watch.js";

/**
 * Measures commands on a docs folder, and programs to compare them with. Each round measures all of them once, so that
 * other load on the machine affects all of them. Fails if the SDK depends on the way in which it was generated.
 *
 * `npm run bench -- FOLDER`; see docs/performance.md for the options.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    "api-version": { type: "string" },
    metadata: { type: "string" },
    rivals: { type: "boolean", default: false },
    growth: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const source = positionals[0];
if (source === undefined || !existsSync(source)) throw new Error("Name a docs folder: npm run bench -- FOLDER");
if (values.rivals && values.metadata === undefined) throw new Error("--rivals needs --metadata FILE.");

const folder = mkdtempSync(join(tmpdir(), "docwright-speed-"));
const { cli, remove } = await buildCli();
process.on("exit", () => {
  remove();
  rmSync(folder, { recursive: true, force: true });
});
const docs = join(folder, "docs");
cpSync(resolve(source), docs, { recursive: true });
const version = values["api-version"] === undefined ? [] : ["--api-version", values["api-version"]];
const input = ["--docs", docs, ...version];
const quiet = [...input, "--quiet"];
const sdk = join(folder, "sdk");
const generate = [cli, "generate", ...quiet, "--out", sdk];
const model = [cli, "model", ...quiet, "-o", join(folder, "model.json")];
const yardstick = ["--import", import.meta.resolve("tsx"), join(import.meta.dirname, "yardstick.ts")];

const files = readdirSync(docs, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".md"))
  .map((path) => join(docs, path));

/** Changes the description of an operation, so that files of the SDK change. */
function changePage(): void {
  changeText(pageIn("api"), (text) => text.replace(/^# .*\n/m, "$&\nOne more sentence."));
}

/** Changes the last cell of the first row of a table of properties. */
function changeTable(): void {
  const row = /^#+ Properties[^]*?\n\|[ :|-]+\|\n\|[^\n]*?(?=\s*\|\n)/m;
  const properties = pageIn("resources", (text) => row.test(text));
  changeText(properties, (text) => text.replace(row, "$& One more sentence."));
}

/** The first page in a folder with this name whose text fulfils a condition. */
function pageIn(name: string, fits: (text: string) => boolean = () => true): string {
  const page = files.find((file) => file.split(/[\\/]/).includes(name) && fits(readFileSync(file, "utf8")));
  if (page === undefined) throw new Error(`The docs have no fitting page in a folder named ${name}.`);
  return page;
}

function changeText(file: string, change: (text: string) => string): void {
  const changed = join(folder, "changed.md");
  writeFileSync(changed, change(readFileSync(file, "utf8")));
  // `watch` must not see the page while only a part of it is written.
  renameSync(changed, file);
}

/** Runs a command once to fill the cache, and then measures. */
function afterRun(args: readonly string[], then: () => Cost | Promise<Cost>): Cost | Promise<Cost> {
  measure(args, folder);
  return then();
}

const metadata = values.metadata === undefined ? null : resolve(values.metadata);
const rivals = values.rivals && metadata !== null ? prepareRivals(metadata) : {};
if (rivals === null) console.error("Skipped the comparison with other programs: the npm registry is not reachable.");

/** The order matters, because each measurement uses the files that the measurement before it wrote. */
const measurements: Readonly<Record<string, () => Cost | Promise<Cost>>> = {
  yardstick: () => measure([...yardstick, docs], folder),
  "model, cold": () => measure([...model, "--no-cache"], folder),
  "generate, cold": () => {
    rmSync(sdk, { recursive: true, force: true });
    return measure([...generate, "--no-cache"], folder);
  },
  "model, warm": () => afterRun(model, () => measure(model, folder)),
  "generate, unchanged": () => afterRun(generate, () => measure(generate, folder)),
  "generate, one page changed": () => {
    changePage();
    return measure(generate, folder);
  },
  "generate, one table changed": () => {
    changeTable();
    return measure(generate, folder);
  },
  "watch, one page changed": () =>
    afterRun(generate, () => measureWatch([cli, "watch", ...input, "--out", sdk], folder, changePage)),
  drift: () => measure([cli, "drift", ...quiet, "--out", sdk], folder, { codes: [0, 1] }),
  lint: () => measure([cli, "lint", ...quiet], folder, { codes: [0, 1] }),
  diff: () =>
    measure([cli, "diff", docs, join(folder, "model.json"), ...version, "--quiet"], folder, { codes: [0, 1] }),
  ...(metadata !== null && { verify: () => measure([cli, "verify", metadata, ...quiet], folder, { codes: [0, 1] }) }),
  ...rivals,
};

const results = await measureAll(measurements, Number(values.rounds));
const sameBytes = compareWays();
const growth = values.growth === undefined ? null : await measureAll(growthMeasurements(values.growth), 1);

if (values.json) {
  const rounds = Number(values.rounds);
  console.log(JSON.stringify({ node: process.version, rounds, results, sameBytes, growth }, null, 2));
} else {
  console.table(results);
  console.log(sameBytes);
  if (growth !== null) console.table(growth);
}

interface Row {
  readonly seconds: number;
  /** Time divided by the time of the first measurement. */
  readonly ratio: number;
  readonly spread: string;
  readonly cpu: number;
  readonly "cpu ratio": number;
  readonly megabytes: number;
}

async function measureAll(
  all: Readonly<Record<string, () => Cost | Promise<Cost>>>,
  rounds: number,
): Promise<Readonly<Record<string, Row>>> {
  const costs = new Map<string, Cost[]>(Object.keys(all).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(all)) costs.get(name)?.push(await run());
  }
  const summaries = [...costs].map(([name, list]) => [name, summarize(list)] as const);
  const reference = summaries[0]?.[1] ?? { seconds: 1, cpu: 1 };
  return Object.fromEntries(
    summaries.map(([name, { seconds, cpu, megabytes, spread }]) => [
      name,
      {
        ...{ seconds: rounded(seconds), ratio: rounded(seconds / reference.seconds), spread },
        ...{ cpu: rounded(cpu), "cpu ratio": rounded(cpu / reference.cpu), megabytes },
      },
    ]),
  );
}

/**
 * Generates the SDK of the changed docs in all ways, and compares the files. The output folder of the last measurement
 * was updated after each change.
 */
function compareWays(): string {
  const ways = new SameBytes();
  ways.add("after changes of a page", sdk);
  const into = (name: string): string[] => [cli, "generate", ...quiet, "--out", join(folder, name)];
  measure([...into("cold"), "--no-cache"], folder);
  ways.add("without a cache", join(folder, "cold"));
  measure(into("warm"), folder);
  ways.add("with a cache", join(folder, "warm"));
  const prefix = oneCore();
  if (prefix !== null) {
    measure([...into("single"), "--no-cache"], folder, { prefix });
    ways.add("on one core", join(folder, "single"));
  }
  return ways.check();
}

/** Measures `generate` without a cache on copies of the docs. The first row is the yardstick for the docs themselves. */
function growthMeasurements(sizes: string): Readonly<Record<string, () => Cost>> {
  const rows = sizes
    .split(",")
    .map(Number)
    .flatMap((copies) => {
      const target = join(folder, `copies-${String(copies)}`);
      mkdirSync(target);
      const run = (): Cost => {
        writeCopies(resolve(source ?? ""), target, copies);
        const cost = measure(
          [cli, "generate", "--docs", target, ...version, "--quiet", "--no-cache", "--out", `${target}-sdk`],
          folder,
        );
        for (const path of [target, `${target}-sdk`]) rmSync(path, { recursive: true });
        return cost;
      };
      return [[`generate, ${String(copies)} times the docs`, run] as const];
    });
  return Object.fromEntries([["yardstick", () => measure([...yardstick, docs], folder)] as const, ...rows]);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
