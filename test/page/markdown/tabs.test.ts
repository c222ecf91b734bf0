import { describe, expect, it } from "vitest";
import { blocksOf, markdownOf, outline } from "../doc-of.js";

const texts = (text: string): string[] =>
  blocksOf(text).map((block) => (block.type === "paragraph" ? block.content.text : block.type));

describe("tabs", () => {
  it("for other languages are removed, and the content of the HTTP tab becomes part of the section", () => {
    const { root } = markdownOf(
      "## Example\n\n### Request\n\n# [HTTP](#tab/http)\n\n```http\nGET /lamps\n```\n\n# [C#](#tab/csharp)\n\nC sharp.\n\n# [Java](#tab/java)\nJava.\n\n---\n\nAfter.\n\n### Response\n",
    );
    expect(outline(root)).toEqual(["## Example (examples)", "### Request (exampleRequest)", "### Response (response)"]);
    expect(root.sections[0]?.sections[0]?.blocks.map((block) => block.type)).toEqual(["code", "paragraph"]);
  });

  it("end at the next heading if the line of dashes is missing", () => {
    const { root } = markdownOf("# [HTTP](#tab/http)\n\nA\n\n# [C#](#tab/csharp)\n\nB\n\n## Response\n\nC\n");
    expect(root.blocks).toHaveLength(1);
    expect(root.sections[0]?.blocks).toHaveLength(1);
  });

  it("are kept if they are not about languages", () => {
    expect(texts("# [Linux](#tab/linux)\nA\n\n# [Windows](#tab/windows)\nB\n\n---\nC")).toEqual(["A", "B", "C"]);
  });

  it("can have ids with several parts, such as #tab/http/v1 and #tab/csharp+java", () => {
    expect(texts("# [HTTP](#tab/http/v1)\nA\n\n# [Other](#tab/csharp+java)\nB\n\n---\n")).toEqual(["A"]);
  });
});

describe("zone pivots", () => {
  it("for other languages are removed", () => {
    expect(
      texts('::: zone pivot="http"\nA\n::: zone-end\n\n::: zone pivot="csharp,java"\n\nB\n\n::: zone-end\n\nC'),
    ).toEqual(["A", "C"]);
  });
});
