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
const isFound = createFinder(changes, head);

/**
 * Where an addition in the changelog was found: on the pages of December, on the pages of July, and in the changes that
 * `diff` reports. The run fails for "on pages and missed": only the pages of July contain the addition, and `diff` does
 * not report it.
 */
const outcomes = [
  "on pages and reported",
  "on pages and missed",
  "only reported",
  "on pages of both dates",
  "on pages of neither date",
  "only on December pages",
  "not an addition",
] as const;
type Outcome = (typeof outcomes)[number];

const table: Record<string, Record<Outcome, number>> = {};
const missed: string[] = [];
for (const record of readRecords(log)) {
  const outcome = record.what === "other" ? "not an addition" : outcomeOf(record);
  const row = (table[record.what] ??= Object.fromEntries(outcomes.map((name) => [name, 0])) as Record<Outcome, number>);
  row[outcome] += 1;
  if (outcome === "on pages and missed") missed.push(record.record);
}
console.table(table);
console.log(`Changes between the two dates: ${String(changes.length)}`);
for (const record of missed) console.error(`Missed change, which the changelog records: ${record}`);
process.exitCode = missed.length > 0 ? 1 : 0;

function outcomeOf(claim: Claim): Outcome {
  const [inDecember, inJuly, found] = [before.shows(claim), after.shows(claim), isFound(claim)];
  if (inJuly && !inDecember) return found ? "on pages and reported" : "on pages and missed";
  if (found) return "only reported";
  return inJuly ? "on pages of both dates" : inDecember ? "only on December pages" : "on pages of neither date";
}

async function modelOf(folder: string): Promise<ApiModel> {
  const { model } = await readDocsSet(folder, { cache: true });
  return model;
}

/**
 * Creates a function that tells whether the changes include a record, either as a separate change or as part of an
 * added type.
 */
function createFinder(found: readonly Change[], { types }: ApiModel): (claim: Claim) => boolean {
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
