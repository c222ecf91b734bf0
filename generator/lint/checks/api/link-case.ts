import { docsLinks } from "../../docs-links.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const linkCase: ApiCheck = { rule: "link-case", check: checkApi };

function* checkApi(api: LintedApi): Generator<CheckFinding> {
  for (const { source, url, path, found } of docsLinks(api)) {
    if (found === null || found === path) continue;
    const name = found.slice(found.lastIndexOf("/") + 1);
    const message = `The file is named ${name}. Use the same capitalization in the link, because some servers are case-sensitive.`;
    yield { message, source, suggestion: url.replace(/(?<![^/\\?#])[^/\\?#]*(?=$|[?#])/, name), subject: url };
  }
}
