import { finding, type Report } from "../findings/create-finding.js";
import type { Page } from "../page/page.js";
import { groupBy } from "../collections/group-by.js";
import { uniqueNames } from "../collections/unique-names.js";

/**
 * Assigns an id to the operation of each API page. The id is the page's file name without the extension. For a part of
 * a page, it also has the anchor of the part's heading. If pages in several folders have the same file name, the ids of
 * all these pages include the folders, so that ids do not depend on the order of pages.
 *
 * Reports `duplicate-operation`.
 *
 * @param pages - in the order of their files
 * @returns ids by page
 */
export function assignOperationIds(pages: readonly Page[], report: Report): ReadonlyMap<Page, string> {
  const byName = groupBy(
    pages.filter(({ operation }) => operation),
    ({ file, anchor }) => idOf(file.slice(file.lastIndexOf("/") + 1), anchor),
  );
  const ids = new Map<Page, string>();
  const single = [...byName].filter(([, sharing]) => sharing.length === 1).map(([name]) => name);
  // `a/b/c.md` and `a-b/c.md` both become `a-b-c`.
  const uniqueId = uniqueNames(single);
  for (const [name, sharing] of byName) {
    for (const page of sharing) {
      if (sharing.length === 1) ids.set(page, name);
      else {
        ids.set(page, uniqueId(idOf(page.file, page.anchor).replaceAll("/", "-")));
        report(duplicate(name, page));
      }
    }
  }
  return ids;
}

function idOf(file: string, anchor: string | undefined): string {
  const name = file.replace(/\.md$/i, "");
  return anchor === undefined ? name : `${name}-${anchor}`;
}

function duplicate(name: string, page: Page) {
  return finding(
    "duplicate-operation",
    page.source,
    `Another page is also named ${name}, so the operation's id includes the page's folders. Rename one of the pages.`,
    { subject: name },
  );
}
