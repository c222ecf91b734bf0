import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";
import { docsLinks } from "../../docs-links.js";

export const brokenLink: ApiCheck = { rule: "broken-link", check: checkApi };

function* checkApi(api: LintedApi): Generator<CheckFinding> {
  for (const { source, path, found } of docsLinks(api)) {
    if (found !== null) continue;
    yield {
      message: `The link target ${path} does not exist. Correct the path, or add the page.`,
      source,
      subject: path,
    };
  }
}
