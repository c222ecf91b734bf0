import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { buildModel } from "../../generator/model/build-model.js";
import { readPage } from "../../generator/page/read-page.js";
import { corpus } from "../corpus.js";
import { compileAll, emit, type EmittedSdk } from "../emit/sdk.js";
import { mutateText } from "./mutate-text.js";
import { Random } from "./random.js";

/**
 * The seed and the number of pages. To mutate other or more pages: `DOCWRIGHT_SEED=7 DOCWRIGHT_PAGES=5000 npx vitest
 * run --project=slow test/mutations`
 */
const seed = Number(process.env["DOCWRIGHT_SEED"] ?? 1);
const count = Number(process.env["DOCWRIGHT_PAGES"] ?? 1000);

/**
 * The number of mutated pages in the model of one SDK. One model has many of them, so that mutations of different pages
 * can conflict.
 */
const batch = 100;

/** The number of SDKs that one run of the compiler checks. A run reads the libraries of the compiler only once. */
const sdksOfRun = 10;

const folder = corpus("graph-2021-07") ?? fileURLToPath(new URL("../../input-docs", import.meta.url));

describe(`${String(count)} pages, mutated with seed ${String(seed)}`, async () => {
  const random = new Random(seed);
  const docs = (await readDocs([folder])).filter(({ path, text }) => !path.includes("/includes/") && text !== "");

  /** Draws a page and mutates its text. The mutated page has the path of the original page or a new path. */
  const draw = (index: number): DocFile => {
    const page = random.oneOf(docs);
    const path = page.path.replace(/\.md$/, `-${String(index)}.md`);
    return { ...page, path: random.below(3) === 0 ? path : page.path, text: mutateText(page.text, random) };
  };

  const sdkOf = async (): Promise<EmittedSdk> => {
    const drawn = new Map(Array.from({ length: batch }, (_, index) => draw(index)).map((doc) => [doc.path, doc]));
    const pages = [...drawn.values()].map((doc) => readPage(doc, microsoftGraph));
    const failed = pages.filter(({ diagnostics }) => diagnostics.some(({ rule }) => rule === "unreadable-page"));
    expect(failed.map(({ file, diagnostics }) => [file, diagnostics])).toEqual([]);
    return emit(buildModel(pages));
  };

  it.each(Array.from({ length: Math.ceil(count / batch / sdksOfRun) }, (_, run) => run + 1))(
    "produce SDKs that compile (run %i)",
    async () => {
      const sdks: EmittedSdk[] = [];
      for (let index = 0; index < sdksOfRun; index += 1) sdks.push(await sdkOf());
      expect(compileAll(sdks)).toEqual([]);
    },
  );
});
