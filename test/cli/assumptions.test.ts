import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { assumptions } from "../../generator/cli/report/assumptions.js";
import type { DocwrightConfig } from "../../generator/config.js";
import { readLibrary, librarySettings } from "../library-api/read-library.js";
import { readDocsSet } from "../read-docs-set.js";
import { readApi } from "../../generator/pipeline.js";

const keys = (text: string): string[] => [...text.matchAll(/Set ([\w.]+)\./g)].map(([, key = ""]) => key);

describe("the assumptions of a run", () => {
  it("are none for docs of Microsoft Graph", async () => {
    const folder = fileURLToPath(new URL("../../input-docs/api-reference", import.meta.url));
    expect(assumptions({ ...(await readDocsSet(folder)), config: {} })).toBe("");
  });

  it("are none if the config sets everything", async () => {
    const { namespace, baseUrl, sdk } = await librarySettings();
    const config = { namespace, baseUrl, sdk } as DocwrightConfig;
    expect(assumptions({ ...(await readLibrary()), config })).toBe("");
  });

  it("name each key that the config of another API lacks", async () => {
    const api = await readApi({ ...(await librarySettings()), namespace: null, baseUrl: null });
    expect(api.model.api.baseUrl).toBe("https://api.contoso.com/v2");
    expect(keys(assumptions({ ...api, config: {} }))).toEqual([
      "namespace",
      "sdk.docsUrl",
      "sdk.auth",
      "sdk.classPrefix",
    ]);
    const info = { ...api.model.api, baseUrl: "https://graph.microsoft.com/v1.0" };
    const text = assumptions({ ...api, model: { ...api.model, api: info }, config: {} });
    expect(keys(text)).toContain("baseUrl");
    expect(text).toContain(
      "requests and tokens go to https://graph.microsoft.com/v1.0: the examples call api.contoso.com. Set baseUrl.",
    );
  });
});
