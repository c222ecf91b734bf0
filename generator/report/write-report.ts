import { createHash } from "node:crypto";
import type { ReportData } from "./report-data.js";

/** The script and the style of a report. They are the same in every report. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/**
 * Writes a report as one HTML file that does not load other files.
 *
 * Texts from docs are only in the JSON of a data block, where no character can end the block. The script shows them as
 * text nodes. The Content-Security-Policy allows only this script and this style, and Trusted Types forbid markup from
 * text.
 *
 * @param live for a report that a server shows: the script that reloads the page. It may connect to the server.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements |
 * HTML, restrictions for contents of script elements}
 */
export function writeReport(data: ReportData, { script, style }: PageParts, live: string | null = null): string {
  const policy = [
    "default-src 'none'",
    `script-src ${[script, ...(live === null ? [] : [live])].map(hashSource).join(" ")}`,
    ...(live === null ? [] : ["connect-src 'self'"]),
    `style-src ${hashSource(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="docwright">
<title>docwright report</title>
<style>${style}</style>
</head>
<body>
<div id="app"><noscript>This report needs JavaScript.</noscript></div>
<script type="application/json" id="data">${escapeJson(JSON.stringify(data))}</script>
<script>${script}</script>
${live === null ? "" : `<script>${live}</script>\n`}</body>
</html>
`;
}

/**
 * Escapes the characters of JSON text that have a meaning in HTML or in scripts, and the characters that change the
 * direction of the text around them. In JSON text, these characters can occur only in strings.
 */
export function escapeJson(json: string): string {
  return json.replace(
    /[<\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
