import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import { summarise } from "../../generator/diff/summarise.js";
import { addProperty, all, inProperty, withoutOperation, withoutType } from "./edits.js";
import type { Edit } from "./edits.js";
import { property, shop } from "./shop.js";

const summaryOf = (edit: Edit) => summarise(diffModels(shop(), edit(shop())));

describe("summarise", () => {
  const reworded = inProperty("shop.item", "name", { description: "Its name." });
  const added = addProperty("shop.item", property("weight", "Edm.Double", 18));

  it("counts by severity and calls for the step of the gravest", () => {
    expect(summaryOf(all(reworded, added, withoutType("shop.maker"), withoutOperation("item-delete")))).toEqual({
      summary: { breaking: 2, nonBreaking: 1, docsOnly: 1 },
      semver: "major",
    });
    expect(summaryOf(all(reworded, added)).semver).toBe("minor");
    expect(summaryOf(reworded).semver).toBe("patch");
    expect(summaryOf((model) => model)).toEqual({
      summary: { breaking: 0, nonBreaking: 0, docsOnly: 0 },
      semver: "none",
    });
  });
});
