import { describe, expect, it } from "vitest";
import { apiPage, examples, found, itemPage, lintDocs } from "./docs.js";

const twice = `${examples("GET /shop/orders/1", "HTTP/1.1 200 OK")}${examples("GET /shop/orders/2", "HTTP/1.1 200 OK").replace("## Examples", "## Example 2")}`;

function shop(page: string): Record<string, string> {
  return { "api/item-get.md": page, "resources/item.md": itemPage() };
}

/** Returns the numbers of the orders in the examples that `example-route-mismatch` reports. */
async function orders(page: string): Promise<string[]> {
  const findings = await found("example-route-mismatch", shop(page));
  return findings.map((finding) => /orders\/(\d)/.exec(finding)?.[1] ?? "");
}

describe("a comment in a page", () => {
  it("suppresses a rule in the next block, even if an annotation is in between", async () => {
    const page = apiPage({ examples: twice });
    expect(await orders(page)).toEqual(["1", "2"]);
    const comment = "<!-- docwright ignore example-route-mismatch -->";
    expect(await orders(page.replace("<!-- {", `${comment}\n<!-- {`))).toEqual(["2"]);
    expect(await orders(page.replace("<!-- {", "<!-- docwright ignore placeholder -->\n<!-- {"))).toEqual(["1", "2"]);
  });

  it("suppresses a rule until another comment enables it", async () => {
    const page = apiPage({ examples: twice });
    const off = "<!-- docwright disable example-route-mismatch -->\n\n## Examples";
    expect(await orders(page.replace("## Examples", off))).toEqual([]);
    const on = "<!-- docwright enable example-route-mismatch -->\n\n## Example 2";
    expect(await orders(page.replace("## Examples", off).replace("## Example 2", on))).toEqual(["2"]);
  });

  it("suppresses all rules if it does not name a rule", async () => {
    const page = apiPage({ permissions: "", examples: twice }).replace("# Get", "<!-- docwright disable -->\n\n# Get");
    expect((await lintDocs(shop(page))).filter(({ file }) => file === "api/item-get.md")).toEqual([]);
  });

  it("suppresses a rule in the include that contains it", async () => {
    const table =
      "| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Application | Shop.ReadWrite.All, Shop.Read.All |\n";
    const docs = {
      ...shop(apiPage({ permissions: "## Permissions\n\n[!INCLUDE [p](../includes/p.md)]\n" })),
      "includes/p.md": table,
    };
    expect(await found("unordered-permissions", docs)).toHaveLength(1);
    const silent = { ...docs, "includes/p.md": `<!-- docwright ignore unordered-permissions -->\n${table}` };
    expect(await found("unordered-permissions", silent)).toEqual([]);
  });

  it("is reported if it does not suppress any finding of one of its rules", async () => {
    const page = apiPage({ examples: twice }).replace(
      "<!-- {",
      "<!-- docwright ignore example-route-mismatch placeholder -->\n<!-- {",
    );
    expect(await found("unused-suppression", shop(page))).toEqual([
      "api/item-get.md:33:1 This comment suppresses placeholder, but lint does not find it here. Remove placeholder from the comment.",
    ]);
    expect(await found("unused-suppression", shop(page), { rules: { placeholder: "off" } })).toEqual([]);
    const off = "<!-- docwright disable example-route-mismatch -->\n\n# Get";
    const on = "<!-- docwright enable -->\n\n<!-- docwright enable example-route-mismatch -->\n\n## Examples";
    const before = apiPage({ examples: twice }).replace("# Get", off).replace("## Examples", on);
    expect(await found("unused-suppression", shop(before))).toEqual([
      "api/item-get.md:7:1 This comment suppresses example-route-mismatch, but lint does not find it here. Remove example-route-mismatch from the comment.",
    ]);
  });

  it("is reported if its rule or keyword is unknown", async () => {
    const page = apiPage({
      parameters: "\n<!-- docwright ignore xyzzy -->\n\n<!-- docwright silence placeholder -->\n",
    });
    const findings = await found("unknown-suppression", shop(page));
    expect(findings).toHaveLength(2);
    expect(findings.join("\n")).toContain("xyzzy");
    expect(findings.join("\n")).toContain("api/item-get.md:25:1 Unknown keyword silence");
  });
});

describe("options", () => {
  const page = apiPage({ permissions: "" });
  const shopOf = (text: string) => ({ ...shop(text), "read/item-read.md": apiPage({ requests: "GET /others/{id}" }) });

  it("set the severity of a rule, even if the finding occurs while the page is read", async () => {
    const docs = shopOf(page.replace("An item", "TODO: say"));
    const rules = { "missing-permissions": "error", "missing-front-matter": "off" } as const;
    const findings = await lintDocs(docs, { rules });
    expect(findings.find(({ rule }) => rule === "missing-permissions")?.severity).toBe("error");
    expect(await found("missing-permissions", docs, { rules: { "missing-permissions": "off" } })).toEqual([]);
  });

  it("suppress a rule in the files that match a pattern", async () => {
    const suppress = (files: string) =>
      found("missing-permissions", shopOf(page), {
        suppressions: [{ rule: "missing-permissions", files, reason: "A draft." }],
      });
    expect(await suppress("item-*.md")).toEqual([]);
    expect(await suppress("api/**")).toEqual([]);
    expect(await suppress("resources/**")).toHaveLength(1);
  });

  it("are refused if they name an unknown rule", async () => {
    await expect(lintDocs({}, { rules: { placeholders: "off" } })).rejects.toThrow("Did you mean placeholder?");
  });
});
