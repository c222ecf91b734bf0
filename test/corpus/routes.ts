import { readFileSync } from "node:fs";
import { responsesOfRoute } from "../../generator/model/route-responses.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { derivesFrom, rawService, walkRoute } from "./walk-metadata.js";
import explained from "./route-differences.json" with { type: "json" };

/**
 * Looks up every documented GET and POST in the service's metadata, without docwright's readers. Compares the response
 * type in the metadata with the response type in the model. The run fails if a share is below its limit. It also fails
 * if a difference does not have a recorded reason.
 */
const [docs, metadata] = [corpus("graph-2021-07"), corpus("metadata/v1.0-2021-07.csdl.xml")];
if (docs === null || metadata === null) process.exit();

/** The lowest allowed shares of routes whose response types agree, in percent. */
const targets = { get: 98, create: 98, "action or function": 97 };
const service = rawService(readFileSync(metadata, "utf8"));
const { model } = await readDocsSet(docs, { cache: true });
interface Counts {
  same: number;
  derived: number;
  /** The docs have only 202, and the metadata has the result of the long-running operation. */
  accepted: number;
  explained: number;
  routes: number;
}
const tally = new Map<keyof typeof targets, Counts>();
const unreached: string[] = [];
const differences: string[] = [];
const reasons = new Map(Object.entries(explained));
const used = new Set<string>();

for (const operation of model.operations) {
  for (const route of operation.routes) {
    if (route.method !== "GET" && route.method !== "POST") continue;
    const line = `${route.method} ${route.path}`;
    const walked = walkRoute(service, route.method, route.path);
    if (typeof walked === "string") {
      unreached.push(`${line}: ${walked}`);
      continue;
    }
    const kind = walked.kind === "action" || walked.kind === "function" ? "action or function" : walked.kind;
    const counts = tally.get(kind) ?? { same: 0, derived: 0, accepted: 0, explained: 0, routes: 0 };
    tally.set(kind, counts);
    counts.routes += 1;
    const successes = responsesOfRoute(route, operation).filter(({ status }) => status < 400);
    // A redirect leads to the content, and the metadata declares the type of the content.
    const documented = successes.map(({ status, type }) => (status >= 300 ? "Edm.Stream" : type));
    const expected = walked.type === "microsoft.graph.report" ? "Edm.Stream" : walked.type;
    const isDerived = documented.some(
      (type) => type !== null && expected !== null && derivesFrom(service, type, expected),
    );
    if (documented.length === 0 ? expected === null : documented.includes(expected)) counts.same += 1;
    else if (isDerived) counts.derived += 1;
    else if (successes.length > 0 && successes.every(({ status, type }) => status === 202 && type === null))
      counts.accepted += 1;
    else {
      const key = `${operation.id} ${route.method}`;
      const reason = reasons.get(key);
      used.add(key);
      if (reason !== undefined) counts.explained += 1;
      const types = documented.map((type) => type ?? "no body").join(" or ");
      differences.push(
        `${reason ?? "NO REASON RECORDED"}: ${operation.id}: ${line}: docs ${types}, metadata ${expected ?? "no body"}`,
      );
    }
  }
}

const shareOf = ({ same, derived, accepted, routes }: Counts): number => (100 * (same + derived + accepted)) / routes;
console.table(
  Object.fromEntries(
    [...tally].map(([kind, counts]) => [
      kind,
      { ...counts, share: `${shareOf(counts).toFixed(1)} %`, target: `${String(targets[kind])} %` },
    ]),
  ),
);
console.log(`${String(unreached.length)} routes lead to something that the metadata lacks.`);
if (process.argv.includes("--unreached")) for (const line of unreached) console.log(line);
for (const line of differences.sort()) console.log(line);
const short = [...tally].filter(([kind, counts]) => shareOf(counts) < targets[kind]);
for (const [kind, counts] of short)
  console.error(
    `${kind}: ${shareOf(counts).toFixed(1)} % of the routes agree; the target is ${String(targets[kind])} %.`,
  );
const unexplained = differences.filter((line) => line.startsWith("NO REASON"));
if (unexplained.length > 0)
  console.error(`${String(unexplained.length)} differences have no reason in test/corpus/route-differences.json.`);
const stale = [...reasons.keys()].filter((key) => !used.has(key));
for (const key of stale)
  console.error(`${key} no longer differs; remove its reason from test/corpus/route-differences.json.`);
process.exitCode = short.length + unexplained.length + stale.length > 0 ? 1 : 0;
