import type { CodeAction, Diagnostic, DiagnosticSeverity, Position, Range, TextEdit } from "vscode-languageserver";
import type { Finding, Severity } from "../../../findings/finding.js";
import type { CustomRule } from "../../../findings/custom-rule.js";
import { findRule } from "../../../findings/catalogue.js";
import { rulePage, rulePageUrl } from "../../../findings/rule-page.js";
import { type Edit, withoutOverlaps } from "../../../lint/fix/edit.js";
import { fixOf } from "../../../lint/fix/fixes.js";
import type { SourceTexts } from "../../../lint/source-texts.js";
import { messageSource } from "../../../lint/to-vfile.js";
import { findingText } from "../../report/findings/finding-text.js";
import { paragraph } from "../../../markdown-nodes.js";
import { message, printMarkdown } from "../../report/markdown.js";

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, info: 3 };

/** The kind of the action that fixes a whole page. Editors can run actions of this kind when a file is saved. */
export const fixAllKind = "source.fixAll.docwright";

/** A page as the editor shows it, and its findings. */
export interface ShownPage {
  readonly uri: string;
  /** The text with the line breaks of the editor. */
  readonly text: string;
  readonly findings: readonly Finding<string>[];
  readonly texts: SourceTexts;
  readonly customRules: readonly CustomRule[];
}

export function toDiagnostic(finding: Finding<string>, texts: SourceTexts): Diagnostic {
  const url = rulePageUrl(finding.rule);
  return {
    range: rangeOf(finding, texts),
    severity: severityOf[finding.severity],
    code: finding.rule,
    ...(url !== null && { codeDescription: { href: url.href } }),
    source: messageSource,
    message: findingText(finding),
  };
}

/** The findings whose place has at least one position in common with a range. */
export function findingsAt({ start, end }: Range, { findings, texts }: ShownPage): readonly Finding<string>[] {
  return findings.filter((finding) => {
    const range = rangeOf(finding, texts);
    return !isBefore(end, range.start) && !isBefore(range.end, start);
  });
}

/** The messages of findings and the pages of their rules, as Markdown. */
export function explain(findings: readonly Finding<string>[], customRules: readonly CustomRule[]): string {
  const texts = findings.map((finding) => printMarkdown(paragraph(...message(findingText(finding)))));
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const rules = ids.map((id) => findRule(id, customRules)).filter((rule) => rule !== undefined);
  return [...texts, ...rules.map(rulePage)].join("\n---\n\n");
}

/** The actions that fix findings, one for each finding that has a fix. */
export function quickFixes(findings: readonly Finding<string>[], page: ShownPage): CodeAction[] {
  return findings.flatMap((finding) => {
    const edits = fixOf(finding, page.texts);
    if (edits.length === 0) return [];
    return {
      title: `Fix: ${finding.rule}`,
      kind: "quickfix",
      diagnostics: [toDiagnostic(finding, page.texts)],
      isPreferred: true,
      edit: { changes: { [page.uri]: toTextEdits(edits, page) } },
    };
  });
}

/**
 * The action that applies all fixes of a page, except fixes that overlap other fixes; empty if nothing can be fixed.
 */
export function fixAll(page: ShownPage): CodeAction[] {
  const edits = withoutOverlaps(page.findings.map((finding) => fixOf(finding, page.texts))).flat();
  if (edits.length === 0) return [];
  return [
    {
      title: "Fix all docwright findings that have a fix",
      kind: fixAllKind,
      edit: { changes: { [page.uri]: toTextEdits(edits, page) } },
    },
  ];
}

function toTextEdits(edits: readonly Edit[], { text }: ShownPage): TextEdit[] {
  const lineBreak = /\r\n?|\n/.exec(text)?.[0] ?? "\n";
  return edits.map(({ start, end, text: newText }) => ({
    range: { start: toPosition(start), end: toPosition(end) },
    newText: newText.replaceAll("\n", lineBreak),
  }));
}

/** The range of a finding. If the finding does not have an end, the range ends at the end of the line. */
function rangeOf({ file, line, column, endLine, endColumn }: Finding<string>, texts: SourceTexts): Range {
  const end =
    endLine === undefined || endColumn === undefined
      ? { line, column: Math.max(column, texts.line(file, line).trimEnd().length + 1) }
      : { line: endLine, column: endColumn };
  return { start: toPosition({ line, column }), end: toPosition(end) };
}

/** In the protocol, lines and characters count from 0. */
function toPosition({ line, column }: { readonly line: number; readonly column: number }): Position {
  return { line: line - 1, character: column - 1 };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
