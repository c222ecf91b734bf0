import { addMember, editMember, editType, removeMember } from "../edits.js";
import { member } from "../shop.js";
import type { DiffCase } from "./diff-case.js";

export const enumCases: readonly DiffCase[] = [
  {
    title: "a member is added",
    edit: addMember("shop.size", member("tiny", "3", 54)),
    change: { id: "enum-member-added", severity: "non-breaking", target: "shop.size", name: "tiny", to: "3", line: 54 },
  },
  {
    title: "a member is removed",
    edit: removeMember("shop.size", "small"),
    change: {
      id: "enum-member-removed",
      severity: "breaking",
      target: "shop.size",
      name: "small",
      from: "0",
      line: 51,
    },
  },
  {
    title: "a member has another name and the same number",
    edit: editMember("shop.size", "small", { name: "petite" }),
    change: {
      id: "enum-member-renamed",
      severity: "breaking",
      target: "shop.size",
      name: "petite",
      from: "small",
      to: "petite",
      line: 51,
    },
  },
  {
    title: "a member has another number",
    edit: editMember("shop.size", "small", { value: "7" }),
    change: {
      id: "enum-member-value-changed",
      severity: "non-breaking",
      target: "shop.size",
      name: "small",
      from: "0",
      to: "7",
      line: 51,
    },
  },
  {
    title: "the number of a member is now documented",
    edit: editMember("shop.size", "huge", { value: "2" }),
    change: {
      id: "enum-member-value-changed",
      severity: "docs-only",
      target: "shop.size",
      name: "huge",
      to: "2",
      line: 53,
    },
  },
  {
    title: "members can be combined",
    edit: editType("shop.size", { flags: true }),
    change: {
      id: "enum-flags-changed",
      severity: "breaking",
      target: "shop.size",
      from: "single",
      to: "combined",
      line: 50,
    },
  },
  {
    title: "the member has another description",
    edit: editMember("shop.size", "huge", { description: "Does not fit." }),
    change: {
      id: "description-changed",
      severity: "docs-only",
      target: "shop.size",
      name: "huge",
      from: "",
      to: "Does not fit.",
      line: 53,
    },
  },
];
