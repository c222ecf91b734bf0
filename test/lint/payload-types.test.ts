import { expect, test } from "vitest";
import { payloadTypes } from "../../generator/lint/payload-types.js";
import { checkValue } from "../../generator/model/check-value.js";
import { lampPage, lampProject } from "../cli/lamp-docs.js";
import { readDocsSet } from "../read-docs-set.js";

test("values can name a derived type without properties if another derived type has properties", async () => {
  const page = (name: string, base: string | null): string =>
    lampPage
      .replaceAll("lamp", name)
      .replace(/\|(?:id|colour|power)\|.*\n/g, "")
      .replace(`A ${name} of the house.`, base === null ? "An abstract type." : `Inherits from [${base}](${base}.md).`);
  const folder = lampProject({
    "docs/resources/target.md": page("target", null),
    "docs/resources/everyone.md": page("everyone", "target"),
    "docs/resources/team.md": page("team", "target").replace("|:---|:---|:---|", "$&\n|name|String|The name.|"),
    "docs/resources/lamp.md": lampPage.replace("|power|Int32|", "|power|target|"),
  });
  const types = payloadTypes((await readDocsSet(`${folder}/docs`)).model.types);
  const valueOf = (name: string): object[] =>
    checkValue({ power: { "@odata.type": `#microsoft.graph.${name}` } }, "microsoft.graph.lamp", types, "read");
  expect([valueOf("everyone"), valueOf("team")]).toEqual([[], []]);
  expect(valueOf("lamp")).toMatchObject([{ rule: "wrong-type" }]);
});
