import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { readPage } from "../../generator/page/read-page.js";
import { corpus } from "../corpus.js";

const modern = corpus("modern");

describe.skipIf(modern === null)("the docs set modern", () => {
  it("has a request, a response and complete examples on each API page", async () => {
    const pages = (await readDocs([modern ?? ""])).map((doc) => readPage(doc, microsoftGraph));
    const api = pages.filter((page) => page.kind === "api");
    expect(api).toHaveLength(18);
    for (const { file, operation } of api) {
      expect([file, operation?.requests.length]).toEqual([file, 1]);
      expect([file, operation?.response?.statuses.length]).toEqual([file, 1]);
      expect([file, operation?.examples.every((example) => example.response !== null)]).toEqual([file, true]);
      expect([file, (operation?.examples.length ?? 0) > 0]).toEqual([file, true]);
    }
  });
});

const large = corpus("graph-2021-07");

describe.skipIf(large === null)("a sample of the whole reference", () => {
  it("has a request on each API page, and an example for every annotated request", async () => {
    const docs = (await readDocs([large ?? ""])).filter((doc, index) => doc.path.includes("/api/") && index % 25 === 0);
    for (const doc of docs) {
      const { kind, operation, diagnostics } = readPage(doc, microsoftGraph);
      const annotated = doc.text.match(/"blockType"\s*:\s*"request"/g)?.length ?? 0;
      expect([doc.path, kind]).toEqual([doc.path, "api"]);
      expect([doc.path, operation?.requests.length]).not.toEqual([doc.path, 0]);
      expect([doc.path, (operation?.examples.length ?? 0) >= annotated]).toEqual([doc.path, true]);
      expect(diagnostics.filter((found) => found.rule === "unreadable-page")).toEqual([]);
    }
  });
});
