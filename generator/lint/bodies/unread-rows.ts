import { groupBy } from "../../collections/group-by.js";
import type { Place } from "../../findings/finding.js";
import type { Contradiction } from "../../model/check-value.js";
import type { Operation, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { Page } from "../../page/page.js";
import type { LintedApi } from "../check.js";

/**
 * Returns a function that tells whether docwright skipped rows of a type because translation changed the names in them.
 * The properties in these rows are unknown, so only `translated-name` is reported for the type.
 */
export function typesWithUnreadRows({ model }: LintedApi): (type: TypeModel) => boolean {
  const declared = groupBy(
    model.types.filter(({ origin }) => origin === "page"),
    ({ source }) => source.file,
  );
  const incomplete = new Set<string>();
  for (const { rule, file, line } of model.diagnostics) {
    if (rule !== "translated-name") continue;
    // A page can declare several types. A table belongs to the nearest type above it.
    const above = (declared.get(file) ?? []).filter(({ source }) => source.line <= line);
    const owner = above.sort((a, b) => a.source.line - b.source.line).at(-1);
    incomplete.add(owner?.name ?? file);
  }
  return ({ name, source }) => incomplete.has(name) || incomplete.has(source.file);
}

/**
 * Returns a function that tells whether the expected type of a value comes only from a JSON representation, and the row
 * of the property may be among the skipped rows. The row can document another type.
 */
export function valuesOfUnreadRows(
  types: readonly TypeModel[],
  isIncomplete: (type: TypeModel) => boolean,
): (contradiction: Contradiction) => boolean {
  const shown = types
    .filter(isIncomplete)
    .flatMap(({ properties }) => properties.filter(({ origin }) => origin === "example"));
  const keys = new Set(shown.map(({ name, type }) => `${name} ${itemType(type).type}`));
  return ({ rule, type, path }) => {
    const name = path.split("/").findLast((segment) => !/^\d*$/.test(segment));
    // The value of `value` is the result of a call.
    return (
      rule === "wrong-type" && path !== "/value" && type !== null && keys.has(`${name ?? ""} ${itemType(type).type}`)
    );
  };
}

/**
 * Returns a function that tells whether docwright skipped rows in the request body table of an operation, because
 * translation changed the names in them. Every skipped row below the start of the request body section counts.
 */
export function operationsWithUnreadRows(
  { model }: LintedApi,
  facts: ReadonlyMap<string, Page>,
): (operation: Operation) => boolean {
  const translated = model.diagnostics.filter(({ rule }) => rule === "translated-name");
  const byFile = groupBy(translated, ({ file }) => file);
  return ({ source }) => {
    const body = facts.get(placeKey(source))?.operation?.requestBody?.source;
    return body !== undefined && (byFile.get(body.file) ?? []).some(({ line }) => line >= body.line);
  };
}

/** A key for what is declared at a place. */
export function placeKey({ file, line }: Place): string {
  return `${file}:${line.toString()}`;
}
