/** Where a link to another page leads: the page's key, and the heading on it. */
export interface LinkTarget {
  readonly path: string;
  readonly file: string;
  readonly anchor: string | null;
}

/**
 * Reads a link between pages as docs write them: relative (`../resources/user.md#properties`), or from the root of the
 * published site (`/graph/api/resources/user?view=…`). `path` and `file` are in lower case, since docs are not strict
 * about it. `null` for links that lead to no page.
 *
 * @param from path of the page that holds the link
 */
export function linkTarget(link: string, from: string): LinkTarget | null {
  const hash = link.indexOf("#");
  const anchor = hash < 0 ? null : link.slice(hash + 1).toLowerCase();
  const address = (hash < 0 ? link : link.slice(0, hash)).split("?", 1)[0] ?? "";
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/)/i.test(address)) return null;
  const path = address === "" ? from : join(from, address);
  const file = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (file === "") return null;
  const withEnding = file.endsWith(".md") ? file : `${file}.md`;
  return { path: path.toLowerCase(), file: withEnding, anchor };
}

function join(from: string, address: string): string {
  if (/^(?:[a-z]+:\/)?\//i.test(address)) return address.replace(/^\/+/, "");
  const segments = from.split("/").slice(0, -1);
  for (const segment of address.replaceAll("\\", "/").split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}
