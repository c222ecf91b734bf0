import type { Operation } from "../../../model/model.js";
import { itemType, splitName } from "../../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../../model/type-index.js";
import type { Page } from "../../../page/page.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";
import { matchingRoutes } from "../../../model/url-match.js";

export const responseTypeMismatch: ApiCheck = { rule: "response-type-mismatch", check: checkApi };

function* checkApi({ model, pages }: LintedApi): Generator<CheckFinding> {
  const types = indexTypes(model.types);
  const files = new Set(pages.filter(documentsType).map(({ file }) => file));
  for (const operation of model.operations) {
    if (files.has(operation.source.file)) yield* checkOperation(operation, types);
  }
}

/**
 * Tells whether the response section names a type. Otherwise, the model takes the type from the example that is
 * checked.
 */
function documentsType({ operation }: Page): boolean {
  return operation?.response?.statuses.some(({ type }) => type !== null) === true;
}

function* checkOperation({ routes, responses, examples }: Operation, types: TypeIndex): Generator<CheckFinding> {
  let words: ReadonlySet<string> | undefined;
  for (const { request, response } of examples) {
    if (response?.type == null || response.status >= 300) continue;
    // The rule example-route-mismatch reports examples of other requests.
    if (!matchingRoutes(request.url, routes).some(({ method }) => method === request.method)) continue;
    const documented = responses.find(({ status }) => status === response.status)?.type ?? null;
    if (documented === null || areRelated(itemType(response.type).type, itemType(documented).type, types)) continue;
    const shown = itemType(response.type).type;
    words ??= new Set(responses.flatMap(({ description }) => description.toLowerCase().split(/\W+/)));
    if (isNamed(shown, words)) continue;
    const message = `The annotation says ${shown}; the response section says ${itemType(documented).type}. Use the same type in the annotation and in the response section.`;
    yield { message, source: response.source, subject: shown };
  }
}

/**
 * Tells whether two types are equal, or one derives from the other. Also true for a type without a page, because it
 * cannot be compared.
 */
function areRelated(shown: string, documented: string, types: TypeIndex): boolean {
  if ([shown, documented].some((name) => name.startsWith("Edm.") || types.get(name)?.origin !== "page")) return true;
  const lineage = (name: string): string[] => types.lineage(name).map((type) => type.name);
  return lineage(shown).includes(documented) || lineage(documented).includes(shown);
}

/** Tells whether the response section also names a type, as in "a socialIdentityProvider or builtInIdentityProvider". */
function isNamed(type: string, words: ReadonlySet<string>): boolean {
  const { short } = splitName(type);
  return /[a-z][A-Z]/.test(short) && words.has(short.toLowerCase());
}
