import { describe, expect, it } from "vitest";
import { readHtml } from "../../../generator/page/markdown/annotation.js";

const place = { file: "page.md", line: 1, column: 1 };

function typeOf(json: string): string | null | undefined {
  return readHtml(`<!-- ${json} -->`, place).annotations[0]?.type;
}

describe("an annotation", () => {
  it("names the type of its code block with `@odata.type`, or else with `@type`", () => {
    expect(typeOf('{ "blockType": "response", "@odata.type": "microsoft.graph.user" }')).toBe("microsoft.graph.user");
    expect(typeOf('{ "blockType": "response", "@type": "microsoft.graph.site" }')).toBe("microsoft.graph.site");
    expect(typeOf('{ "@type": "other", "@odata.type": "microsoft.graph.user" }')).toBe("microsoft.graph.user");
  });

  it("can have escaped quotation marks, as in comments that a translation service changed", () => {
    expect(typeOf('{ "blockType": "resource", "@odata.type&quot;: &quot;microsoft.graph.listInfo" }')).toBe(
      "microsoft.graph.listInfo",
    );
  });

  it("is reported if it has escaped quotation marks, or if a block has it and it is not JSON", () => {
    const faultsIn = (html: string) =>
      readHtml(html, place).faults.map(({ rule, line, message }) => ({ rule, line, message }));
    expect(
      faultsIn('Text <!-- Note --> <!-- {\n  "type": "#page.annotation",\n  "tocPath&quot;: &quot;A/B"\n}-->'),
    ).toEqual([
      { rule: "malformed-json", line: 3, message: 'The JSON contains `&quot;` in place of a double quote. Write `"`.' },
    ]);
    expect(faultsIn('<!-- {\n  "blockType": "response",\n  isCollection: true\n} -->')).toMatchObject([
      {
        rule: "malformed-json",
        line: 3,
        message: 'The name isCollection is not in double quotes. Write `"isCollection"`.',
      },
    ]);
    expect(readHtml('<!-- {\n  "blockType": "response",\n  isCollection: true\n} -->', place).faults).toMatchObject([
      { column: place.column + 2 },
    ]);
    expect(faultsIn('<!-- { "type": "#page.annotation", "suppressions": [ "a\nb" ] } -->')).toEqual([]);
    expect(faultsIn('<!-- { "blockType": "response", } -->')).toEqual([]);
  });

  it("does not name a type if it contains a generated name such as requestBodyResourceFor.range_row", () => {
    expect(typeOf('{ "blockType": "request", "@type": "requestBodyResourceFor.range_row" }')).toBeNull();
  });
});
