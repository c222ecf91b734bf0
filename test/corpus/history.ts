import type { Change } from "../../generator/diff/change.js";
import { diffModels } from "../../generator/diff/diff-models.js";
import type { ApiModel } from "../../generator/model/model.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { type Claim, RawPages, readRecords } from "./changelog-records.js";

const [december, july] = [corpus("graph-2020-12"), corpus("graph-2021-07")];
const log = corpus("changelog/v1.0-2021-01-to-07.json");
if (december === null || july === null || log === null) process.exit();

const [base, head] = [await modelOf(december), await modelOf(july)];
const changes = diffModels(base, head);
const [before, after] = [new RawPages(december), new RawPages(july)];
const isFound = finder(changes, head);

/** What becomes of a record: of those that the pages of July show and those of December do not, none may be missed. */
const fates = [
  "shown and found",
  "shown and missed",
  "found besides",
  "on both dates",
  "on neither date",
  "in December alone",
  "says no addition",
] as const;
type Fate = (typeof fates)[number];

const table: Record<string, Record<Fate, number>> = {};
const missed: string[] = [];
for (const record of readRecords(log)) {
  const fate = record.what === "other" ? "says no addition" : fateOf(record);
  const row = (table[record.what] ??= Object.fromEntries(fates.map((name) => [name, 0])) as Record<Fate, number>);
  row[fate] += 1;
  if (fate === "shown and missed") missed.push(record.record);
}
console.table(table);
console.log(`${String(changes.length)} changes between the two dates.`);
for (const record of missed) console.error(`Missed: ${record}`);
process.exitCode = missed.length > 0 ? 1 : 0;

function fateOf(claim: Claim): Fate {
  const [then, now, found] = [before.shows(claim), after.shows(claim), isFound(claim)];
  if (now && !then) return found ? "shown and found" : "shown and missed";
  if (found) return "found besides";
  return now ? "on both dates" : then ? "in December alone" : "on neither date";
}

async function modelOf(folder: string): Promise<ApiModel> {
  const { model } = await readDocsSet(folder, { cache: true });
  return model;
}

/** Whether changes tell what a record says: by themselves, or as part of a type that came whole. */
function finder(found: readonly Change[], { types }: ApiModel): (claim: Claim) => boolean {
  const shortName = (name: string): string => name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const key = (...parts: readonly string[]): string => parts.join(" ").toLowerCase();
  const told = new Set(found.map(({ id, target, name }) => key(id, shortName(target), name ?? "")));
  const cameWhole = new Set(
    types
      .filter(({ name }) => ["type-added", "type-renamed"].some((id) => told.has(key(id, shortName(name), ""))))
      .flatMap(({ name, properties, members }) =>
        [...properties, ...members].map((part) => key(shortName(name), part.name)),
      ),
  );
  const permissions = new Set(
    found
      .filter(({ id }) => id.startsWith("permission-"))
      .flatMap(({ name, to }) => (to ?? name ?? "").split(/, | and /)),
  );
  const ids: Record<Claim["what"], readonly string[]> = {
    type: ["type-added", "type-renamed"],
    member: ["enum-member-added", "enum-member-renamed"],
    property: ["property-added", "property-renamed"],
    relationship: ["property-added", "property-renamed"],
    method: ["operation-added"],
    permission: [],
  };
  return ({ what, of, name }) =>
    what === "permission"
      ? permissions.has(name)
      : ids[what].some((id) => told.has(key(id, of, name))) || cameWhole.has(key(of, name));
}
