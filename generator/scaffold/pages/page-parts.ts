import type { RootContent } from "mdast";
import { heading, paragraph } from "../../markdown-nodes.js";
import { splitName } from "../../model/qualified-name.js";
import { frontMatter, text } from "../markdown.js";
import { placeholders } from "../placeholder.js";
import type { PageContext } from "../page-context.js";

/** The fields of the front matter that differ between pages. */
interface PageHead {
  readonly title: string;
  readonly description: string;
  readonly docType: "apiPageType" | "resourcePageType" | "enumPageType";
  /** The name of the page in the table of contents, if it differs from the title. */
  readonly tocTitle?: string;
}

/** The front matter, the heading and the namespace of a page. */
export function pageHead(
  { title, description, docType, tocTitle }: PageHead,
  type: string | null,
  context: PageContext,
): RootContent[] {
  const { author, subservice, date, api } = context;
  const namespace = (type === null ? null : splitName(type).namespace) ?? api.namespace;
  return [
    frontMatter({
      title,
      description,
      author: author ?? `**${placeholders.author}**`,
      "ms.date": date,
      "ms.localizationpriority": "medium",
      "ms.subservice": subservice ?? `**${placeholders.subservice}**`,
      doc_type: docType,
      ...(tocTitle === undefined ? {} : { "toc.title": tocTitle }),
    }),
    heading(1, text(title)),
    paragraph(text(`Namespace: ${namespace}`)),
  ];
}

/** Says that a type or operation is deprecated. Empty if it is not. */
export function deprecationNote({
  deprecated,
  deprecation,
}: {
  readonly deprecated: boolean;
  readonly deprecation: string | null;
}): RootContent[] {
  return deprecated ? [paragraph(text(`This API is deprecated. ${deprecation ?? ""}`.trim()))] : [];
}
