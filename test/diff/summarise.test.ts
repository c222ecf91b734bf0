import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import { summarise } from "../../generator/diff/summarise.js";
import { addProperty, editProperty, inSequence, removeOperation, removeType } from "./edits.js";
import type { Edit } from "./edits.js";
import { property, shop } from "./shop.js";

const summaryOf = (edit: Edit) => summarise(diffModels(shop(), edit(shop())));

describe("summarise", () => {
  const reworded = editProperty("shop.item", "name", { description: "Its name." });
  const added = addProperty("shop.item", property("weight", "Edm.Double", 18));

  it("counts changes by severity, and recommends the semver bump of the highest severity", () => {
    expect(summaryOf(inSequence(reworded, added, removeType("shop.maker"), removeOperation("item-delete")))).toEqual({
      summary: { breaking: 2, nonBreaking: 1, docsOnly: 1 },
      semver: "major",
    });
    expect(summaryOf(inSequence(reworded, added)).semver).toBe("minor");
    expect(summaryOf(reworded).semver).toBe("patch");
    expect(summaryOf((model) => model)).toEqual({
      summary: { breaking: 0, nonBreaking: 0, docsOnly: 0 },
      semver: "none",
    });
  });
});
