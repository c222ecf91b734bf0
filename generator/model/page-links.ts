/** The target of a link to another page. */
export interface LinkTarget {
  /** Path of the page, in lower case. */
  readonly path: string;
  /** File name of the page, in lower case, with `.md`. */
  readonly file: string;
  /** The heading that the link names. */
  readonly anchor: string | null;
}

/**
 * Reads a link between pages: relative (`../resources/user.md#properties`), or from the root of the published site
 * (`/graph/api/resources/user?view=…`). The result is in lower case, because docs spell paths in different letter
 * cases.
 *
 * @param from - path of the page that contains the link
 * @returns `null` if the link does not name a page
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
