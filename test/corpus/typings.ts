import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { groupBy } from "../../generator/collections/group-by.js";
import { defaultSdkOptions, type SdkOptions } from "../../generator/emit/options.js";
import { nameTypes, reservedTypeNames } from "../../generator/emit/types/type-names.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import { mergeMetadata } from "../../generator/merge/merge-metadata.js";
import { readService } from "../../generator/metadata/read-metadata.js";
import type { ApiModel, TypeModel } from "../../generator/model/model.js";
import { itemType } from "../../generator/model/qualified-name.js";
import { indexTypes } from "../../generator/model/type-index.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { readTypings, type Shape } from "./read-typings.js";
import explained from "./typings-differences.json" with { type: "json" };

/**
 * Compares the types of the model with the typings that programs use today, `@microsoft/microsoft-graph-types`: first
 * the model of the docs, then the model of docs and metadata. Then compiles a program that assigns each type of the SDK
 * to the type of the same name in the typings. The run fails if a difference does not have a recorded reason. It also
 * fails if a recorded reason is not needed.
 */
const [docs, metadata] = [corpus("graph-2021-07"), corpus("metadata/v1.0-2021-07.csdl.xml")];
if (docs === null || metadata === null) process.exit();

const typingsFile = join(
  dirname(createRequire(import.meta.url).resolve("microsoft-graph-types/package.json")),
  "microsoft-graph.d.ts",
);
const text = readFileSync(typingsFile, "utf8");
const typings = readTypings(text);
const documented = (await readDocsSet(docs, { cache: true })).whole;
const merged = mergeMetadata(documented, readService(readFileSync(metadata, "utf8"), metadata), { file: metadata });

const reasons: Readonly<Record<string, string>> = explained;
const used = new Set<string>();
const unexplained: string[] = [];

const without = compare(documented);
const withMetadata = compare(merged);
console.table({ "without metadata": countsOf(without), "with metadata": countsOf(withMetadata) });
if (process.argv.includes("--documented"))
  for (const { kind, subject, message } of without) console.log(`${kind}: ${subject}: ${message}`);
for (const { subject, message } of withMetadata) explain(subject, message);

const failures = await assign(merged);
console.table(failures.counts);
for (const [subject, message] of failures.remaining) explain(`assign ${subject}`, message);

for (const line of unexplained) console.error(`No reason in test/corpus/typings-differences.json: ${line}`);
const stale = Object.keys(reasons).filter((subject) => !used.has(subject));
for (const subject of stale)
  console.error(`${subject} no longer differs; remove its reason from test/corpus/typings-differences.json.`);
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;

function explain(subject: string, message: string): void {
  const reason = reasons[subject];
  used.add(subject);
  if (reason === undefined) unexplained.push(`${subject}: ${message}`);
  else console.log(`${reason}: ${subject}: ${message}`);
}

interface Difference {
  readonly kind: "missing interfaces" | "missing properties" | "one or many" | "type" | "enum values";
  readonly subject: string;
  readonly message: string;
}

function countsOf(differences: readonly Difference[]): Record<Difference["kind"], number> {
  const count = (kind: Difference["kind"]): number => differences.filter((one) => one.kind === kind).length;
  return {
    "missing interfaces": count("missing interfaces"),
    "missing properties": count("missing properties"),
    "one or many": count("one or many"),
    type: count("type"),
    "enum values": count("enum values"),
  };
}

/**
 * Lists the interfaces, properties and enumeration values of the typings that a model lacks, the properties that have
 * another type in the model, and the enumeration values that only the model has.
 */
function compare({ types }: ApiModel): Difference[] {
  const byKey = new Map(types.map((type) => [keyOf(type.name), type]));
  const index = indexTypes(types);
  const found: Difference[] = [];
  for (const [key, { name, properties }] of typings.interfaces) {
    const type = byKey.get(key);
    if (type === undefined) {
      found.push({ kind: "missing interfaces", subject: name, message: "the model does not have the type" });
      continue;
    }
    for (const [property, theirs] of properties) {
      const subject = `${name}.${property}`;
      const declared = index.property(type.name, property);
      if (declared === undefined) {
        found.push({ kind: "missing properties", subject, message: "the model does not have the property" });
        continue;
      }
      const ours = shapeOf(declared.type);
      const message = `typings ${describe(theirs)}, model ${describe(ours)}`;
      // The typings have `any` for streams and JSON, so their types cannot be compared.
      if (theirs.type === "any" || ours.type === "any") continue;
      if (theirs.many !== ours.many) found.push({ kind: "one or many", subject, message });
      else if (theirs.type !== ours.type) found.push({ kind: "type", subject, message });
    }
  }
  for (const [key, values] of typings.enums) {
    const members = byKey.get(key)?.members.map(({ name }) => name) ?? [];
    const missing = values.filter((value) => !members.includes(value));
    const added = members.filter((member) => !values.includes(member));
    if (missing.length > 0)
      found.push({ kind: "enum values", subject: key, message: `only typings: ${first(missing)}` });
    else if (added.length > 0)
      found.push({ kind: "enum values", subject: key, message: `only model: ${first(added)}` });
  }
  return found;
}

function first(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
}

function describe({ many, type }: Shape): string {
  return many ? `${type}[]` : type;
}

/** Returns the name that the typings use for a type, in lower case. A namespace below the main one becomes a prefix. */
function keyOf(type: string): string {
  return type.replace(/^microsoft\.graph\./, "").toLowerCase();
}

function shapeOf(declared: string): Shape {
  const { type, collection } = itemType(declared);
  return { many: collection, type: type.startsWith("Edm.") ? primitive(type) : keyOf(type) };
}

/**
 * Returns the TypeScript type that represents a primitive type in OData's JSON. Does not use docwright's table of
 * types, so that errors in this table are found.
 */
function primitive(type: string): string {
  if (type === "Edm.Boolean") return "boolean";
  if (/^Edm\.(S?Byte|Int16|Int32|Int64|Single|Double|Decimal)$/.test(type)) return "number";
  return type === "Edm.Untyped" || type === "Edm.Stream" ? "any" : "string";
}

/**
 * Lets TypeScript 7 check that each type of the SDK is assignable to its type in the typings. SDKs with open and with
 * closed enumerations are checked against the typings as published. Then the SDK with closed enumerations is checked
 * against typings that were changed where a recorded reason explains the difference.
 */
async function assign(model: ApiModel) {
  const folder = mkdtempSync(join(tmpdir(), "docwright-typings-"));
  try {
    symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(folder, "node_modules"), "dir");
    write(join(folder, "program.ts"), programOf(model.types));
    const failed = async (enums: SdkOptions["enums"], ...declarations: string[]) => {
      const sdk = await generateSdk(model, { ...defaultSdkOptions, enums }, { cacheFile: join(folder, "cache") });
      const paths = [...sdk.drafts.keys()].filter((path) => /^src\/(models|runtime)\//.test(path));
      for (const file of await sdk.files(paths)) write(join(folder, file.path), file.text);
      return declarations.map((text) => compile(folder, text));
    };
    const [open] = await failed("open", text);
    const flags = model.types.filter((type) => type.flags).map(({ name }) => keyOf(name));
    const differing = [...typings.enums.keys()].filter((name) => reasons[name] !== undefined);
    const [closed, explained, remaining] = await failed(
      "closed",
      text,
      withOpenEnums(withExplainedTypes(), differing),
      withOpenEnums(withExplainedTypes(), [...differing, ...flags]),
    );
    const row = (failures = new Map<string, string>()) => ({
      assignable: typings.interfaces.size - failures.size,
      of: typings.interfaces.size,
    });
    return {
      counts: {
        'enums: "open", to the typings as published': row(open),
        'enums: "closed", to the typings as published': row(closed),
        "without explained differences": row(explained),
        "and with open enumerations whose members can be combined": row(remaining),
      },
      remaining: remaining ?? [],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the typings, with the named enumerations changed to accept any string. */
function withOpenEnums(declarations: string, keys: readonly string[]): string {
  const names = new Set(keys.map((key) => key.slice(key.lastIndexOf(".") + 1)));
  return declarations.replace(/^( *(?:export )?type (\w+) =[^;]+);/gm, (all, declaration: string, name: string) =>
    names.has(name.toLowerCase()) ? `${declaration} | (string & {});` : all,
  );
}

/** Returns the typings, with the type `any` for each property whose difference has a recorded reason. */
function withExplainedTypes(): string {
  const properties = [...typings.interfaces.values()].flatMap(({ name, properties }) =>
    [...properties].map(([property, place]) => ({ subject: `${name}.${property}`, ...place })),
  );
  return properties
    .filter(({ subject }) => reasons[subject] !== undefined)
    .sort((one, other) => other.start - one.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} any${rest.slice(end)}`, text);
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Returns a program with one assignment per line, in the order of the typings. */
function programOf(types: readonly TypeModel[]): string {
  const names = nameTypes(types, "microsoft.graph", reservedTypeNames(defaultSdkOptions));
  const byKey = new Map(types.map(({ name }) => [keyOf(name), names.get(name)]));
  const lines = [...typings.interfaces].map(([key, { name }], index) => {
    const own = byKey.get(key);
    if (own === undefined) throw new Error(`The SDK does not have ${name}.`);
    return `export const x${index}: MicrosoftGraph.${name} = {} as import("./src/models/${own.file}.js").${own.read};`;
  });
  return ['import type * as MicrosoftGraph from "./typings.js";', ...lines].join("\n");
}

/**
 * Compiles the program. @returns for each type that is not assignable: the first and the last line of the compiler's
 * explanation, by the name in the typings
 */
function compile(folder: string, declarations: string): Map<string, string> {
  write(join(folder, "typings.d.ts"), declarations);
  const compiler = createRequire(import.meta.url).resolve("typescript-7/package.json");
  const compilerOptions = { strict: true, noEmit: true, target: "es2022", module: "nodenext", types: [] };
  write(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(dirname(compiler), "bin/tsc"), "-p", folder, "--pretty", "false"],
    { encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  if (status === null) throw new Error("The compiler was stopped.");
  const names = [...typings.interfaces.values()].map(({ name }) => name);
  const messages = stdout.split(/^(?=\S)/m).map((message) => message.trim());
  const failed = groupBy(messages.filter(Boolean), (message) => {
    const line = /program\.ts[(:](\d+)/.exec(message)?.[1];
    const name = names[Number(line) - 2];
    if (name === undefined) throw new Error(`Unexpected message of the compiler: ${message}`);
    return name;
  });
  return new Map([...failed].map(([name, lines]) => [name, lines.join("\n").split("\n").at(-1)?.trim() ?? ""]));
}
