import { isObject } from "../../../model/payload.js";
import { isPlainWord } from "../../../model/translated-rows.js";
import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const representationIncomplete: PageCheck = { rule: "representation-incomplete", check: checkPage };

function* checkPage({ types, translated }: Page): Generator<CheckFinding> {
  for (const { name, representation, properties, open } of types) {
    if (representation === null || representation.malformed || open || !isObject(representation.value)) continue;
    // The rule representation-disagrees reports names that differ only in letter case.
    const shown = new Set(Object.keys(representation.value).map((name) => name.toLowerCase()));
    const missing = properties.filter(
      (row) =>
        !shown.has(row.name.toLowerCase()) &&
        row.facts.inheritedFrom === null &&
        // The word can be the translation of a name that the JSON shows.
        !(translated === "latin" && isPlainWord(row.name)),
    );
    if (missing.length === 0) continue;
    const list = missing.map((row) => row.name).join(", ");
    const message = `The JSON representation of ${name} omits properties that the table lists: ${list}. Add these properties, or remove them from the table.`;
    yield { message, source: representation.bodySource, subject: name };
  }
}
