import type { ApiRule, Finding, LintedApi } from "../../rule.js";
import { docsLinks } from "../../docs-links.js";

export const brokenLink: ApiRule = {
  kind: "api",
  name: "broken-link",
  severity: "warning",
  summary: "A link leads to a page that is not there",
  check: checkApi,
};

function* checkApi(api: LintedApi): Generator<Finding> {
  for (const { source, path, found } of docsLinks(api)) {
    if (found !== null) continue;
    yield { message: `The link leads to ${path}, and no such file is there; mend the path or add the page.`, source };
  }
}
