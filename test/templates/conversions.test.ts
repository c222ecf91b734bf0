import { expect, test } from "vitest";
import {
  dateConversion,
  doubleConversion,
  revive,
  serialize,
  type Conversion,
  type Conversions,
} from "../../templates/runtime/conversions.js";

const upper: Conversion = { read: (value) => `<${String(value)}>`, write: (value) => String(value).slice(1, -1) };
const conversions: Conversions = {
  createdDateTime: dateConversion,
  holidays: dateConversion,
  read: upper,
  codes: upper,
  manager: () => conversions,
  reports: () => conversions,
};
const text = "2026-01-31T10:00:00.1234567Z";
const time = new Date(Date.UTC(2026, 0, 31, 10, 0, 0, 123));

test("revive converts only those values of a response for which the type has a conversion", () => {
  const value: unknown = JSON.parse(`{
    "id": "${text}",
    "createdDateTime": "${text}",
    "holidays": ["${text}", null],
    "manager": { "createdDateTime": "${text}", "manager": null },
    "reports": [{ "createdDateTime": "${text}", "manager": { "createdDateTime": null } }],
    "read": "a",
    "codes": [["b"]],
    "constructor": "${text}",
    "__proto__": { "createdDateTime": "${text}" }
  }`);
  expect(revive(value, conversions)).toEqual({
    id: text,
    createdDateTime: time,
    holidays: [time, null],
    manager: { createdDateTime: time, manager: null },
    reports: [{ createdDateTime: time, manager: { createdDateTime: null } }],
    read: "<a>",
    codes: [["<b>"]],
    constructor: text,
    ["__proto__"]: { createdDateTime: text },
  });
});

test("serialize converts a copy of a request body, so that the body of the caller does not change", () => {
  const body = { read: "<a>", createdDateTime: time, reports: [{ codes: ["<b>"], constructor: 1 }], ["__proto__"]: 2 };
  const before = structuredClone(body);
  expect(serialize(body, conversions)).toEqual({
    read: "a",
    createdDateTime: time,
    reports: [{ codes: ["b"], constructor: 1 }],
    ["__proto__"]: 2,
  });
  expect(body).toEqual(before);
});

test.each([null, undefined, "text", 7, []])("revive leaves %j unchanged", (value) => {
  expect(revive(value, conversions)).toEqual(value);
});

test("`doubleConversion` reads infinite numbers and NaN", () => {
  const values = ["INF", "-INF", "NaN", 1.5, null, "INFO"].map((value) => doubleConversion.read(value));
  expect(values).toEqual([Infinity, -Infinity, NaN, 1.5, null, "INFO"]);
});
