import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { PageParts } from "./write-report.js";

/** The bundled page. Only the package has these files; `npm run build` writes them. */
const pageFiles = {
  script: new URL("page.js", import.meta.url),
  style: new URL("page.css", import.meta.url),
} as const;

/** Reads the bundled page. A checkout does not have the bundle, so the source of the page is bundled. */
export async function readPage(): Promise<PageParts> {
  if (!existsSync(pageFiles.script)) return (await import("./bundle-page.js")).bundlePage();
  const [script, style] = await Promise.all([readFile(pageFiles.script, "utf8"), readFile(pageFiles.style, "utf8")]);
  return { script, style };
}
