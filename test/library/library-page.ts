import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root folder of the repository. */
export const project = fileURLToPath(new URL("../../", import.meta.url));

/** The modules that programs import, by the name of the import. */
export const entryPoints = {
  docwright: `${project}generator/index.ts`,
  "docwright/config": `${project}generator/config.ts`,
  "docwright/zod": `${project}generator/emit/zod/zod-schemas.ts`,
  "docwright/serve": `${project}generator/serve/create-handler.ts`,
};

/** A code block of `docs/library.md`. */
export interface Example {
  /** The heading above the block. */
  readonly title: string;
  /** The word after the language: the name of the file, or `sdk` for a program that imports the generated SDK. */
  readonly kind: string;
  readonly code: string;
  /** The text block after the code: what the code prints. */
  readonly output: string | null;
}

/** Reads the code blocks of `docs/library.md`. */
export function readExamples(): Example[] {
  const page = readFileSync(`${project}docs/library.md`, "utf8");
  return page.split(/^## /m).flatMap((section) =>
    [...section.matchAll(/^```ts ?(.*)\n([^]*?)^```$(?:\n\n```text\n([^]*?)^```$)?/gm)].map(
      ([, kind = "", code = "", output]) => ({
        title: section.split("\n", 1)[0] ?? "",
        kind,
        code,
        output: output ?? null,
      }),
    ),
  );
}
