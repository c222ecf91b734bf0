import { expect, test } from "vitest";
import { isOfType } from "../../templates/runtime/odata-type.js";

test.each([
  [{ "@odata.type": "#microsoft.graph.user" }, true],
  [{ "@odata.type": "microsoft.graph.user" }, true],
  [{ "@odata.type": "#microsoft.graph.guest" }, true],
  [{ "@odata.type": "#microsoft.graph.group" }, false],
  [{ "@odata.type": 1 }, false],
  [{ id: "a" }, false],
  [null, false],
  ["#microsoft.graph.user", false],
])("`isOfType` for the types user and guest: %j is %s", (value, expected) => {
  expect(isOfType(value, "microsoft.graph.user", "microsoft.graph.guest")).toBe(expected);
});
