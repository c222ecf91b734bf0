import { shortName } from "../../../model/qualified-name.js";
import { typeMentions } from "../../../model/type-mentions.js";
import type { Page } from "../../../page/page.js";
import type { PermissionSet } from "../../../vocabulary.js";
import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";
import { placeOfWord } from "../../source-texts.js";

export const inconsistentCase: ApiCheck = { rule: "inconsistent-case", check: checkApi };

function* checkApi(api: LintedApi): Generator<CheckFinding> {
  yield* bodyFindings("inconsistent-case", api);
  yield* permissionNames(api);
  yield* propertyNames(api);
  yield* typeNames(api);
}

function* typeNames({ pages, model, texts }: LintedApi): Generator<CheckFinding> {
  const declared = new Map<string, Set<string>>();
  const titles = namesInTitles(pages);
  for (const { name, origin } of model.types) if (origin === "page") add(declared, shortName(name));
  for (const page of pages) {
    for (const { expression, inPayload } of typeMentions(page)) {
      const name = expression.name === null ? "" : shortName(expression.name);
      const right = differing(name, declared);
      if (right === null || inPayload || isPrimitiveWord(name)) continue;
      if (titles.has(right) && right === name.charAt(0).toUpperCase() + name.slice(1)) continue;
      const written = spellingIn(expression.text, name);
      if (written === null || written === right) continue;
      const message = `${written} is capitalized differently from the declared type ${right}. Write ${right}.`;
      yield { message, source: placeOfWord(written, expression.source, texts), suggestion: right, subject: written };
    }
  }
}

/**
 * Finds a name in a text, ignoring letter case, and returns it as the text writes it; `null` if the text does not
 * contain the name. If the text is a link such as `[mensagem](chatmessage.md)`, only the target contains the name, with
 * the letter case of the file.
 */
function spellingIn(text: string, name: string): string | null {
  if (text.includes(name)) return name;
  const index = text.toLowerCase().indexOf(name.toLowerCase());
  return index < 0 ? null : text.slice(index, index + name.length);
}

/** The types whose names are only in titles. A title starts in upper case, even if the name does not. */
function namesInTitles(pages: readonly Page[]): ReadonlySet<string> {
  const titled = pages.flatMap(({ types }) => types.filter(({ representation }) => representation === null));
  return new Set(titled.map(({ name }) => shortName(name)));
}

/** `string` and `json` mean primitive types, even if a page declares a type with that name. */
function isPrimitiveWord(name: string): boolean {
  return /^(?:string|json|duration|date|timestamp|boolean|binary|number)$/i.test(name);
}

function* permissionNames({ pages, texts }: LintedApi): Generator<CheckFinding> {
  const used = new Map<string, number>();
  for (const page of pages) for (const name of permissionsOf(page)) used.set(name, (used.get(name) ?? 0) + 1);
  const common = new Map<string, string>();
  for (const [name, count] of used) {
    const known = common.get(name.toLowerCase());
    if (known === undefined || count > (used.get(known) ?? 0)) common.set(name.toLowerCase(), name);
  }
  for (const page of pages) {
    for (const { source, ...schemes } of page.operation?.shared.permissions ?? []) {
      for (const name of permissionsIn(schemes)) {
        const right = common.get(name.toLowerCase()) ?? name;
        if (right === name) continue;
        const message = `${name} is capitalized differently from the permission ${right} on other pages. Write ${right}.`;
        yield { message, source: placeOfWord(name, source, texts), suggestion: right, subject: name };
      }
    }
  }
}

function* propertyNames({ pages }: LintedApi): Generator<CheckFinding> {
  for (const { name: type, properties, relationships } of pages.flatMap(({ types }) => types)) {
    const first = new Map<string, string>();
    for (const { name, source } of [...properties, ...relationships]) {
      const known = first.get(name.toLowerCase());
      if (known === undefined) first.set(name.toLowerCase(), name);
      else if (known !== name) {
        const message = `${name} and the property ${known} of ${type} differ only in capitalization. Remove or rename one of the two properties.`;
        yield { message, source, subject: `${type}.${name}` };
      }
    }
  }
}

type Schemes = Omit<PermissionSet, "source">;

function permissionsOf({ operation }: Page): Set<string> {
  return new Set(operation?.shared.permissions.flatMap((table) => [...permissionsIn(table)]));
}

function permissionsIn({ delegatedWork, delegatedPersonal, application }: Schemes): Set<string> {
  const schemes = [delegatedWork, delegatedPersonal, application];
  return new Set(schemes.flatMap(({ least, higher }) => [...least, ...higher].flat()));
}

function add(names: Map<string, Set<string>>, name: string): void {
  const key = name.toLowerCase();
  names.set(key, (names.get(key) ?? new Set()).add(name));
}

/**
 * The declared name that differs from `name` only in letter case; `null` if no name or several names do.
 */
function differing(name: string, declared: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const [right, ...others] = declared.get(name.toLowerCase()) ?? [];
  return right === undefined || right === name || others.length > 0 ? null : right;
}
