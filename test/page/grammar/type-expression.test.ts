import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { primitiveType } from "../../../generator/page/grammar/primitive-type.js";
import { isNullable, parseTypeExpression, readTypeValues } from "../../../generator/page/grammar/type-expression.js";
import { inlineOf } from "./inline-of.js";

/** Returns a type as text: `name` or `name[]`, then `<link>` if it has a link, then `| name` for each alternative. */
function spelt(cell: string): string | null {
  const type = parseTypeExpression(inlineOf(cell), microsoftGraph);
  if (type === null) return null;
  return [type, ...type.alternatives]
    .map(({ name, collection, link }) => `${name ?? "?"}${collection ? "[]" : ""}${link === null ? "" : ` <${link}>`}`)
    .join(" | ");
}

describe("the values in a type cell", () => {
  it.each([
    ["enum: open, closed", ["open", "closed"]],
    ["enum(open, closed)", ["open", "closed"]],
    ["Enum of `open` or `closed`", ["open", "closed"]],
    ["enum<open\\|closed>", ["open", "closed"]],
    ['string, one of "open", "half open"', ["open", "half open"]],
    ['"open" \\| "closed"', ["open", "closed"]],
    ["enum", null],
    ["enum (flags)", null],
    ["enum: open, closed or null", ["open", "closed"]],
    ["enum: open, closed, required", ["open", "closed"]],
    ['"open" \\| "closed" \\| null', ["open", "closed"]],
    ["One of string, integer", null],
    ["One of [user](user.md) or [group](group.md)", null],
    ["string or integer", null],
    ["enum: any of the values below, or none", null],
  ])("are read from a list of at least two: %s", (cell, expected) => {
    expect(readTypeValues(inlineOf(cell), microsoftGraph)).toEqual(expected);
  });

  it.each(["datetime or null", "null or integer", "string | null", "string¦null", "string?", "Nullable string"])(
    "include null: %s",
    (text) => {
      expect(isNullable(inlineOf(text), microsoftGraph)).toBe(true);
      expect(isNullable(inlineOf("string or nulls"), microsoftGraph)).toBe(false);
    },
  );
});

describe("a type cell", () => {
  it.each([
    ["String", "String"],
    ["string.", "string"],
    ["`Edm.DateTimeOffset`", "Edm.DateTimeOffset"],
    ["**dateTimeTimeZone**", "dateTimeTimeZone"],
    ["microsoft.graph.callRecords.modality", "microsoft.graph.callRecords.modality"],
    ["#microsoft.graph.user", "microsoft.graph.user"],
    ["[user](../resources/user.md)", "user <../resources/user.md>"],
    ["[siteCollection](sitecollection.md)", "siteCollection <sitecollection.md>"],
    ["[itemAnalytics][] resource\n\n[itemAnalytics]: itemanalytics.md", "itemAnalytics <itemanalytics.md>"],
    ["[identitySet][]", "identitySet"],
    ["JSON object", "JSON"],
    ["Untyped JSON object", "JSON"],
    ["Image base64 encoded string", "string"],
    ["Nullable DateTimeOffset", "DateTimeOffset"],
    ["One of [user](user.md) or [group](group.md)", "user <user.md> | group <group.md>"],
    ["datetime or null", "datetime"],
    ["null or integer", "integer"],
    ["string \\| null", "string"],
    ["string¦null", "string"],
    ["string?", "string"],
    ["positive integer", "integer"],
    ["enum: open, closed", "string"],
    ["enum (`open`, `closed`)", "string"],
    ['string, one of "open", "closed"', "string"],
    ["enum<string>", "enum"],
    ["string<date-time>", "date-time"],
    ["string<email>", "string"],
    ["[[pet](#pet)]", "pet[] <#pet>"],
    ["[string]", "string[]"],
    ["Nullable [user](user.md) collection", "user[] <user.md>"],
  ])("names a type: %s", (cell, expected) => {
    expect(spelt(cell)).toBe(expected);
  });

  it.each([
    ["Collection(String)", "String[]"],
    ["`collection(string)`", "string[]"],
    ["String collection", "String[]"],
    ["collection of driveItem", "driveItem[]"],
    ["Collection([user](user.md))", "user[] <user.md>"],
    ["[user](user.md) collection", "user[] <user.md>"],
    ["[user](user.md collection)", "user[]"],
    ["Collection of [openShift](openshift.md)", "openShift[] <openshift.md>"],
    ["string[]", "string[]"],
    ["[identitySet][] array\n\n[identitySet]: identityset.md", "identitySet[] <identityset.md>"],
    ["[outcome](outcome.md) collection. Holds the grades of a submission", "outcome[] <outcome.md>"],
  ])("names a collection: %s", (cell, expected) => {
    expect(spelt(cell)).toBe(expected);
  });

  it.each([
    ["string (timestamp)", "timestamp"],
    ["string (url)", "string"],
    ["(Optional) String", "String"],
    ["String, read-only", "String"],
  ])("can have a remark, which is ignored unless the remark is a more precise type: %s", (cell, expected) => {
    expect(spelt(cell)).toBe(expected);
  });

  it.each([
    ["[a](a.md) or [b](b.md)", "a <a.md> | b <b.md>"],
    ["string/number", "string | number"],
    [
      "A supported resource: [event](event.md), [post](post.md), but not group [post](post.md).",
      "event <event.md> | post <post.md> | post <post.md>",
    ],
    ["The requested, derived type of [place](place.md)", "place <place.md>"],
    ["A collection of the requested, derived type of [place](place.md)", "place[] <place.md>"],
  ])("names alternatives: %s", (cell, expected) => {
    expect(spelt(cell)).toBe(expected);
  });

  it.each(["None", "None.", "No Content", "n/a", "-"])("can say that the operation returns nothing: %s", (cell) => {
    expect(parseTypeExpression(inlineOf(cell.replace(/^-$/, "\\-")), microsoftGraph)).toBeNull();
  });

  it.each(["application/json", "Location header", "`POST /me/events`", "Distribution groups"])(
    "is not a type: %s",
    (cell) => {
      expect(spelt(cell)).toBe("?");
    },
  );
});

describe("another spelling of a primitive type", () => {
  it.each([
    ["int", "Edm.Int32"],
    ["GUID", "Edm.Guid"],
    ["edm.timeofday", "Edm.TimeOfDay"],
    ["Timestamp", "Edm.DateTimeOffset"],
    ["url", "Edm.String"],
    ["user", null],
    ["constructor", null],
  ])("%s means %s", (name, expected) => {
    expect(primitiveType(name)).toBe(expected);
  });
});
