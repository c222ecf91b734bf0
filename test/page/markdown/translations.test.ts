import { describe, expect, it } from "vitest";
import { blocksOf, markdownOf } from "../doc-of.js";

const withSource = (translation: string, source: string): string =>
  `<span data-ttu-id="1-2">${translation}</span><span class="sxs-lookup"><span data-stu-id="1-2">${source}</span></span>`;

const textOf = (markdown: string): unknown => {
  const [block] = blocksOf(markdown);
  return block?.type === "paragraph" ? block.content : block;
};

describe("a page with the source text next to the translation", () => {
  it("is read from the source text", () => {
    const { root } = markdownOf(`# <a name="get-a-lamp"></a>${withSource("获取灯", "Get a lamp")}\n`);
    expect(root.sections[0]?.heading?.text).toBe("Get a lamp");
    expect(textOf(withSource("返回 [灯](lamp.md)。", "Returns a [lamp](lamp.md)."))).toMatchObject({
      text: "Returns a lamp.",
      links: [{ text: "lamp", url: "lamp.md" }],
    });
    expect(textOf(`[${withSource("灯", "lamp")}](lamp.md)`)).toMatchObject({ text: "lamp" });
    expect(textOf(`|${withSource("类型", "Type")}|\n|--|\n|${withSource("字符串", "String")}|`)).toMatchObject({
      headers: [{ text: "Type" }],
      rows: [{ cells: [{ text: "String" }] }],
    });
  });

  it("keeps the order of the sentences, and a translated sentence that does not have source text", () => {
    expect(
      textOf(`${withSource("一", "One.")} ${withSource("二", "Two.")} <span data-ttu-id="3">三。</span>`),
    ).toMatchObject({
      text: "One. Two. 三。",
    });
  });

  it("keeps text in unclosed tags", () => {
    expect(textOf('One <span data-ttu-id="1">two <span class="sxs-lookup">three')).toMatchObject({
      text: "One two three",
    });
  });
});
