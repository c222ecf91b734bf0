import { describe, expect, it } from "vitest";
import type { PermissionScheme } from "../../../generator/model/model.js";
import { findingsAbout, operationOf } from "./operation-of.js";

const classic = (work: string, personal: string, application: string): string =>
  `|Permission type|Permissions (from least to most privileged)|\n|:--|:--|\n|Delegated (work or school account)|${work}|\n|Delegated (personal Microsoft account)|${personal}|\n|Application|${application}|\n`;

const needs = (least: string[][], higher: string[][] = []): PermissionScheme => ({
  supported: true,
  placeholder: false,
  least,
  higher,
});
const unsupported: PermissionScheme = { supported: false, placeholder: false, least: [], higher: [] };

describe("permissions", () => {
  it("come from a table whose cells list the least privileged permission first", () => {
    const { permissions } = operationOf(
      `## Permissions\nOne of these.\n\n${classic("A.Read, A.ReadWrite", "Not supported.", "A.Read.All and B.Read.All")}`,
    );
    expect(permissions).toMatchObject([
      {
        appliesTo: null,
        delegatedWork: { ...needs([["A.Read"]], [["A.ReadWrite"]]), source: { line: 6 } },
        delegatedPersonal: { ...unsupported, source: { line: 7 } },
        application: { ...needs([["A.Read.All", "B.Read.All"]]), source: { line: 8 } },
        source: { line: 4 },
      },
    ]);
  });

  it("are read with the least privileged permission last if the header says so", () => {
    const { permissions } = operationOf(
      "## Prerequisites\n\n|Permission type|Permissions (from most to least privileged)|\n|--|--|\n|Application|A.ReadWrite, A.Read|\n",
    );
    expect(permissions).toMatchObject([{ application: needs([["A.Read"]], [["A.ReadWrite"]]) }]);
  });

  it.each(["Permissions (least privileged listed first)", "Least to most", "Berechtigungen"])(
    "are read with the least privileged permission first under the header %s",
    (header) => {
      const page = `## Permissions\n\n|Permission type|${header}|\n|--|--|\n|Application|A.Read, A.ReadWrite|\n`;
      expect(operationOf(page).permissions).toMatchObject([
        { appliesTo: null, application: needs([["A.Read"]], [["A.ReadWrite"]]) },
      ]);
    },
  );

  it("are separate for each column if the headers of the columns name different uses", () => {
    const { permissions } = operationOf(
      "## Permissions\n\n|Permission type|Acting on self|Acting on others|Note|\n|--|--|--|--|\n|Delegated (work or school account)|A.Read|A.Read.All|Admins|\n|Application|Not supported.|A.ReadWrite.All||\n",
    );
    expect(permissions).toMatchObject([
      { appliesTo: "Acting on self", delegatedWork: needs([["A.Read"]]), application: unsupported },
      {
        appliesTo: "Acting on others",
        delegatedWork: needs([["A.Read.All"]]),
        application: needs([["A.ReadWrite.All"]]),
      },
    ]);
  });

  it.each([
    "Delegated (work or school account",
    "Delegated - work or school account",
    "Delegated work or school account)",
  ])("are delegated permissions in a row with the label %s", (label) => {
    const page = `## Permissions\n\n|Permission type|Permissions|\n|--|--|\n|${label}|A.Read|\n`;
    expect(operationOf(page).permissions).toMatchObject([{ delegatedWork: needs([["A.Read"]]) }]);
  });

  it("are missing, with a finding, if the included table does not have columns of permissions", () => {
    const operation = operationOf(
      '## Permissions\n\n<!-- { "blockType": "permissions" } -->\n[!INCLUDE [permissions-table](../includes/p.md)]\n',
      { "includes/p.md": "|Scope|Meaning|\n|--|--|\n|read|Reads lamps.|\n" },
    );
    expect(operation.permissions).toEqual([]);
    expect(findingsAbout(operation, "unreadable-permissions")).toHaveLength(1);
  });

  it("come from an included table with columns for the least privileged and for higher privileged permissions", () => {
    const { permissions } = operationOf(
      '## Permissions\n\n<!-- { "blockType": "permissions", "name": "p" } -->\n[!INCLUDE [permissions-table](../includes/p.md)]\n',
      {
        "includes/p.md":
          "|Permission type|Least privileged permissions|Higher privileged permissions|\n|:--|:--|:--|\n|Delegated (work or school account)|A.Read|A.ReadWrite, B.Read|\n|Delegated (personal Microsoft account)|Not supported.|Not supported.|\n|Application|A.Read.All|Not available.|\n",
      },
    );
    expect(permissions).toMatchObject([
      {
        delegatedWork: needs([["A.Read"]], [["A.ReadWrite"], ["B.Read"]]),
        delegatedPersonal: unsupported,
        application: needs([["A.Read.All"]]),
        source: { file: "includes/p.md", line: 1 },
      },
    ]);
  });

  it("are separate for each table if the tables have subheadings", () => {
    const { permissions } = operationOf(
      `## Permissions\n\n### For chats:\n\n${classic("A.Read", "", "")}\n### Permissions for channel\n\n${classic("B.Read", "", "")}`,
    );
    expect(permissions).toMatchObject([
      { appliesTo: "For chats", delegatedWork: needs([["A.Read"]]) },
      { appliesTo: "Permissions for channel", delegatedWork: needs([["B.Read"]]) },
    ]);
  });

  it("are separate for each group of rows below a bold row", () => {
    const { permissions } = operationOf(
      "## Permissions\n\n|Permission type|Permissions (from least to most privileged)|\n|--|--|\n|**Mail**||\n|Application|Mail.Read|\n|**Files**||\n|Application|Files.Read|\n",
    );
    expect(permissions).toMatchObject([
      { appliesTo: "Mail", application: needs([["Mail.Read"]]), delegatedWork: unsupported },
      { appliesTo: "Files", application: needs([["Files.Read"]]) },
    ]);
  });

  it("are separate for each group of rows below the row of a permission type", () => {
    const { permissions } = operationOf(
      "## Prerequisites\n\n|Permission type|Permissions (from least to most privileged)|\n|--|--|\n|Delegated (work or school account)||\n|&nbsp;**Apps**|Apps.Read|\n|&nbsp;**Devices**|Devices.Read|\n|Delegated (personal Microsoft account)|Not supported.|\n",
    );
    expect(permissions).toMatchObject([
      { appliesTo: "Apps", delegatedWork: needs([["Apps.Read"]]), delegatedPersonal: unsupported },
      { appliesTo: "Devices", delegatedWork: needs([["Devices.Read"]]) },
    ]);
  });

  it("are separate for each resource if each row of the table is about one resource", () => {
    const { permissions } = operationOf(
      "## Permissions\n\n|Supported resource|Delegated (work or school account)|Delegated (personal Microsoft account)|Application|\n|--|--|--|--|\n|[event](e.md)|Calendars.Read|Calendars.Read|None.|\n|message|Mail.Read|Mail.Read|Mail.Read|\n",
    );
    expect(permissions).toMatchObject([
      {
        appliesTo: "event",
        delegatedPersonal: needs([["Calendars.Read"]]),
        application: unsupported,
        source: { line: 5 },
      },
      { appliesTo: "message", application: needs([["Mail.Read"]]) },
    ]);
  });

  it("are marked as placeholders if the page has the text of the template", () => {
    const { permissions } = operationOf(
      `## Permissions\n\n${classic("**TODO: Provide applicable permissions.**", "**TODO: Provide applicable permissions.**", "A.Read")}`,
    );
    expect(permissions).toMatchObject([
      {
        delegatedWork: { placeholder: true, supported: false },
        delegatedPersonal: { placeholder: true },
        application: needs([["A.Read"]]),
      },
    ]);
  });

  it("come from all rows of a permission type, and the first row has the least privileged permission", () => {
    const rows = "|Application|Lamp.Read.All|'Read'|\n|Application|Lamp.ReadWrite.All|'Write'|\n";
    const { permissions } = operationOf(
      `## Permissions\n\n|Permission type|Permission|Permission display name|\n|--|--|--|\n${rows}`,
    );
    expect(permissions).toMatchObject([
      { application: { supported: true, least: [["Lamp.Read.All"]], higher: [["Lamp.ReadWrite.All"]] } },
    ]);
  });

  it("come from a sentence that names permissions with their type, or that says that no permission is required", () => {
    const stated = (text: string) => operationOf(`## Permissions\n\n${text}\n\n> **Note:** A remark.\n`).permissions;
    expect(stated("Requires the delegated permission `Mail.Read` or `Mail.ReadWrite`.")).toMatchObject([
      {
        appliesTo: null,
        delegatedWork: { supported: true, least: [["Mail.Read"]], higher: [["Mail.ReadWrite"]] },
        application: { supported: false, least: [] },
        source: { line: 1 },
      },
    ]);
    expect(stated("- Delegated: Lamp.Read.\n- Application: Lamp.Read.All and Room.Read.All.")).toMatchObject([
      { delegatedWork: { least: [["Lamp.Read"]] }, application: { least: [["Lamp.Read.All", "Room.Read.All"]] } },
    ]);
    expect(stated("This method doesn't require any permissions.")).toMatchObject([
      { delegatedWork: { supported: true, least: [] }, application: { supported: true, least: [] } },
    ]);
  });

  it.each([
    "Requires Mail.Read.",
    "Requires the delegated permission Mail.Read. If it is a room: Room.Read.",
    "- Photo of the **user** - User.ReadWrite",
  ])("are not guessed from an unclear sentence, which is reported: %s", (text) => {
    const facts = operationOf(`## Permissions\n\n${text}\n`);
    expect(facts.permissions).toEqual([]);
    expect(findingsAbout(facts, "unreadable-permissions")).toEqual([1]);
  });

  it("are reported for each sentence, cell and row that cannot be read", () => {
    expect(findingsAbout(operationOf("## Permissions\n\nAsk an administrator.\n"), "unreadable-permissions")).toEqual([
      1,
    ]);
    expect(
      findingsAbout(
        operationOf(`## Permissions\n\n${classic("The role of an owner", "", "")}`),
        "unreadable-permission",
      ),
    ).toEqual([5]);
    const strange = "## Permissions\n\n|Permission type|Permissions|\n|--|--|\n|Robot|A.Read|\n";
    expect(findingsAbout(operationOf(strange), "unreadable-row")).toEqual([5]);
  });
});

it("a space inside the name of a permission is reported, and the permission is read", () => {
  const { permissions, diagnostics } = operationOf(
    `## Permissions\n\n${classic("Directory AccessAsUser.All", "Not supported.", "Not supported.")}`,
  );
  expect(permissions).toMatchObject([{ delegatedWork: needs([["Directory.AccessAsUser.All"]]) }]);
  expect(diagnostics.filter(({ rule }) => rule === "unreadable-permission").map(({ message }) => message)).toEqual([
    "`Directory AccessAsUser.All` is not a permission, so docwright reads Directory.AccessAsUser.All. Write a full stop instead of the space.",
  ]);
});
