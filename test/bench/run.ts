import { readdirSync } from "node:fs";
import { join } from "node:path";
import { corpus } from "../corpus.js";
import { bundle } from "./bundles.js";
import { typeCheck, type Cost } from "./type-check.js";
import { docwright, install, installSdk, createProgramsFolder } from "./programs-folder.js";

/**
 * Upper limits of the figures: kilobytes of bundles, and time and memory of type checking as a share of those of
 * `@microsoft/msgraph-sdk`. They apply only if that package could be installed.
 */
const CEILINGS = { oneFunction: 8, wholeClient: 60, typeCheck: 0.5 };

/**
 * Compiler options of the measured projects: a new project, a project for Node, and a project that also checks the
 * declarations of packages. The last project does not have a time limit, because even an empty program takes nearly
 * half the time of a program with `@microsoft/msgraph-sdk`.
 */
const PROJECTS = {
  "a new project of tsc --init": { flags: "--target esnext --skipLibCheck true", isTimed: true },
  "a project for Node": { flags: "--target es2022 --lib es2022 --types node --skipLibCheck true", isTimed: true },
  "a project for Node without skipLibCheck": {
    flags: "--target es2022 --lib es2022 --types node --skipLibCheck false",
    isTimed: false,
  },
};

const docs = corpus("graph-2021-07");
if (docs === null) process.exit();
const folder = createProgramsFolder();
const sdk = join(folder, "sdk");
const faults: string[] = [];

const cold = docwright("model", "--docs", docs, "--no-cache", "-o", join(folder, "model.json"));
docwright("model", "--docs", docs, "-o", join(folder, "model.json"));
const cached = docwright("model", "--docs", docs, "-o", join(folder, "model.json"));
const generated = docwright("generate", "--docs", docs, "--out", sdk);
console.table({
  "read without cache": { seconds: round(cold), ratio: 1 },
  "read with cache": { seconds: round(cached), ratio: round(cached / cold) },
  "generate with cache": { seconds: round(generated), ratio: round(generated / cold) },
});

const uncached = docwright("drift", "--no-cache");
docwright("drift");
const drift = docwright("drift");
console.table({
  "drift of input-docs without cache": { seconds: round(uncached), ratio: 1 },
  "drift with cache": { seconds: round(drift), ratio: round(drift / uncached) },
});

const installed = install(
  folder,
  ...["@microsoft/msgraph-sdk", "@microsoft/msgraph-sdk-users", "@microsoft/kiota-authentication-azure"],
  ...["ky@1", "@types/node@20"],
);
if (!installed) {
  console.log("Skipped the comparison with @microsoft/msgraph-sdk and the bundles: the npm registry is not reachable.");
  process.exit();
}
installSdk(sdk, folder);

const one = `import { createGraphContext } from "graph-sdk/runtime";
import { getUser } from "graph-sdk/operations/users.js";
console.log((await getUser(createGraphContext({ credential: () => "token" }), "a")).displayName);`;
const whole = `import { GraphClient } from "graph-sdk";
const graph = new GraphClient({ credential: () => "token" });
console.log((await graph.users.byId("a").get()).displayName);`;
const theirs = `import type { AuthenticationProvider } from "@microsoft/kiota-abstractions";
import { FetchRequestAdapter } from "@microsoft/kiota-http-fetchlibrary";
import { createGraphServiceClient } from "@microsoft/msgraph-sdk";
import "@microsoft/msgraph-sdk-users";
const provider: AuthenticationProvider = { authenticateRequest: () => Promise.resolve() };
const graph = createGraphServiceClient(new FetchRequestAdapter(provider));
console.log((await graph.users.byUserId("a").get())?.displayName);`;

const bundles = {
  "one function": await bundle(folder, one),
  "whole client": await bundle(folder, whole),
  "@microsoft/msgraph-sdk": await bundle(folder, theirs),
};
const reference = bundles["@microsoft/msgraph-sdk"].gzipped;
console.table(
  Object.fromEntries(
    Object.entries(bundles).map(([name, { kilobytes, gzipped }]) => [
      name,
      { kilobytes, gzipped, ratio: round(gzipped / reference) },
    ]),
  ),
);
under("one function, gzipped kB", bundles["one function"].gzipped, CEILINGS.oneFunction);
under("whole client, gzipped kB", bundles["whole client"].gzipped, CEILINGS.wholeClient);
const traces = readdirSync(join(sdk, "src/operations"))
  .map((name) => `/${name.replace(/\.ts$/, "")}`)
  .filter((path) => path !== "/users" && bundles["one function"].text.includes(`${path}/`));
if (traces.length > 0) faults.push(`a bundle of one function holds traces of ${traces.join(", ")}`);

for (const [project, { flags, isTimed }] of Object.entries(PROJECTS)) {
  const programs = { nothing: "export {};", theirs, whole, one };
  const costs = typeCheck(folder, programs, flags.split(" "));
  console.log(`tsc, ${project}`);
  console.table(Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, row(cost, costs)])));
  const { theirs: their, whole: our } = costs;
  if (their === undefined || our === undefined) continue;
  if (isTimed) under(`seconds of tsc, of theirs, ${project}`, our.seconds / their.seconds, CEILINGS.typeCheck);
  under(`memory of tsc, of theirs, ${project}`, our.megabytes / their.megabytes, CEILINGS.typeCheck);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * Adds ratios to a cost: the cost divided by the cost of `@microsoft/msgraph-sdk`, in total and without the cost of an
 * empty program.
 */
function row(cost: Cost, { nothing, theirs: their }: Record<string, Cost>): Record<string, number> {
  if (nothing === undefined || their === undefined) return { ...cost };
  const beyond = (key: keyof Cost): number => round((cost[key] - nothing[key]) / (their[key] - nothing[key]));
  return {
    ...cost,
    "seconds, ratio": round(cost.seconds / their.seconds),
    "megabytes, ratio": round(cost.megabytes / their.megabytes),
    "seconds beyond nothing, ratio": beyond("seconds"),
    "megabytes beyond nothing, ratio": beyond("megabytes"),
  };
}

function under(what: string, value: number, ceiling: number): void {
  if (!(value < ceiling)) faults.push(`${what}: ${round(value).toString()}, not under ${ceiling.toString()}`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
