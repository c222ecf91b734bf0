import { fromServiceRoot } from "../page/grammar/request-line.js";
import type { OperationFacts, Page } from "../page/page.js";
import { endsInVersion, versionIn } from "./api-info.js";

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
 *
 * @param configured the base URL in the config. If it ends in a version that `baseUrl` does not have, request lines
 * without a version get this version.
 */
export function withVersions(pages: readonly Page[], baseUrl: string, configured = baseUrl): readonly Page[] {
  const lines = pages.flatMap(({ operation }) => operation?.requests ?? []);
  const versions = new Set(lines.map(({ root = "" }) => versionIn(root, baseUrl)));
  if (versions.size === 1 && endsInVersion(baseUrl)) return pages;
  const usual = configured.startsWith(baseUrl) ? configured.slice(baseUrl.length).replace(/(?<!\/)\/+$/, "") : "";
  return pages.map((page) => {
    const { operation } = page;
    if (operation === null) return page;
    const requests = operation.requests.map((line) => {
      const version = line.root === undefined ? usual : versionIn(line.root, baseUrl);
      return version === "" || baseUrl.endsWith(version) ? line : { ...line, path: `${version}${line.path}` };
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
