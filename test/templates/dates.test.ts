import { expect, test } from "vitest";
import { revive, type DateShape } from "../../templates/runtime/dates.js";

const shape: DateShape = { createdDateTime: true, holidays: true, manager: () => shape, reports: () => shape };
const text = "2026-01-31T10:00:00.1234567Z";
const date = new Date(Date.UTC(2026, 0, 31, 10, 0, 0, 123));

test("converts the dates in the shape, and no other strings", () => {
  const value: unknown = JSON.parse(`{
    "id": "${text}",
    "createdDateTime": "${text}",
    "holidays": ["${text}", null],
    "manager": { "createdDateTime": "${text}", "manager": null },
    "reports": [{ "createdDateTime": "${text}", "manager": { "createdDateTime": null } }],
    "constructor": "${text}",
    "__proto__": { "createdDateTime": "${text}" }
  }`);
  const revived = revive(value, shape);
  expect(revived).toBe(value);
  expect(revived).toEqual({
    id: text,
    createdDateTime: date,
    holidays: [date, null],
    manager: { createdDateTime: date, manager: null },
    reports: [{ createdDateTime: date, manager: { createdDateTime: null } }],
    constructor: text,
    ["__proto__"]: { createdDateTime: text },
  });
});

test.each([null, "text", 7, []])("leaves %j unchanged", (value) => {
  expect(revive(value, shape)).toEqual(value);
});
