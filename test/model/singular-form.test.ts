import { expect, it } from "vitest";
import { singularForm } from "../../generator/model/singular-form.js";

it.each([
  ["salesInvoices", "saleinvoice"],
  ["itemCategories", "itemcategory"],
  ["contactsInformation", "contactinformation"],
  ["salespeoplePurchaser", "salespersonpurchaser"],
  ["crmBoxes", "crmbox"],
  ["CRMEntry2", "crmentry2"],
  ["accessPass", "accesspass"],
])("`singularForm` returns %s with each word in the singular", (name, form) => {
  expect(singularForm(name)).toBe(form);
});
