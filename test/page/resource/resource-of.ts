import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { lookupFor } from "../../../generator/dialect/dialect-lookup.js";
import type { Finding } from "../../../generator/findings/finding.js";
import { readMarkdown } from "../../../generator/page/markdown/read-markdown.js";
import type { Section } from "../../../generator/page/markdown/section.js";
import type { PageReading } from "../../../generator/page/page-reading.js";
import { readEnums } from "../../../generator/page/resource/read-enums.js";
import { readResource, type ResourceFacts } from "../../../generator/page/resource/read-resource.js";

/** Returns the declarations of a resource page, and the findings. */
export function resourceOf(markdown: string): ResourceFacts & { readonly diagnostics: readonly Finding[] } {
  const { root, reading, diagnostics } = open(markdown);
  return { ...readResource(root, reading), diagnostics };
}

/** Returns the enumerations of a page that does not declare another type. */
export function enumsOf(markdown: string): ResourceFacts["enums"] {
  const { root, reading } = open(markdown);
  return readEnums(root, reading);
}

function open(text: string): { root: Section; reading: PageReading; diagnostics: Finding[] } {
  const lookup = lookupFor(microsoftGraph);
  const diagnostics: Finding[] = [];
  const { root } = readMarkdown({ path: "page.md", text, version: null, includes: {}, diagnostics: [] }, lookup);
  return { root, diagnostics, reading: { lookup, report: (diagnostic) => diagnostics.push(diagnostic) } };
}
