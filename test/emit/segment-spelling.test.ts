import { expect, test } from "vitest";
import { clientPaths } from "../../generator/emit/client/client-node.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { model, operation, property, type } from "./hand-made.js";

const operations = [
  operation("group-get", "Get calendar group", "get", ["GET /calendargroups/{id}"]),
  operation("group-delete", "Delete calendar group", "delete", ["DELETE /calendargroups/{id}"]),
  operation("group-update", "Update calendar group", "update", ["PATCH /calendarGroups/{id}"]),
];

function accessors(...properties: string[]): string[] {
  const types = [
    type(
      "user",
      properties.map((name) => property(name)),
    ),
  ];
  const plan = planSdk(model(types, operations), defaultSdkOptions, () => undefined);
  return [...new Set([...clientPaths(plan.client)].map(([, { nodes }]) => nodes[0]?.accessor ?? ""))];
}

test("an accessor is spelled like the property in the table of a type", () => {
  expect(accessors("calendarGroups")).toEqual(["calendarGroups"]);
});

test("an accessor is spelled as in most routes if no table of a type has the property", () => {
  expect(accessors("events")).toEqual(["calendargroups"]);
});
