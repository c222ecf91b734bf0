import { extname, resolve } from "node:path";
import { readRegularFile } from "../read-files.js";
import { UsageError } from "../usage-error.js";
import { writeNamedFile } from "../write-files.js";

/** Options of {@link writeResult}. */
export interface WriteResultOptions {
  /** Whether to replace any file. */
  readonly force?: boolean | undefined;
}

/**
 * Writes a result to a file that the user named. An existing file is replaced only if it looks like an earlier result.
 *
 * @throws UsageError if the file exists and is something else, or if it cannot be written
 */
export function writeResult(file: string, text: string, { force }: WriteResultOptions): void {
  if (force !== true) assertReplaceable(file, text);
  writeNamedFile(file, text);
}

/**
 * Checks that a file can be replaced by a result.
 *
 * @throws UsageError if the file exists and docwright did not write it
 */
export function assertReplaceable(file: string, result: string): void {
  const existing = readRegularFile(resolve(file));
  // Devices are written to, and folders are refused later.
  if (existing === "missing" || existing.text === null || existing.text.trim() === "") return;
  if (existing.isUtf8 && (PLAIN_TEXT.has(extname(file).toLowerCase()) || hasSameForm(existing.text, result))) return;
  throw new UsageError(
    `${file} exists and does not look like an earlier result of this command. Choose another file, or replace this file with --force.`,
  );
}

/** Extensions of files without a form that can be compared. */
const PLAIN_TEXT: ReadonlySet<string> = new Set([".txt", ".log", ".out", ".patch", ".diff"]);

/** Whether two texts share most of the names of {@link topNames}. An empty list has the form of any list. */
function hasSameForm(existing: string, result: string): boolean {
  const [before, after] = [topNames(existing), new Set(topNames(result))];
  return before.filter((name) => after.has(name)).length * 2 > Math.min(before.length, after.size);
}

/**
 * The names that identify the form of a text: the top-level properties of JSON, YAML and front matter, the root element
 * and title of XML and HTML. For other texts, the first line without numbers.
 */
function topNames(text: string): readonly string[] {
  const trimmed = text.replace(/^\uFEFF/, "").trimStart();
  if (/^[[{]/.test(trimmed)) return jsonNames(trimmed);
  if (trimmed.startsWith("<")) return markupNames(trimmed);
  const [first = ""] = trimmed.split(/\r?\n/, 1);
  const isYaml = first.trim() === "---" || /^[$\w-]+:(?:\s|$)/.test(first);
  if (!isYaml) return [first.replaceAll(/\d+/g, "#")];
  const [yaml = ""] = trimmed.slice(first.trim() === "---" ? first.length : 0).split(/^---\s*$/m, 1);
  return [...yaml.matchAll(/^([$\w-]+):/gm)].map(([, name = ""]) => `${name}:`);
}

/** The properties of an object, or of the first object in a list. */
function jsonNames(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    const subject: unknown = Array.isArray(value) ? (value[0] ?? {}) : value;
    const names = Object.keys(Object(subject) as object);
    return Array.isArray(value) ? ["[", ...names.map((name) => `[${name}`)] : names;
  } catch {
    return ["not JSON"];
  }
}

/** The characters at the start of a file in which the root element and the title are searched. */
const HEAD = 10_000;

function markupNames(text: string): readonly string[] {
  const head = text.slice(0, HEAD);
  const [, root = ""] = /<([A-Za-z][\w:.-]*)/.exec(head) ?? [];
  const [, title = ""] = /<title>([^<]*)/i.exec(head) ?? [];
  return [`<${root.toLowerCase()}> ${title}`];
}
