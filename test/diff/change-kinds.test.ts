import { describe, expect, it } from "vitest";

import { changeKinds } from "../../generator/diff/kinds/change-kinds.js";

describe("the table of kinds", () => {
  it.each(Object.entries(changeKinds))("explains %s and shows it", (id, { explanation, example }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(explanation).toMatch(/^[A-Z].*\.$/);
    expect(example.base).not.toBe(example.head);
  });
});
