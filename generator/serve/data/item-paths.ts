import { readPath } from "../../page/grammar/path.js";
import {
  decodeSegment,
  locationOf,
  readSegments,
  readTemplate,
  type Spot,
  spotOf,
  type TemplateSegment,
} from "./paths.js";

/**
 * The path of a file, relative to the root of a drive or to a folder: `/me/drive/root:/Docs/a.txt:/content`.
 * {@link https://learn.microsoft.com/graph/onedrive-addressing-driveitems | Addressing items in OneDrive}
 */
export interface ItemPath {
  /** The root or the folder before the colon. */
  readonly start: Spot;
  /** The names of the folders and the file. */
  readonly names: readonly string[];
  /** The part after the file: `content`. */
  readonly after: { readonly template: readonly TemplateSegment[]; readonly segments: readonly string[] };
}

/**
 * Reads the path of a file in a request.
 *
 * @param route - the path of the route: `/me/drive/root:/{item-path}:/content`
 * @returns `null` if the route does not address a file by its path
 */
export function readItemPath(route: string, path: string): ItemPath | null {
  const { segments } = readPath(route);
  const at = segments.findIndex(
    ({ text }, index) => text.endsWith(":") && segments[index + 1]?.placeholders.length === 1,
  );
  if (at === -1) return null;
  const textOf = (some: typeof segments): string => some.map(({ text }) => `/${text}`).join("");
  const before = readTemplate(textOf(segments.slice(0, at + 1)).replace(/:$/, ""));
  const after = readTemplate(textOf(segments.slice(at + 2)));
  const sent = path.split("/").filter((segment) => segment !== "");
  const colon = sent.findIndex(endsWithColon);
  const next = sent.findIndex((segment, index) => index > colon && endsWithColon(segment));
  const end = next === -1 ? sent.length : next + 1;
  const names = sent.slice(colon + 1, end).map((name) => decodeSegment(withoutColon(name)));
  if (before === null || after === null || colon === -1 || names.length === 0) return null;
  const start = readSegments(
    sent
      .slice(0, colon + 1)
      .map(withoutColon)
      .join("/"),
  );
  return {
    start: spotOf(before, locationOf(before, start)),
    names,
    after: { template: after, segments: readSegments(sent.slice(end).join("/")) },
  };
}

function endsWithColon(segment: string): boolean {
  return /(?::|%3a)$/i.test(segment);
}

function withoutColon(segment: string): string {
  return segment.replace(/(?::|%3a)$/i, "");
}
