import { finding, type Report } from "../findings/create-finding.js";
import type { FieldRow, Page, RequestBodyFacts } from "../page/page.js";
import { linkTarget } from "./page-links.js";
import { isObject } from "./payload.js";

/**
 * Removes names from the tables of request bodies that may be translated words. Such a name is kept only if a linked
 * page shows it in a JSON representation, because translation does not change JSON.
 *
 * Reports `translated-name` once for each body with names that are left out.
 */
export function withoutDoubtfulNames(pages: readonly Page[], report: Report): readonly Page[] {
  const shown = new Map(pages.map((page) => [page.file.toLowerCase(), namesInRepresentations(page)]));
  return pages.map((page) => {
    const { operation } = page;
    const body = operation?.requestBody ?? null;
    if (operation === null || body?.fields.some(({ doubtful }) => doubtful) !== true) return page;
    const known = new Set(
      page.links.flatMap(({ url }) => [...(shown.get(linkTarget(url, page.file)?.path ?? "") ?? [])]),
    );
    return { ...page, operation: { ...operation, requestBody: knownFields(body, known, report) } };
  });
}

function namesInRepresentations({ types }: Page): readonly string[] {
  return types.flatMap(({ representation }) =>
    representation !== null && isObject(representation.value) ? Object.keys(representation.value) : [],
  );
}

function knownFields(body: RequestBodyFacts, known: ReadonlySet<string>, report: Report): RequestBodyFacts {
  const isUnknown = ({ doubtful, name }: FieldRow): boolean => doubtful === true && !known.has(name);
  const unknown = body.fields.filter(isUnknown);
  const [first] = unknown;
  if (first === undefined) return body;
  const names = unknown.map(({ name }) => `\`${name}\``).join(", ");
  const message = `These names are probably translated: ${names}. Neither the code of this page nor the JSON of the linked pages contains these names, so docwright skips their rows. Write the names as in the English page.`;
  report(finding("translated-name", first.source, message));
  return { ...body, fields: body.fields.filter((row) => !isUnknown(row)) };
}
