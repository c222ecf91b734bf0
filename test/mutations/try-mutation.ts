import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { diffModels } from "../../generator/diff/diff-models.js";
import type { Change } from "../../generator/diff/change.js";
import type { CosmeticEdit } from "./cosmetic-edits.js";
import type { Corpus, Files } from "./docs-set.js";
import type { DrawnPage, Edit, Expected, LinkedPage, Mutation, PageKind, Usage } from "./mutation.js";
import { pageText } from "./page-text.js";
import { Random } from "./random.js";

/** The result of one mutation on one page. */
export interface Trial {
  readonly title: string;
  readonly page: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

export interface Limits {
  /** The number of pages to mutate. */
  readonly count: number;
  /** The maximum number of pages that are read to find pages on which the mutation is possible. */
  readonly maxPages: number;
}

const REFERENCE = "api-reference/v1.0";

/** A page that no mutation deletes. It is in all docs, so that docs never become empty. */
const overview: Files = { [`${REFERENCE}/overview.md`]: "# Overview\n" };

/** Returns the paths of the pages about types, enumerations and operations. */
export function pagesOf(folder: string, corpus: Corpus): Readonly<Record<PageKind, readonly string[]>> {
  const list = (part: string): string[] =>
    readdirSync(join(folder, REFERENCE, part))
      .filter((name) => name.endsWith(".md"))
      .sort()
      .map((name) => posix.join(REFERENCE, part, name));
  const resources = list("resources");
  const isEnum = (path: string): boolean => /^#.* enum( type)?\s*$/im.test(corpus.text(path) ?? "");
  return {
    type: resources.filter((path) => !isEnum(path)),
    enum: resources.filter(isEnum),
    operation: list("api"),
  };
}

/**
 * Creates pages of operations that send or return the type of a page. This determines the severity of changes of the
 * type.
 */
function pagesUsing(usage: Usage, page: string, text: string): Files {
  const name = /^# +([\w.]+)/m.exec(text)?.[1] ?? "";
  const link = `[${name}](${posix.relative(`${REFERENCE}/api`, page)})`;
  const other = "[surplusNote](../resources/surplusnote.md)";
  const [sent, returned] = usage === "sent" ? [link, other] : [other, link];
  return {
    [`${REFERENCE}/resources/surplusnote.md`]: `# surplusNote resource type

Namespace: microsoft.graph

A note of what is left over.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|text|String|What it says.|
`,
    [`${REFERENCE}/api/surplus-post.md`]: operationPage("Create surplus", "POST", {
      body: `In the request body, supply a JSON representation of the ${sent} object.`,
      response: "If successful, this method returns a `204 No Content` response code.",
    }),
    [`${REFERENCE}/api/surplus-get.md`]: operationPage("Get surplus", "GET", {
      body: "Do not supply a request body for this method.",
      response: `If successful, this method returns a \`200 OK\` response code and a ${returned} object in the response body.`,
    }),
  };
}

function operationPage(
  title: string,
  method: string,
  says: { readonly body: string; readonly response: string },
): string {
  return `# ${title}

Namespace: microsoft.graph

What is left over.

## HTTP request

\`\`\`http
${method} /surplus
\`\`\`

## Request body

${says.body}

## Response

${says.response}
`;
}

/**
 * Reads a page and the pages to which it links. Returns `null` if the page does not have exactly one type or operation.
 */
async function readPage(page: LinkedPage, corpus: Corpus, sort: PageKind, usage: Usage): Promise<DrawnPage | null> {
  const path = page.file;
  const model = await corpus.model(page.files);
  const targets =
    sort === "operation"
      ? model.operations.filter(({ source }) => source.file === path).map(({ id }) => id)
      : model.types.filter(({ origin, source }) => origin === "page" && source.file === path).map(({ name }) => name);
  const [target] = targets;
  if (target === undefined || targets.length > 1) return null;
  return { ...page, model, target, usage };
}

/** Tries a mutation on random pages, and returns the expected and the reported changes of each page. */
export async function tryMutation(
  mutation: Mutation,
  pages: readonly string[],
  corpus: Corpus,
  random: Random,
  { count, maxPages }: Limits,
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  let read = 0;
  for (const path of random.shuffled(pages)) {
    if (trials.length === count || read === maxPages) break;
    const usage = random.next() < 0.5 ? "sent" : "returned";
    const text = corpus.text(path) ?? "";
    const users = mutation.pageKind === "type" ? pagesUsing(usage, path, text) : {};
    const linked = { ...pageText(path, text), files: { ...overview, ...corpus.around(path), ...users } };
    if (mutation.applies?.(linked) === false) continue;
    read += 1;
    const page = await readPage(linked, corpus, mutation.pageKind, usage);
    const edit = page === null ? null : mutation.edit(page, random);
    if (page === null || edit === null) continue;
    trials.push(await runTrial(mutation.title, page, edit, corpus));
  }
  return trials;
}

/** Tries a cosmetic edit on random pages of all kinds. No change is expected on any of them. */
export async function tryCosmeticEdit(
  { title, edit }: CosmeticEdit,
  pages: Readonly<Record<PageKind, readonly string[]>>,
  corpus: Corpus,
  random: Random,
  limits: Limits,
): Promise<readonly Trial[]> {
  const sorts: readonly PageKind[] = ["type", "operation", "enum"];
  const trials: Trial[] = [];
  for (const sort of sorts) {
    const mutation: Mutation = {
      title,
      pageKind: sort,
      applies: (page) => edit(page, new Random(0)) !== null,
      edit: (page, own) => {
        const after = edit(page, own);
        return after === null ? null : { after, expected: [] };
      },
    };
    trials.push(...(await tryMutation(mutation, pages[sort], corpus, random, limits)));
  }
  return trials;
}

async function runTrial(title: string, page: DrawnPage, edit: Edit, corpus: Corpus): Promise<Trial> {
  const before = { ...page.files, ...edit.before };
  const [base, head] = [await corpus.model(before), await corpus.model({ ...before, ...edit.after })];
  return {
    title,
    page: `${page.file} (${page.usage})`,
    expected: edit.expected.map(describeChange).sort(),
    found: diffModels(base, head)
      .map((change) => describeChange(toExpected(change)))
      .sort(),
  };
}

function toExpected({ id, severity, target, name, source }: Change): Expected {
  return { id, severity, target, name, file: source.file, line: source.line };
}

function describeChange({ id, severity, target, name, file, line }: Expected): string {
  return `${severity} ${id} ${target} ${name ?? "-"} ${file}:${String(line)}`;
}
