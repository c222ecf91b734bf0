import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readFieldFacts } from "../../../generator/page/grammar/field-prose.js";
import type { FieldFacts } from "../../../generator/page/page.js";
import { inlineOf } from "./inline-of.js";

const facts = (description: string): FieldFacts => readFieldFacts(inlineOf(description), microsoftGraph);

describe("facts in the description of a field", () => {
  it.each([
    ["Required.", true],
    ["The name of the policy. Required.", true],
    ["**Required**. The name.", true],
    ["(Required) The name.", true],
    ["Required, not nullable", true],
    ["This property is required.", true],
    ["Required on create. Supports `$select`.", null],
    ["Required if the lamp is lit.", null],
    ["Required and must be positive if type is `numbered`.", null],
    ["The type is a required field.", true],
    ["Optional.", false],
    ["Optional, default value is false.", false],
    ["Not required.", false],
    ["Optional and used if type is `numbered`.", false],
    ["This property is optional.", false],
    ["Required if **source** is `text`.", null],
    ["The property is required for answering a call.", null],
    ["Indicates whether a PIN is required.", null],
    ["Used if PinRequired is set to True.", null],
    ["Authentication is not required with this URL.", null],
    ["Possible values: optional, required, other.", null],
    ["Possible values are: `allowed`, `required`, `disallowed`.", null],
  ])("required: %s", (description, required) => {
    expect(facts(description).required).toBe(required);
  });

  it.each([
    ["Read-only.", true],
    ["Read only. The time.", true],
    ["Date of creation. Read-Only", true],
    ["Not nullable, Read-only.", true],
    ["Supports `$filter` (`eq`).Read-only.", true],
    ["HTTP Methods: GET<br>Read-only. Nullable.", true],
    ["This property is read-only.", true],
    ["Key of the entity. This is read-only and automatically generated.", true],
    ["Read-write.", false],
    ["Read-only for users synced from on-premises.", null],
    ["Once set, this property is read-only.", null],
    ["Read-only except on creation.", null],
  ])("read-only: %s", (description, readOnly) => {
    expect(facts(description).readOnly).toBe(readOnly);
  });

  it.each([
    ["Nullable.", true],
    ["This property can be null.", true],
    ["Not nullable.", false],
    ["**Notes**: not nullable.", null],
    ["Key, not nullable.", false],
    ["It cannot be null.", false],
    ["The name can't be null.", false],
    ["A null value means that the range is not uniform.", null],
  ])("nullable: %s", (description, nullable) => {
    expect(facts(description).nullable).toBe(nullable);
  });

  it.each([
    ["Default is `false`.", "false"],
    ["The default value is PT0S.", "PT0S"],
    ["Default value is 23:59. Required.", null],
    ["If not set, it defaults to 5.", "5"],
    ['The default value is "now".', "now"],
    ["Default = true.", "true"],
    ["One of `after` (default) or `before`.", "after"],
    ["Can be one of the following: Auto (default), Rows.", "Auto"],
    ["Never synced from a directory (default).", null],
    ["By default, all are returned.", null],
    ["Defaults to the name of the item.", null],
  ])("default: %s", (description, defaultValue) => {
    expect(facts(description).defaultValue).toBe(defaultValue);
  });

  it.each([
    ["Key.", true],
    ["Key of the entity.", true],
    ["The identifier. Inherited from [x](x.md). Key. Not nullable.", true],
    ["This property is not a key.", false],
    ["Alternate key.", false],
    ["A unique key for the operation.", false],
  ])("key: %s", (description, key) => {
    expect(facts(description).key).toBe(key);
  });

  it.each([
    ["Deprecated -- use `driveItem` instead.", true],
    ["[Deprecated] Has no effect.", true],
    ["This property is now deprecated.", true],
    ["To be deprecated.", true],
    ["Possible states are **Available** and **Deprecated**.", false],
    ["They use their deprecated version of TLS.", false],
  ])("deprecated: %s", (description, deprecated) => {
    expect(facts(description).deprecated).toBe(deprecated);
  });

  it("include the type that an `Inherited from` remark names, and the link of the type", () => {
    expect(facts("The id. Inherited from [entity](entity.md). Read-only.").inheritedFrom).toMatchObject({
      name: "entity",
      link: "entity.md",
    });
    expect(facts("The id.").inheritedFrom).toBeNull();
  });

  it("include whether the members of an enumeration can be combined", () => {
    expect(facts("An enumeration of flags that says more.").flags).toBe(true);
    expect(facts("A comma-separated list of the parts to clone.").flags).toBe(true);
    expect(facts("A flag that says more.").flags).toBe(false);
    expect(facts("Values that cannot be combined.").flags).toBe(false);
  });
});

describe("a description that says whether a property is required when an item is created", () => {
  it.each([
    ["Required on create. Supports `$select`.", true],
    ["This property is required when a user is created.", true],
    ["Required.", false],
  ])("%s", (description, expected) => {
    expect(facts(description).requiredOnCreate).toBe(expected);
  });
});

describe("values in the description of a field", () => {
  it.each([
    ["Possible values are: `a`, `b`, and `c`. Read-only.", ["a", "b", "c"]],
    ["Possible values are `a`,`b`or `c`.", ["a", "b", "c"]],
    ["The possible values are: `Style1` through `Style3`, `Other`.", ["Style1", "Style2", "Style3", "Other"]],
    ['Possible values:<br>"On" - it is lit.<br>"Off" - it is not.', ["On", "Off"]],
    ["Supported values are:<ul><li>`on`</li><li>`off`: not lit</li></ul>Supports more.", ["on", "off"]],
    ["One of the following values for lamps: <ul><li/>On<li/>Off</ul>For rooms only Off", ["On", "Off"]],
    ["Following values are supported. Not nullable. <ul><li>`On`</li><li>`Off`</li></ul>", ["On", "Off"]],
    ["The possible values are: `none` (the default), `some` (a few).", ["none", "some"]],
    ["The possible values are:<br>`x`, `y`, <br/> `z`.", ["x", "y", "z"]],
    ["The possible values are: <br> `x`, `y`, `w` <br> `z`, `v`.", ["x", "y", "w", "z", "v"]],
    ["The possible values are: `x`: the first; `y`: the second.", ["x", "y"]],
    ["The possible values are `x` = first, `y` = second.", ["x", "y"]],
    ["This can either be `User`, `Group` or `Device`. Read-only.", ["User", "Group", "Device"]],
    ["Can be set to `HiddenMembership`.", ["HiddenMembership"]],
    ["The only valid value is `sync`.", ["sync"]],
    ["The supported values for {period} are: D7, D30, D90, and D180. They count days.", ["D7", "D30", "D90", "D180"]],
    ["The supported values are: `string` , `boolean` `int64`", ["string", "boolean", "int64"]],
    ["Can be one of the following values: **null**, *Email*, *Intune*", ["Email", "Intune"]],
    ['Values can be "text" or "html".', ["text", "html"]],
    ["Either `view`, `edit`, or `embed`.", ["view", "edit", "embed"]],
    ["Ownership. Can be 'company' or 'personal'. Possible values are: `company`, `personal`.", ["company", "personal"]],
    ["Must be one of `peopleAndGroups` or `peopleOnly`.", ["peopleAndGroups", "peopleOnly"]],
    ["Possible values are: `a`, `b`. Possible values are: `a`, `b`.", ["a", "b"]],
  ])("%s", (description, values) => {
    expect(facts(description).values).toEqual(values);
  });

  it.each([
    "Valid values 1 to 365",
    "Permitted values are 0-100. The default is 45.",
    "Possible values are: `true`, `false`.",
    "The possible values are: `Style1` through `Other21`.",
    "It can have the following values:<ul><li>`on`: lit.</li><li>Any colour.</li></ul>",
    "Valid values are described in the following table.",
    "Can be an empty string.",
    "See the definition for supported values Inherited from [x](x.md)",
    "Must be `owner` or empty.",
  ])("do not exist in: %s", (description) => {
    expect(facts(description).values).toBeNull();
  });
});

describe("query options in the description of a field", () => {
  it.each([
    [
      "Supports `$filter` (`eq`, `ne`, `NOT`, `startsWith`), `$search`, and `$orderBy`.",
      { filter: ["eq", "ne", "not", "startswith"], search: true, orderby: true },
    ],
    ["Supports $filter.", { filter: [] }],
    ["Supports `$filter` (`eq` and `startsWith` operators only) on **city**.", { filter: ["eq", "startswith"] }],
    ["Supports `$filter` (`eq` on `null` values).", { filter: ["eq"] }],
    ["Supports `$select`, `$orderby`, and `$filter` (`eq` only).", { filter: ["eq"], orderby: true, select: null }],
    ["Supports `$filter` (`eq`) but not `$orderby`.", { filter: ["eq"], orderby: false }],
    ["Supports `$expand`.", { filter: null, expand: true }],
    ["Does not support `$filter`.", { filter: null, unsupported: ["filter"] }],
    ["Possible value: `low`. Does not support `$filter`.", { filter: null, unsupported: ["filter"] }],
    ["This property does not support $filter or $select.", { unsupported: ["filter", "select"] }],
    ["`$orderby` and `$filter` are not supported.", { unsupported: ["filter", "orderby"] }],
    ["Read-only. Not filterable.", { filter: null, unsupported: ["filter"] }],
    ["Supports `$filter`. Does not support `$orderby`.", { filter: [], unsupported: ["orderby"] }],
    ["Returned by default.", { select: "default" }],
    ["Returned only on `$select`. Supports `$filter`.", { select: "only", filter: [] }],
    ["Not returned by default.", { select: "only" }],
    ["Get a message by using `$expand` or `$filter`.", { filter: null, expand: false }],
  ])("%s", (description, support) => {
    expect(facts(description).query).toMatchObject(support);
  });

  it.each(["Supports `$filter` (`eq`) but not `$orderby`.", "`$select` is not supported in this case.", "The name."])(
    "are not marked as unsupported: %s",
    (description) => {
      expect(facts(description).query).not.toHaveProperty("unsupported");
    },
  );
});
