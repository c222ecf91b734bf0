import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import {
  readPermissionCell,
  schemeOfOneColumn,
  schemeOfTwoColumns,
} from "../../../generator/page/grammar/permission-cell.js";
import { inlineOf } from "./inline-of.js";

const read = (cell: string) => readPermissionCell(inlineOf(cell), microsoftGraph);
const alternatives = (cell: string) => read(cell).map((group) => group.alternatives);

describe("a permission cell", () => {
  it.each([
    ["User.Read, User.ReadWrite.All", [["User.Read"], ["User.ReadWrite.All"]]],
    ["User.Read or User.ReadWrite.All.", [["User.Read"], ["User.ReadWrite.All"]]],
    ["User.Read User.ReadWrite.All", [["User.Read"], ["User.ReadWrite.All"]]],
    ["A.Read, B.Read, and C.Read", [["A.Read"], ["B.Read"], ["C.Read"]]],
    ["A.Read.Group*, , B.Read.All,", [["A.Read.Group"], ["B.Read.All"]]],
    ["`User.Read`<br/>`openid`", [["User.Read"], ["openid"]]],
    ["BackupRestore-Control.Read.All", [["BackupRestore-Control.Read.All"]]],
  ])("lists alternatives: %s", (cell, expected) => {
    expect(alternatives(cell)).toEqual([expected]);
  });

  it.each([
    ["A.Read and B.Read, C.Read", [["A.Read", "B.Read"], ["C.Read"]]],
    [
      "A.Read, B.Read plus C.Read",
      [
        ["A.Read", "C.Read"],
        ["B.Read", "C.Read"],
      ],
    ],
    [
      "One from A.Read, B.Read plus either C.Read or D.Read",
      [
        ["A.Read", "C.Read"],
        ["A.Read", "D.Read"],
        ["B.Read", "C.Read"],
        ["B.Read", "D.Read"],
      ],
    ],
  ])("lists combinations of permissions: %s", (cell, expected) => {
    expect(alternatives(cell)).toEqual([expected]);
  });

  it.each(["Not supported.", "Not Supported", "Not applicable", "None.", "n/a", "Not available."])(
    "says that a permission type is not supported: %s",
    (cell) => {
      expect(read(cell)).toEqual([
        { appliesTo: null, supported: false, placeholder: false, alternatives: [], unread: [], spaced: [] },
      ]);
    },
  );

  it("has separate permissions for each resource if it is a list: `for user: …; for channel: …`", () => {
    expect(read("for user: User.Read, User.ReadWrite; for channel: Channel.Read.All")).toMatchObject([
      { appliesTo: "user", alternatives: [["User.Read"], ["User.ReadWrite"]] },
      { appliesTo: "channel", alternatives: [["Channel.Read.All"]] },
    ]);
  });

  it("can be a placeholder of the page template", () => {
    expect(read("**TODO: Determine scopes **")).toMatchObject([{ placeholder: true, supported: false, unread: [] }]);
  });

  it("has separate permissions for each resource if it has a sentence per resource: `A.Read for a chat.`", () => {
    expect(
      read("For **user** or **chat** resource: Not supported.<br/><br/>For **channel** resource: A.Read"),
    ).toMatchObject([
      { appliesTo: "user or chat resource", supported: false },
      { appliesTo: "channel resource", alternatives: [["A.Read"]] },
    ]);
    expect(read("A.Write for a chat message.<br>B.Write for a channel message.")).toMatchObject([
      { appliesTo: "chat message", alternatives: [["A.Write"]] },
      { appliesTo: "channel message", alternatives: [["B.Write"]] },
    ]);
  });

  it("can have a name with a space instead of a full stop, unless a permission follows the space", () => {
    expect(read("User.Read.All, Directory AccessAsUser.All")).toMatchObject([
      {
        alternatives: [["User.Read.All"], ["Directory.AccessAsUser.All"]],
        unread: [],
        spaced: ["Directory.AccessAsUser.All"],
      },
    ]);
    expect(read("Requires User.Read")).toMatchObject([{ alternatives: [["User.Read"]], spaced: [] }]);
  });

  it("can contain words that are not permissions, and docwright lists these words separately", () => {
    expect(read("Role required to create or Subscription.Read.All")).toMatchObject([
      { alternatives: [["Subscription.Read.All"]], unread: ["Role", "required", "to", "create"] },
    ]);
  });
});

describe("the least and higher privileged permissions", () => {
  const [group] = read("User.Read, User.ReadWrite, Directory.Read.All");
  if (group === undefined) throw new Error("no group");

  it("are read from a list that starts with the least privileged permission", () => {
    expect(schemeOfOneColumn(group, "leastFirst")).toMatchObject({
      least: [["User.Read"]],
      higher: [["User.ReadWrite"], ["Directory.Read.All"]],
    });
  });

  it("are read from a list that ends with the least privileged permission if the heading says so", () => {
    expect(schemeOfOneColumn(group, "leastLast")).toMatchObject({
      least: [["Directory.Read.All"]],
      higher: [["User.ReadWrite"], ["User.Read"]],
    });
  });

  it("are read from two columns if the table has separate columns", () => {
    const [higher] = read("Not available.");
    expect(schemeOfTwoColumns(group, higher ?? null)).toMatchObject({
      supported: true,
      least: [["User.Read"], ["User.ReadWrite"], ["Directory.Read.All"]],
      higher: [],
    });
  });
});
