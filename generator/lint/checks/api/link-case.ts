import { docsLinks } from "../../docs-links.js";
import type { ApiRule, Finding, LintedApi } from "../../rule.js";

export const linkCase: ApiRule = {
  kind: "api",
  name: "link-case",
  severity: "info",
  summary: "A link spells a file's name in another case than the file has",
  check: checkApi,
};

function* checkApi(api: LintedApi): Generator<Finding> {
  for (const { source, url, path, found } of docsLinks(api)) {
    if (found === null || found === path) continue;
    const name = found.slice(found.lastIndexOf("/") + 1);
    const message = `The file is named ${name}; a link in another case works on some servers only.`;
    yield { message, source, suggestion: url.replace(/[^/\\?#]*(?=$|[?#])/, name) };
  }
}
