import { fromServiceRoot } from "../page/grammar/request-line.js";
import type { OperationFacts, Page } from "../page/page.js";

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
