import type { Finding } from "../../findings/finding.js";
import { indexOfWord, type SourceTexts } from "../source-texts.js";
import type { Edit } from "./edit.js";

/**
 * A list of permissions, separated by commas. Text with other words does not match, because these words can depend on
 * the order of the permissions.
 */
const LIST = /^[\w.-]+(?:, ?[\w.-]+)*$/;

/** Moves a permission in its list before the more privileged permission. The separators stay where they are. */
export function orderPermissions({ file, line, subject = "" }: Finding<string>, texts: SourceTexts): readonly Edit[] {
  const [greater = "", lesser = ""] = subject.split(" ");
  const text = texts.line(file, line);
  const start = greater === "" ? -1 : indexOfWord(greater, text);
  const last = lesser === "" ? -1 : indexOfWord(lesser, text);
  const end = last + lesser.length;
  const list = start < 0 || last < start ? "" : text.slice(start, end);
  if (!LIST.test(list)) return [];
  const names = list.split(/, ?/);
  const separators = list.match(/, ?/g) ?? [];
  const ordered = [lesser, ...names.slice(0, -1)].map((name, index) => `${name}${separators[index] ?? ""}`).join("");
  return [{ start: { line, column: start + 1 }, end: { line, column: end + 1 }, text: ordered }];
}
