import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { diffModels } from "../../generator/diff/diff-models.js";
import type { Change } from "../../generator/diff/change.js";
import type { CosmeticEdit } from "./cosmetic-edits.js";
import type { Corpus, Files } from "./docs-set.js";
import type { DrawnPage, Edit, Expected, LinkedPage, Mutation, PageSort, Usage } from "./mutation.js";
import { pageText } from "./page-text.js";
import { Random } from "./random.js";

/** What came of one mutation on one page. */
export interface Trial {
  readonly what: string;
  readonly page: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

export interface Limits {
  /** The number of pages on which a mutation is made. */
  readonly count: number;
  /** The number of pages that are read for that, of those that look as if it could be made on them. */
  readonly most: number;
}

const REFERENCE = "api-reference/v1.0";

/** A page that is there whatever goes. */
const overview: Files = { [`${REFERENCE}/overview.md`]: "# Overview\n" };

/** The pages of a docs set that are about a type, an enumeration and an operation, by what their first lines say. */
export function pagesOf(folder: string, corpus: Corpus): Readonly<Record<PageSort, readonly string[]>> {
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

/** Pages of ours that send the type of another page, or return it, and so decide what a change of it breaks. */
function usedAs(usage: Usage, page: string, text: string): Files {
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

/** What a page and the pages that it links to say; `null` where it is not about one thing alone. */
async function readPage(page: LinkedPage, corpus: Corpus, sort: PageSort, usage: Usage): Promise<DrawnPage | null> {
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

/**
 * Makes a mutation on pages drawn at random.
 */
export async function tryMutation(
  mutation: Mutation,
  pages: readonly string[],
  corpus: Corpus,
  random: Random,
  { count, most }: Limits,
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  let read = 0;
  for (const path of random.shuffled(pages)) {
    if (trials.length === count || read === most) break;
    const usage = random.next() < 0.5 ? "sent" : "returned";
    const text = corpus.text(path) ?? "";
    const users = mutation.of === "type" ? usedAs(usage, path, text) : {};
    const linked = { ...pageText(path, text), files: { ...overview, ...corpus.around(path), ...users } };
    if (mutation.isFor?.(linked) === false) continue;
    read += 1;
    const page = await readPage(linked, corpus, mutation.of, usage);
    const edit = page === null ? null : mutation.edit(page, random);
    if (page === null || edit === null) continue;
    trials.push(await trial(mutation.what, page, edit, corpus));
  }
  return trials;
}

/** Makes a cosmetic edit on pages drawn at random, of all sorts; nothing may be found. */
export async function tryCosmeticEdit(
  { what, edit }: CosmeticEdit,
  pages: Readonly<Record<PageSort, readonly string[]>>,
  corpus: Corpus,
  random: Random,
  limits: Limits,
): Promise<readonly Trial[]> {
  const sorts: readonly PageSort[] = ["type", "operation", "enum"];
  const trials: Trial[] = [];
  for (const sort of sorts) {
    const mutation: Mutation = {
      what,
      of: sort,
      isFor: (page) => edit(page, new Random(0)) !== null,
      edit: (page, own) => {
        const after = edit(page, own);
        return after === null ? null : { after, gives: [] };
      },
    };
    trials.push(...(await tryMutation(mutation, pages[sort], corpus, random, limits)));
  }
  return trials;
}

async function trial(what: string, page: DrawnPage, edit: Edit, corpus: Corpus): Promise<Trial> {
  const before = { ...page.files, ...edit.before };
  const [base, head] = [await corpus.model(before), await corpus.model({ ...before, ...edit.after })];
  return {
    what,
    page: `${page.file} (${page.usage})`,
    expected: edit.gives.map(inWords).sort(),
    found: diffModels(base, head)
      .map((change) => inWords(asExpected(change)))
      .sort(),
  };
}

function asExpected({ id, severity, target, name, source }: Change): Expected {
  return { id, severity, target, name, file: source.file, line: source.line };
}

function inWords({ id, severity, target, name, file, line }: Expected): string {
  return `${severity} ${id} ${target} ${name ?? "-"} ${file}:${String(line)}`;
}
