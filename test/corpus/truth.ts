import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { verify } from "../../generator/verify/verify.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { lookAt } from "./look-at.js";
import { type RawType, rawTypes } from "./raw-metadata.js";

/**
 * Holds `verify` to a second reading of pages and metadata, by sight and without docwright's readers: every difference
 * that it sees has to be among the findings.
 */
const [docs, metadata] = [corpus("graph-2021-07"), corpus("metadata/v1.0-2021-07.csdl.xml")];
if (docs === null || metadata === null) process.exit();

const csdl = readFileSync(metadata, "utf8");
const { model } = await readDocsSet(docs, { cache: true });
const findings = verify(model, readMetadata(csdl, metadata));

/** What findings speak of: by target and name, or by the name that would be right. */
const spokenOf = new Set(
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
const seen = { "name that the metadata lacks": 0, "type that disagrees": 0, "property that no page documents": 0 };
const unsaid: string[] = [];

/** Types that the docs have under another name, which one finding tells of all their parts. */
const renamed = new Set(
  findings.flatMap(({ rule, target, suggestion }) =>
    rule === "type-not-in-metadata" && suggestion !== undefined ? [target, suggestion] : [],
  ),
);

function check(what: keyof typeof seen, type: string, name: string): void {
  seen[what] += 1;
  if (!spokenOf.has(`${type} ${name}`.toLowerCase())) unsaid.push(`${what}: ${name} of ${type}`);
}

for (const [name, rows] of pages) {
  const declared = inherited(types.get(name));
  for (const row of rows) {
    const type = declared.get(row.name);
    if (type === undefined) check("name that the metadata lacks", name, row.name);
    else if (disagree(row.type, type) && !renamed.has(itemOf(type))) check("type that disagrees", name, row.name);
  }
}
for (const type of types.values()) {
  const documented = new Set(lineage(type).flatMap(({ name }) => (pages.get(name) ?? []).map((row) => row.name)));
  for (const name of type.properties.keys()) {
    if (!documented.has(name) && !renamed.has(type.name)) check("property that no page documents", type.name, name);
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
for (const difference of unsaid) console.error(`Not reported: ${difference}`);
process.exitCode = unsaid.length > 0 ? 1 : 0;

/** The rows of the tables of properties and relationships, by the type of the page. */
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
    // Properties of the JSON in a string are none of the type's own.
    const lines = text
      .replace(/^#+ +Properties of an? [^]*?(?=^## )/gim, "")
      .replace(/^## \w+ (?=Properties)/m, "## ")
      .split(/\r?\n/);
    const own = lookAt(lines.join("\n")).propertyRows.map((line) =>
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

/** The text of a cell without links and marks. */
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

/** Words of pages for primitive types, beside their own names. */
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

/** Whether the words of a cell are about another type. Cells of several types or none leave it open. */
function disagree(cell: string, type: string): boolean {
  const said = plain(cell);
  if (/untyped|\bor\b|\bobject\b/i.test(said) || said === "") return false;
  const isMany = /\bcollection\b|\[\]|\blist of\b/i.test(said);
  const [item = ""] = said
    .replaceAll(/\bcollections?(?:\s+of|\s*\()?|\([^)]*\)|\bresource\b/gi, " ")
    .trim()
    .split(/[\s.]*(?:\s|$)/);
  const shortName = (text: string): string =>
    text
      .replace(/^Collection\(|\)$/g, "")
      .replace(/^.*\./, "")
      .toLowerCase();
  return isMany !== type.startsWith("Collection(") || primitive(shortName(item)) !== primitive(shortName(type));
}
