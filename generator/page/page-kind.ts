import type { SectionKind } from "../dialect/dialect.js";
import type { PageKind } from "../vocabulary.js";
import type { FrontMatter } from "./markdown/front-matter.js";
import { allSections } from "./markdown/section.js";
import type { Section } from "./markdown/section.js";
import { hasRequestHeading, introRequests } from "./operation/inline-requests.js";
import type { PageReading } from "./page-reading.js";
import { titledSection } from "./resource/page-title.js";

/**
 * Finds the kind of a page. The kind in the front matter is used, unless the sections clearly contradict it. If the
 * front matter does not state a kind, the kind follows from the sections. If the sections do not show a kind either, a
 * page without a title in a folder named `includes` is an include.
 */
export function pageKind(root: Section, frontMatter: FrontMatter, { lookup }: PageReading): PageKind {
  const sections = [...allSections(root)];
  const has = (...kinds: SectionKind[]): boolean => sections.some(({ kind }) => kind !== null && kinds.includes(kind));
  const isOperation =
    has("httpRequest") || sections.some(hasRequestHeading) || introRequests(titledSection(root), lookup).length > 0;
  const isType = has("properties", "jsonRepresentation");
  const declared = declaredKind(frontMatter, lookup.dialect.pageTypes);
  if (declared === "api" && !isOperation && isType) return "resource";
  if (declared === "resource" && isOperation && !isType) return "api";
  if (declared !== null) return declared;
  if (isOperation) return "api";
  if (isType) return "resource";
  if (has("members")) return "enum";
  if (sections.some(({ depth }) => depth === 1)) return "concept";
  return root.source.file.split("/").includes("includes") ? "include" : "other";
}

function declaredKind(
  frontMatter: FrontMatter,
  pageTypes: Readonly<Record<Exclude<PageKind, "other">, readonly string[]>>,
): PageKind | null {
  const values = ["doc_type", "ms.topic"].map((key) => fold(frontMatter[key]?.text ?? ""));
  for (const kind of ["api", "resource", "enum", "concept", "include"] as const) {
    if (pageTypes[kind].some((name) => values.includes(fold(name)))) return kind;
  }
  return null;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
