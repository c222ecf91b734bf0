import { editProperty, editType, editTypes, inSequence, removeProperty, removeType } from "../edits.js";
import { type } from "../shop.js";
import type { DiffCase } from "./diff-case.js";

const ITEM = "shop.item";

export const typeCases: readonly DiffCase[] = [
  {
    title: "a type page is added",
    edit: editTypes((types) => [...types, type("shop.voucher", 60)]),
    change: { id: "type-added", severity: "non-breaking", target: "shop.voucher", to: "entity", line: 60 },
  },
  {
    title: "a type page is removed",
    edit: removeType("shop.maker"),
    change: { id: "type-removed", severity: "breaking", target: "shop.maker", from: "entity", line: 20 },
  },
  {
    title: "the page of a type that is still referenced is removed",
    edit: editType("shop.place", { origin: "reference" }),
    change: { id: "type-removed", severity: "breaking", target: "shop.place", from: "complex", line: 30 },
  },
  {
    title: "a type is renamed, and all properties refer to its new name",
    edit: inSequence(
      editType("shop.place", { name: "shop.location" }),
      editProperty(ITEM, "place", { type: "shop.location" }),
    ),
    change: {
      id: "type-renamed",
      severity: "breaking",
      target: "shop.location",
      from: "shop.place",
      to: "shop.location",
      line: 30,
    },
  },
  {
    title: "a complex type becomes an enumeration",
    edit: editType("shop.place", { kind: "enum" }),
    change: {
      id: "type-kind-changed",
      severity: "breaking",
      target: "shop.place",
      from: "complex",
      to: "enum",
      line: 30,
    },
  },
  {
    title: "a complex type becomes an entity type",
    edit: editType("shop.place", { kind: "entity", key: ["aisle"] }),
    change: {
      id: "type-kind-changed",
      severity: "breaking",
      target: "shop.place",
      from: "complex",
      to: "entity",
      line: 30,
    },
  },
  {
    title: "the base type is replaced",
    edit: editType("shop.maker", { base: "shop.place" }),
    change: {
      id: "base-type-changed",
      severity: "breaking",
      target: "shop.maker",
      from: "shop.entity",
      to: "shop.place",
      line: 20,
    },
  },
  {
    title: "the new base type is derived from the old base type",
    edit: editType("shop.maker", { base: ITEM }),
    change: {
      id: "base-type-changed",
      severity: "non-breaking",
      target: "shop.maker",
      from: "shop.entity",
      to: ITEM,
      line: 20,
    },
  },
  {
    title: "a type without a base type gets a base type",
    edit: editType("shop.place", { base: "shop.entity" }),
    change: { id: "base-type-changed", severity: "non-breaking", target: "shop.place", to: "shop.entity", line: 30 },
  },
  {
    title: "a type in requests becomes abstract",
    edit: editType("shop.place", { abstract: true }),
    change: {
      id: "type-abstract-changed",
      severity: "breaking",
      target: "shop.place",
      from: "concrete",
      to: "abstract",
      line: 30,
    },
  },
  {
    title: "a type in responses becomes abstract",
    edit: editType("shop.receipt", { abstract: true }),
    change: {
      id: "type-abstract-changed",
      severity: "non-breaking",
      target: "shop.receipt",
      from: "concrete",
      to: "abstract",
      line: 40,
    },
  },
  {
    title: "an open type in requests becomes closed",
    edit: editType("shop.place", { open: false }),
    change: {
      id: "type-open-changed",
      severity: "breaking",
      target: "shop.place",
      from: "open",
      to: "closed",
      line: 30,
    },
  },
  {
    title: "a closed type becomes open",
    edit: editType(ITEM, { open: true }),
    change: { id: "type-open-changed", severity: "non-breaking", target: ITEM, from: "closed", to: "open", line: 10 },
  },
  {
    title: "another property becomes the key",
    edit: editType(ITEM, { key: ["name"] }),
    change: { id: "key-changed", severity: "breaking", target: ITEM, to: "name", line: 10 },
  },
  {
    title: "the key property is removed",
    edit: inSequence(removeProperty("shop.entity", "id"), editType("shop.entity", { key: [] })),
    change: {
      id: "property-removed",
      severity: "breaking",
      target: "shop.entity",
      name: "id",
      from: "Edm.String",
      line: 2,
    },
  },
  {
    title: "the type is deprecated",
    edit: editType(ITEM, { deprecated: true, deprecation: "Use goods.", description: "Old." }),
    change: { id: "type-deprecated", severity: "non-breaking", target: ITEM, line: 10 },
  },
  {
    title: "the type is no longer deprecated",
    base: editType(ITEM, { deprecated: true }),
    edit: editType(ITEM, { deprecated: false }),
    change: { id: "deprecation-withdrawn", severity: "non-breaking", target: ITEM, line: 10 },
  },
  {
    title: "the type has another description",
    edit: editType(ITEM, { description: "Something that is lent." }),
    change: {
      id: "description-changed",
      severity: "docs-only",
      target: ITEM,
      from: "Something that is sold.",
      to: "Something that is lent.",
      line: 10,
    },
  },
];
