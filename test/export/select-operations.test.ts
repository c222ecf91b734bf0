import { describe, expect, test } from "vitest";
import { selectOperations } from "../../generator/export/permissions/select-operations.js";
import { UsageError } from "../../generator/usage-error.js";
import { operation } from "../emit/hand-made.js";

const scheme = {
  supported: true,
  placeholder: false,
  least: [["Lamp.Read"]],
  higher: [],
  source: { file: "api/lamp-get.md", line: 1, column: 1 },
};
const variant = (appliesTo: string) => ({
  appliesTo,
  delegatedWork: scheme,
  delegatedPersonal: scheme,
  application: scheme,
  source: scheme.source,
});

const operations = [
  operation("lamp-get", "Get lamp", "get", ["GET /lamps/{id}", "GET /rooms/{room-id}/lamps/{lamp-id}"], {
    permissions: [variant("own lamp"), variant("shared lamp")],
  }),
  operation("lamp-list", "List lamps", "list", ["GET /lamps"]),
  operation("lamp-update", "Update lamp", "update", ["PATCH /lamps/{id}"]),
  operation("room-get", "Get room", "get", ["GET /rooms/{id}"]),
];

function idsOf(...words: string[]): string[] {
  return selectOperations(operations, words).map(({ operation: { id } }) => id);
}

describe("`selectOperations` selects", () => {
  test.each([
    ["by id", "lamp-get", ["lamp-get"]],
    ["by a glob of ids", "lamp-*", ["lamp-get", "lamp-list", "lamp-update"]],
    ["by route, with any name for the key", "GET /Lamps/{lampId}", ["lamp-get"]],
    ["by a path with all its methods", "/lamps/{id}", ["lamp-get", "lamp-update"]],
    ["by a glob of routes", "get /rooms/**", ["lamp-get", "room-get"]],
    ["by a glob with a key in braces", "/rooms/{id}/*/{id}", ["lamp-get"]],
  ])("operations %s", (_, word, ids) => {
    expect(idsOf(word)).toEqual(ids);
  });

  test("each operation once, in the order of the model, if several words match the operation", () => {
    expect(idsOf("room-get", "lamp-*", "lamp-get")).toEqual(["lamp-get", "lamp-list", "lamp-update", "room-get"]);
  });

  test("one variant of an operation if the word is the id, # and the name of the variant", () => {
    const [selected] = selectOperations(operations, ["lamp-get#Shared lamp"]);
    expect(selected?.permissions.map(({ appliesTo }) => appliesTo)).toEqual(["shared lamp"]);
  });

  test.each([
    ["lamp-gt", "No operation matches lamp-gt. Did you mean lamp-get?"],
    ["GET /lamp", "No operation matches GET /lamp. Did you mean GET /lamps?"],
    ["constructor", "No operation matches constructor. Valid names include lamp-get."],
    ["lamp-get#lent", "lamp-get does not have the variant lent. Its variants are: own lamp, shared lamp."],
    ["lamp-list#lent", "lamp-list does not have variants; remove #lent."],
  ])("no operation and throws a usage error if the word is %s", (word, message) => {
    expect(() => selectOperations(operations, [word])).toThrow(new UsageError(message));
  });
});
