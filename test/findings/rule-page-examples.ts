import type { Code, RootContent } from "mdast";
import { parseMarkdown } from "../../generator/page/markdown/markdown-syntax.js";

/**
 * A file of an example. On the page it is a code block whose info string has the path of the file after the language.
 */
export interface ExampleFile {
  readonly path: string;
  /** `null` for a file that is deleted. */
  readonly bytes: Buffer | null;
}

/** A section of a rule page. The files of a Bad section have the fault. The files of a Good section do not. */
export interface RuleExample {
  readonly title: string;
  readonly files: readonly ExampleFile[];
  /** The lines of the code block `findings` in a Bad section: `file:line:column rule`. Empty for a Good section. */
  readonly findings: readonly string[];
}

/**
 * Reads the examples of a rule page, which are its sections named Bad and Good. The files are code blocks. A Bad
 * section also has a code block of the language `findings`. A Good section shows only the files that differ from those
 * of the Bad section before it.
 *
 * The info string of a file can have a word after the path: `deleted`, or the encoding of the bytes, `latin1` or
 * `base64`. `{{1001 × text}}` in a file repeats the text.
 */
export function rulePageExamples(page: string): readonly RuleExample[] {
  const sections: { title: string; codes: Code[] }[] = [];
  let open = false;
  for (const node of parseMarkdown(page).children) {
    if (node.type === "heading") {
      const title = textOf(node.children);
      open = /^(?:Bad|Good)\b/.test(title);
      if (open) sections.push({ title, codes: [] });
    } else if (node.type === "code" && open) {
      sections.at(-1)?.codes.push(node);
    }
  }
  let bad: readonly ExampleFile[] = [];
  return sections.map(({ title, codes }) => {
    const own = codes.flatMap(fileOf);
    const changed = new Set(own.map(({ path }) => path));
    const isBad = title.startsWith("Bad");
    const kept = isBad ? [] : bad.filter(({ path }) => !changed.has(path));
    if (isBad) bad = own;
    const files = isBad ? own : [...kept, ...own.filter(({ bytes }) => bytes !== null)];
    const findings = codes.filter(({ lang }) => lang === "findings").flatMap(({ value }) => value.split("\n"));
    return { title, files, findings };
  });
}

function fileOf({ meta, value }: Code): ExampleFile[] {
  const [path, encoding = "utf8"] = (meta ?? "").split(" ");
  if (path === undefined || path === "") return [];
  if (encoding === "deleted") return [{ path, bytes: null }];
  const text = value.replaceAll(/\{\{(\d+) × (.*?)\}\}/gs, (_, count: string, part: string) =>
    part.repeat(Number(count)),
  );
  return [{ path, bytes: Buffer.from(encoding === "base64" ? text : `${text}\n`, encoding as BufferEncoding) }];
}

function textOf(nodes: readonly RootContent[]): string {
  return nodes.map((node) => ("value" in node ? node.value : "")).join("");
}
