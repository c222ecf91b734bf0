import { expect, test } from "vitest";
import { emit } from "../emit/sdk.js";
import { example, model, operation } from "../emit/hand-made.js";
import { reportOf } from "./report-data.js";

test("the report names the test of each example as the SDK does", async () => {
  const examples = [
    example("DELETE /lamps/1", null, { status: 204 }),
    { ...example("DELETE /lamps/2", null, { status: 204 }), title: "Delete a second lamp" },
  ];
  const api = model([], [operation("lamp-delete", "Delete lamp", "delete", ["DELETE /lamps/{id}"], { examples })]);
  const titles = reportOf(api).operations.flatMap((one) => one.examples.map(({ test: title }) => title ?? ""));
  expect(titles).toHaveLength(2);
  expect(titles[1]).toBe("lamp-delete: Delete a second lamp");
  const { files } = await emit(api);
  const tests = files.filter(({ path }) => path.startsWith("test/operations/")).map(({ text }) => text);
  for (const title of titles) expect(tests.join("\n")).toContain(JSON.stringify(title));
});
