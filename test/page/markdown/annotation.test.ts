import { describe, expect, it } from "vitest";
import { readHtml } from "../../../generator/page/markdown/annotation.js";

const place = { file: "page.md", line: 1, column: 1 };

function typeOf(json: string): string | null | undefined {
  return readHtml(`<!-- ${json} -->`, place).annotations[0]?.type;
}

describe("an annotation", () => {
  it("names the type of its block by @odata.type, or else by @type", () => {
    expect(typeOf('{ "blockType": "response", "@odata.type": "microsoft.graph.user" }')).toBe("microsoft.graph.user");
    expect(typeOf('{ "blockType": "response", "@type": "microsoft.graph.site" }')).toBe("microsoft.graph.site");
    expect(typeOf('{ "@type": "other", "@odata.type": "microsoft.graph.user" }')).toBe("microsoft.graph.user");
  });

  it("has no type where the name was made up for a request body", () => {
    expect(typeOf('{ "blockType": "request", "@type": "requestBodyResourceFor.range_row" }')).toBeNull();
  });
});
