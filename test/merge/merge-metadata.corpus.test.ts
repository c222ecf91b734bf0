import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { mergeMetadata } from "../../generator/merge/merge-metadata.js";
import { readService } from "../../generator/metadata/read-metadata.js";
import type { ApiModel } from "../../generator/model/model.js";
import { corpus } from "../corpus.js";
import { compareRoutes, missingFromModel, samplesOf, unexpressedSamples } from "../corpus/metadata-coverage.js";
import { readDocsSet } from "../read-docs-set.js";

const [docs, metadata] = [corpus("graph-2021-07"), corpus("metadata/v1.0-2021-07.csdl.xml")];
const sampleFile = corpus("permissions/sample-queries-2021-07.json");

describe.skipIf(docs === null || metadata === null || sampleFile === null)(
  "the merged model of Microsoft Graph",
  () => {
    let csdl: string;
    let documented: ApiModel;
    let merged: ApiModel;

    beforeAll(async () => {
      csdl = readFileSync(metadata ?? "", "utf8");
      documented = (await readDocsSet(docs ?? "", { cache: true })).whole;
      merged = mergeMetadata(documented, readService(csdl, "graph.xml"), { file: "graph.xml", routes: true });
    });

    it("has every property and member of the metadata, with the type in the metadata", () => {
      expect(missingFromModel(csdl, documented).length).toBeGreaterThan(500);
      expect(missingFromModel(csdl, merged)).toEqual([]);
    });

    it("has the response types of the metadata, except for one route that the metadata does not declare", () => {
      const { agreeing, differing } = compareRoutes(csdl, merged);
      expect(agreeing).toBeGreaterThan(4000);
      // The metadata does not declare this action, so the test's own reader of metadata takes the name of the action for
      // the key of an item.
      expect(differing.map((line) => line.split(":", 1)[0])).toEqual(["directory-deleteditems-user-owned"]);
    });

    it("has a route for each sample of Graph Explorer, except for four samples", () => {
      const samples = samplesOf(readFileSync(sampleFile ?? "", "utf8"));
      expect(unexpressedSamples(samples, documented)).toHaveLength(14);
      expect(unexpressedSamples(samples, merged).map(({ method, requestUrl }) => `${method} ${requestUrl}`)).toEqual([
        // A property, which the SDK reads with `users.byId(id).get({ select: ["identities"] })`.
        "GET /v1.0/users/{id | userPrincipalName}/identities",
        // The runtime sends these with `batch`.
        "POST /v1.0/$batch",
        "POST /v1.0/$batch",
        // The path in this sample is wrong: a reference is added at owners/$ref.
        "POST /v1.0/applications/{application-id}/owners",
      ]);
    });
  },
);
