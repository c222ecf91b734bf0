import { fromServiceRoot } from "../page/grammar/request-line.js";
import type { OperationFacts, Page } from "../page/page.js";
import { endsInVersion } from "./api-info.js";

/**
 * Removes the path of the service root from request lines and from the URLs of examples. This is necessary only for a
 * root such as `https://api.contoso.com/library/v2`. A root that consists of a host and a version is already removed
 * when the page is read.
 */
export function withRelativeRequests(pages: readonly Page[], baseUrl: string): readonly Page[] {
  const root = fromServiceRoot(baseUrl);
  if (root === "" || root === "/") return pages;
  return pages.map((page) =>
    page.operation === null ? page : { ...page, operation: withoutRoot(page.operation, root) },
  );
}

/**
 * Puts the versions of request lines (`/v2/books`) back into their paths if the base URL does not end in them. Needed
 * for docs of an API without OData whose request lines start with different versions. If all request lines have the same
 * version, a version in the base URL replaces it.
 */
export function withVersions(pages: readonly Page[], baseUrl: string): readonly Page[] {
  const roots = pages.flatMap(({ operation }) => (operation?.requests ?? []).map(({ root = "" }) => root));
  if (new Set(roots).size === 1 && endsInVersion(baseUrl)) return pages;
  return pages.map((page) => {
    const { operation } = page;
    if (operation === null) return page;
    const requests = operation.requests.map((line) => {
      const { root = "" } = line;
      return root.startsWith("/") && !baseUrl.endsWith(root) ? { ...line, path: `${root}${line.path}` } : line;
    });
    return { ...page, operation: { ...operation, requests } };
  });
}

function withoutRoot(operation: OperationFacts, root: string): OperationFacts {
  const relative = (path: string): string | null =>
    path.toLowerCase().startsWith(`${root.toLowerCase()}/`) ? path.slice(root.length) : null;
  return {
    ...operation,
    requests: operation.requests.map((line) => ({ ...line, path: relative(line.path) ?? line.path })),
    examples: operation.examples.map((example) => {
      const { request } = example;
      const local = request.url.replace(/^https?:\/\/[^/?#]{0,300}/i, "");
      return { ...example, request: { ...request, url: relative(local) ?? request.url } };
    }),
  };
}
