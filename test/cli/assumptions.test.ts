import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { assumedNamespace, assumptions } from "../../generator/cli/report/assumptions.js";
import { lampGetPage, lampProject } from "./lamp-docs.js";
import { readLibrary, librarySettings } from "../library-api/read-library.js";
import { readDocsSet } from "../read-docs-set.js";
import { readApi } from "../../generator/pipeline.js";

const NOTHING = { namespace: null, baseUrl: null };

const keys = (text: string): string[] => [...text.matchAll(/Set ([\w.]+)\./g)].map(([, key = ""]) => key);

describe("the assumptions of a run", () => {
  it("are not printed for docs of Microsoft Graph", async () => {
    const folder = fileURLToPath(new URL("../../input-docs/api-reference", import.meta.url));
    expect(assumptions({ ...(await readDocsSet(folder)), settings: NOTHING, sdk: {} })).toBe("");
  });

  it("are not printed if the config sets every key that docwright assumes", async () => {
    const settings = await librarySettings();
    const { docsUrl, auth, classPrefix } = settings.sdk;
    expect(assumptions({ ...(await readLibrary()), settings, sdk: { docsUrl, auth, classPrefix } })).toBe("");
  });

  it("are printed for each key that is missing in the config, if the API is not Microsoft Graph", async () => {
    const api = await readApi({ ...(await librarySettings()), namespace: null, baseUrl: null });
    expect(api.model.api.baseUrl).toBe("https://api.contoso.com/v2");
    expect(keys(assumptions({ ...api, settings: NOTHING, sdk: {} }))).toEqual([
      "namespace",
      "sdk.docsUrl",
      "sdk.auth",
      "sdk.classPrefix",
    ]);
    const info = { ...api.model.api, baseUrl: "https://graph.microsoft.com/v1.0" };
    const text = assumptions({ ...api, model: { ...api.model, api: info }, settings: NOTHING, sdk: {} });
    expect(keys(text)).toContain("baseUrl");
    expect(keys(assumptions({ ...api, settings: NOTHING, sdk: null }))).toEqual(["namespace"]);
    const { odata: _, ...odataInfo } = info;
    const unread = { ...api.model, api: odataInfo, operations: [] };
    expect(keys(assumptions({ ...api, model: unread, settings: NOTHING, sdk: null }))).toContain("dialect.odata");
    expect(keys(assumedNamespace({ ...api, settings: NOTHING }))).toEqual(["namespace"]);
    expect(text).toContain(
      "requests and tokens go to https://graph.microsoft.com/v1.0: the examples call api.contoso.com. Set baseUrl.",
    );
  });

  it("name the most frequent host of request lines if they have several hosts and examples have none", async () => {
    const page = (host: string): string => lampGetPage.replace("GET /lamps", `GET https://${host}/v2/lamps`);
    const folder = lampProject({
      "docs/api/lamp-get.md": page("eu.contoso.com"),
      "docs/api/lamp-read.md": page("api.contoso.com"),
      "docs/api/lamp-show.md": page("eu.contoso.com"),
    });
    const text = assumptions({ ...(await readDocsSet(`${folder}/docs`)), settings: NOTHING, sdk: null });
    expect(text).toContain(
      "requests and tokens go to https://graph.microsoft.com/v1.0: request lines call eu.contoso.com.",
    );
  });
});
