import type { Operation } from "../../../model/model.js";
import { itemType } from "../../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../../model/type-index.js";
import type { Page } from "../../../page/page.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";
import { matchesUrl } from "../../../model/url-match.js";

export const responseTypeMismatch: ApiCheck = { rule: "response-type-mismatch", check: checkApi };

function* checkApi({ model, pages }: LintedApi): Generator<CheckFinding> {
  const types = indexTypes(model.types);
  const files = new Set(pages.filter(documentsType).map(({ file }) => file));
  for (const operation of model.operations) {
    if (files.has(operation.source.file)) yield* checkOperation(operation, types);
  }
}

/** Where the response section does not name a type, the model takes it from the example. */
function documentsType({ operation }: Page): boolean {
  return operation?.response?.statuses.some(({ type }) => type !== null) === true;
}

function* checkOperation({ routes, responses, examples }: Operation, types: TypeIndex): Generator<CheckFinding> {
  for (const { request, response } of examples) {
    if (response?.type == null || response.status >= 300) continue;
    // example-route-mismatch reports examples of other requests.
    if (!routes.some(({ method, path }) => method === request.method && matchesUrl(request.url, path))) continue;
    const documented = responses.find(({ status }) => status === response.status)?.type ?? null;
    if (documented === null || areRelated(itemType(response.type).type, itemType(documented).type, types)) continue;
    const shown = itemType(response.type).type;
    const message = `The annotation says ${shown}; the response section says ${itemType(documented).type}. Make them agree.`;
    yield { message, source: response.source, subject: shown };
  }
}

/** Tells whether one type is or derives from the other. Types without a page cannot be compared, so they count as related. */
function areRelated(shown: string, documented: string, types: TypeIndex): boolean {
  if ([shown, documented].some((name) => name.startsWith("Edm.") || types.get(name)?.origin !== "page")) return true;
  const lineage = (name: string): string[] => types.lineage(name).map((type) => type.name);
  return lineage(shown).includes(documented) || lineage(documented).includes(shown);
}
