import type { Dialect } from "../../dialect/dialect.js";
import type { JsonValue } from "../../model/model.js";
import { findSection } from "./table-lines.js";

/**
 * Adds properties to the JSON representation of a resource page, after its last property. If the block is not valid
 * JSON, the page stays as it is.
 */
export function insertJson(
  page: string,
  properties: readonly (readonly [name: string, value: JsonValue])[],
  dialect: Dialect,
): string {
  const lineEnd = page.includes("\r\n") ? "\r\n" : "\n";
  const lines = page.split(/\r?\n/);
  const heading = findSection(lines, "jsonRepresentation", dialect)?.heading ?? lines.length;
  const open = lines.findIndex((line, index) => index > heading && /^\s*`{3,}\s*json\s*$/i.test(line));
  const close = lines.findIndex((line, index) => index > open && /^\s*`{3,}\s*$/.test(line));
  if (open < 0 || close < 0) return page;
  const known = parseObject(lines.slice(open + 1, close).join("\n"));
  const missing = properties.filter(([name]) => known !== null && !Object.hasOwn(known, name));
  const end = lines.findLastIndex((line, index) => index < close && line.trim() === "}");
  if (missing.length === 0 || end <= open) return page;
  const last = lines.findLastIndex((line, index) => index < end && line.trim() !== "");
  const before = lines[last] ?? "";
  const [indent = "  "] = /^\s+/.exec(lines.slice(open + 2, end).find((line) => line.trim() !== "") ?? "") ?? [];
  const text = missing.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}`).join(",\n");
  const added = text.split("\n").map((line) => indent + line);
  const ended = before.trim() === "{" ? before : `${before.trimEnd()},`;
  return [...lines.slice(0, last), ended, ...added, ...lines.slice(end)].join(lineEnd);
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
