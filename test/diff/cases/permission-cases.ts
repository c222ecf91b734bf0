import type { DocumentedScheme } from "../../../generator/model/model.js";
import { editOperation, editPermissions, type Edit } from "../edits.js";
import { allowed, permissionRow, permissionSet } from "../shop.js";
import type { DiffCase } from "./diff-case.js";

const LIST = "item-list";

/**
 * Replaces the delegated permissions of the list. In the shop, they are: Item.Read, or Item.ReadWrite, or Shop.Read
 * together with Stock.Read.
 */
function setDelegated(delegatedWork: DocumentedScheme): Edit {
  return editPermissions(LIST, { delegatedWork });
}

const addShelvesTable = editOperation(LIST, ({ permissions }) => ({
  permissions: [...permissions, permissionSet(110, { appliesTo: "Shelves", application: allowed([["Shelf.Read"]]) })],
}));

const PAIR = ["Shop.Read", "Stock.Read"];
const PLACEHOLDER: DocumentedScheme = {
  supported: true,
  placeholder: true,
  least: [],
  higher: [],
  source: permissionRow,
};

export const permissionCases: readonly DiffCase[] = [
  {
    title: "a permission is added",
    edit: setDelegated(allowed([["Item.Read"]], [["Item.ReadWrite"], PAIR, ["Shop.All"]])),
    change: {
      id: "permission-added",
      severity: "non-breaking",
      target: LIST,
      name: "Shop.All",
      to: "Shop.All",
      line: 103,
    },
  },
  {
    title: "a less privileged permission is added",
    edit: setDelegated(allowed([["Item.Peek"]], [["Item.Read"], ["Item.ReadWrite"], PAIR])),
    change: {
      id: "permission-added",
      severity: "non-breaking",
      target: LIST,
      name: "Item.Peek",
      to: "Item.Peek",
      line: 103,
    },
  },
  {
    title: "a combination is added, although one of its permissions was enough before",
    edit: setDelegated(allowed([["Item.Read"]], [["Item.ReadWrite"], PAIR, [...PAIR, "Till.Read", "Item.Read"]])),
    change: {
      id: "permission-added",
      severity: "docs-only",
      target: LIST,
      name: "Item.Read and Shop.Read and Stock.Read and Till.Read",
      to: "Item.Read and Shop.Read and Stock.Read and Till.Read",
      line: 103,
    },
  },
  {
    title: "a permission is removed",
    edit: setDelegated(allowed([["Item.Read"]], [PAIR])),
    change: {
      id: "permission-removed",
      severity: "breaking",
      target: LIST,
      name: "Item.ReadWrite",
      from: "Item.ReadWrite",
      line: 103,
    },
  },
  {
    title: "the least privileged permission is removed",
    edit: setDelegated(allowed([["Item.ReadWrite"]], [PAIR])),
    change: {
      id: "permission-removed",
      severity: "breaking",
      target: LIST,
      name: "Item.Read",
      from: "Item.Read",
      line: 103,
    },
  },
  {
    title: "a combination is removed, but one of its permissions is still enough",
    base: setDelegated(allowed([["Item.Read"]], [["Item.Read", "Till.Read"]])),
    edit: setDelegated(allowed([["Item.Read"]])),
    change: {
      id: "permission-removed",
      severity: "docs-only",
      target: LIST,
      name: "Item.Read and Till.Read",
      from: "Item.Read and Till.Read",
      line: 103,
    },
  },
  {
    title: "a combination needs one more permission",
    edit: setDelegated(allowed([["Item.Read"]], [["Item.ReadWrite"], [...PAIR, "Till.Read"]])),
    change: {
      id: "permission-combination-changed",
      severity: "breaking",
      target: LIST,
      name: "Shop.Read and Stock.Read and Till.Read",
      from: "Shop.Read and Stock.Read",
      to: "Shop.Read and Stock.Read and Till.Read",
      line: 103,
    },
  },
  {
    title: "a combination no longer needs one of its permissions",
    edit: setDelegated(allowed([["Item.Read"]], [["Item.ReadWrite"], ["Shop.Read"]])),
    change: {
      id: "permission-combination-changed",
      severity: "non-breaking",
      target: LIST,
      name: "Shop.Read",
      from: "Shop.Read and Stock.Read",
      to: "Shop.Read",
      line: 103,
    },
  },
  {
    title: "a different permission becomes the least privileged permission",
    edit: setDelegated(allowed([["Item.ReadWrite"]], [["Item.Read"], PAIR])),
    change: {
      id: "least-privilege-changed",
      severity: "non-breaking",
      target: LIST,
      name: "Item.ReadWrite",
      from: "Item.Read",
      to: "Item.ReadWrite",
      line: 103,
    },
  },
  {
    title: "the docs no longer say which permission is least privileged",
    edit: setDelegated(allowed([], [["Item.Read"], ["Item.ReadWrite"], PAIR])),
    change: {
      id: "least-privilege-changed",
      severity: "non-breaking",
      target: LIST,
      name: "Item.Read",
      from: "Item.Read",
      line: 103,
    },
  },
  {
    title: "a permission type becomes supported",
    edit: editPermissions(LIST, { delegatedPersonal: allowed([["Item.Read"]]) }),
    change: { id: "permission-scheme-added", severity: "non-breaking", target: LIST, to: "Item.Read", line: 103 },
  },
  {
    title: "a permission type is no longer supported",
    edit: editPermissions(LIST, ({ delegatedPersonal }) => ({ application: delegatedPersonal })),
    change: { id: "permission-scheme-removed", severity: "breaking", target: LIST, from: "Item.Read.All", line: 103 },
  },
  {
    title: "permissions replace a placeholder",
    base: setDelegated(PLACEHOLDER),
    edit: setDelegated(allowed([["Item.Read"]])),
    change: { id: "permission-documented", severity: "docs-only", target: LIST, line: 103 },
  },
  {
    title: "a placeholder replaces the permissions",
    edit: setDelegated(PLACEHOLDER),
    change: { id: "permission-undocumented", severity: "docs-only", target: LIST, line: 103 },
  },
  {
    title: "a permissions table is added",
    edit: addShelvesTable,
    change: { id: "permission-set-added", severity: "non-breaking", target: LIST, line: 110 },
  },
  {
    title: "one of several permissions tables is removed",
    base: addShelvesTable,
    edit: editOperation(LIST, ({ permissions }) => ({ permissions: permissions.slice(0, 1) })),
    change: { id: "permission-set-removed", severity: "breaking", target: LIST, line: 110 },
  },
  {
    title: "the only permissions table is removed",
    edit: editOperation(LIST, { permissions: [] }),
    change: { id: "permission-set-removed", severity: "docs-only", target: LIST, line: 103 },
  },
];
