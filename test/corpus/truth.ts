import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { verify } from "../../generator/verify/verify.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { scanPage } from "./scan-page.js";
import { type RawType, rawTypes } from "./raw-metadata.js";

/**
 * Checks `verify` against a simple scan of pages and metadata that does not use docwright's readers. The run fails if
 * the scan finds a difference that `verify` does not report.
 */
const [docs, metadata] = [corpus("graph-2021-07"), corpus("metadata/v1.0-2021-07.csdl.xml")];
if (docs === null || metadata === null) process.exit();

const csdl = readFileSync(metadata, "utf8");
const { model } = await readDocsSet(docs, { cache: true });
const findings = verify(model, readMetadata(csdl, metadata));

/**
 * The names that findings report as wrong: for each finding, its target with the wrong name, and its target with the
 * suggested name.
 */
const reportedNames = new Set(
  findings.flatMap(({ target, name, suggestion }) =>
    [name, suggestion].map((one) => `${target} ${one ?? ""}`.toLowerCase()),
  ),
);

interface Row {
  readonly name: string;
  readonly type: string;
}

const types = rawTypes(csdl);
const pages = documentedRows(docs);
const seen = { "name not in the metadata": 0, "type that differs": 0, "property not documented": 0 };
const unreported: string[] = [];

/**
 * Types that have another name in the docs than in the metadata. One finding reports such a type, so its properties are
 * not checked.
 */
const renamed = new Set(
  findings.flatMap(({ rule, target, suggestion }) =>
    rule === "type-not-in-metadata" && suggestion !== undefined ? [target, suggestion] : [],
  ),
);

/** Types that no page documents. One finding reports such a type, so its properties are not checked. */
const undocumented = new Set(findings.flatMap(({ rule, target }) => (rule === "type-not-documented" ? [target] : [])));

function check(what: keyof typeof seen, type: string, name: string): void {
  seen[what] += 1;
  if (!reportedNames.has(`${type} ${name}`.toLowerCase())) unreported.push(`${what}: ${name} of ${type}`);
}

for (const [name, rows] of pages) {
  const declared = inherited(types.get(name));
  for (const row of rows) {
    const type = declared.get(row.name);
    if (type === undefined) check("name not in the metadata", name, row.name);
    else if (typesDiffer(row.type, type) && !renamed.has(itemOf(type))) check("type that differs", name, row.name);
  }
}
for (const type of types.values()) {
  if (undocumented.has(type.name)) {
    if (pages.has(type.name)) unreported.push(`type with a page that is reported as not documented: ${type.name}`);
    continue;
  }
  const documented = new Set(lineage(type).flatMap(({ name }) => (pages.get(name) ?? []).map((row) => row.name)));
  for (const name of type.properties.keys()) {
    if (!documented.has(name) && !renamed.has(type.name)) check("property not documented", type.name, name);
  }
}
console.table(seen);
console.table(
  Object.fromEntries(
    [...new Set(findings.map(({ rule }) => rule))]
      .sort()
      .map((rule) => [rule, findings.filter((one) => one.rule === rule).length]),
  ),
);
for (const difference of unreported) console.error(`Not reported: ${difference}`);
process.exitCode = unreported.length > 0 ? 1 : 0;

/** Returns the rows of the tables of properties and relationships, by the type of the page. */
function documentedRows(docs: string): ReadonlyMap<string, readonly Row[]> {
  const byName = new Map([...types.keys()].map((name) => [name.toLowerCase(), name]));
  const folder = join(docs, "api-reference/v1.0/resources");
  const rows = new Map<string, readonly Row[]>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    const annotated = /"blockType"\s*:\s*"resource"[^}]*?"@odata\.type"\s*:\s*"#?([\w.]+)"/.exec(text)?.[1];
    const titled = /^# +(\w+) resource/m.exec(text)?.[1];
    const type = byName.get((annotated ?? `microsoft.graph.${titled ?? ""}`).toLowerCase());
    if (type === undefined) continue;
    // A section "Properties of …" documents JSON inside a string, not the type.
    const lines = text
      .replace(/^#+ +Properties of an? [^]*?(?=^## )/gim, "")
      .replace(/^## \w+ (?=Properties)/m, "## ")
      .split(/\r?\n/);
    const own = scanPage(lines.join("\n")).propertyRows.map((line) =>
      (lines[line - 1] ?? "").replace(/^\s*\|/, "").split("|"),
    );
    const named = own.map(([name = "", cell = ""]) => ({
      name: plain(name).split(/[\s(]/, 1)[0] ?? "",
      type: cell,
    }));
    rows.set(type, [...(rows.get(type) ?? []), ...named.filter(({ name }) => /^\w+$/.test(name))]);
  }
  return rows;
}

/** Returns the text of a cell without links and emphasis. */
function plain(cell: string): string {
  const text = cell.replaceAll(/\[\**([^\]*]*)\**\](?:\([^)]*\)?|\[[^\]]*\])/g, "$1");
  return text.replaceAll(/[*`]|<[^>]*>/g, "").trim();
}

function lineage(type: RawType): readonly RawType[] {
  const base = type.base === null ? undefined : types.get(type.base);
  return base === undefined ? [type] : [type, ...lineage(base)];
}

function inherited(type: RawType | undefined): ReadonlyMap<string, string> {
  return new Map(
    type === undefined
      ? []
      : lineage(type)
          .toReversed()
          .flatMap(({ properties }) => [...properties]),
  );
}

function itemOf(type: string): string {
  return type.replace(/^Collection\(|\)$/g, "");
}

/** Returns the primitive type for a word that pages use for it. */
function primitive(word: string): string {
  const words: Readonly<Record<string, string>> = {
    datetime: "datetimeoffset",
    timestamp: "datetimeoffset",
    int: "int32",
    integer: "int32",
    bool: "boolean",
    url: "string",
  };
  return words[word] ?? word;
}

/**
 * Tells whether a cell names a type that differs from `type`. Returns false for a cell that names several types or no
 * type.
 */
function typesDiffer(cell: string, type: string): boolean {
  const text = plain(cell);
  if (/untyped|\bor\b|\bobject\b/i.test(text) || text === "") return false;
  const isCollection = /\bcollection\b|\[\]|\blist of\b/i.test(text);
  const [item = ""] = text
    .replaceAll(/\bcollections?(?:\s+of|\s*\()?|\([^)]*\)|\bresource\b/gi, " ")
    .trim()
    .split(/[\s.]*(?:\s|$)/);
  const shortName = (name: string): string =>
    name
      .replace(/^Collection\(|\)$/g, "")
      .replace(/^.*\./, "")
      .toLowerCase();
  return isCollection !== type.startsWith("Collection(") || primitive(shortName(item)) !== primitive(shortName(type));
}
