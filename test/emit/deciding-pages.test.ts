import { describe, expect, test } from "vitest";
import { selectDecidingPages } from "../../generator/emit/calls/deciding-pages.js";
import type { Finding } from "../../generator/findings/finding.js";
import type { Response } from "../../generator/model/model.js";
import { operation, responds, route } from "./hand-made.js";

const USER = "microsoft.graph.user";
const EVENT = "microsoft.graph.event";

/** Creates a page that documents `PATCH /users/{id}` with these responses, and other routes with types. */
function page(id: string, responses: readonly Response[], others: readonly (readonly [string, string])[] = []) {
  const own = route("PATCH /users/{id}");
  const more = others.map(([line, type]) => ({ ...route(line), responses: [responds(201, type)] }));
  return { route: own, operation: operation(id, id, "update", [own, ...more], { responses }) };
}

function select(pages: ReturnType<typeof page>[]): { deciding: string[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const deciding = selectDecidingPages(pages, (one) => void findings.push(one));
  return { deciding: deciding.map(({ operation: { id } }) => id), findings };
}

describe("the result of a call that several pages document", () => {
  test("comes from the page whose id starts with the name of the type", () => {
    const { deciding, findings } = select([
      page("user-update", [responds(204)]),
      page("intune-user-update", [responds(200, USER)]),
    ]);
    expect(deciding).toEqual(["user-update"]);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'conflicting-response: "intune-user-update" documents microsoft.graph.user for PATCH /users/{id}, but "user-update" documents a response without a body. The SDK follows "user-update". Correct one of the two pages.',
    ]);
  });

  test("does not come from a page whose routes return several types", () => {
    const extended = page("extended-property-post", [responds(202), responds(200, USER)], [["POST /events", EVENT]]);
    expect(select([page("user-update", [responds(200, USER)]), extended])).toEqual({
      deciding: ["user-update"],
      findings: [],
    });
  });

  test("comes from a page that also documents the content of the item", () => {
    const withContent = page("user-get", [responds(200, USER)], [["GET /users/{id}/$value", "Edm.Stream"]]);
    expect(select([withContent, page("other-get", [responds(200, EVENT)])]).deciding).toEqual([
      "user-get",
      "other-get",
    ]);
  });

  test("comes from all pages if no page id starts with the name of the type", () => {
    const both = [page("a", [responds(200, USER)]), page("b", [responds(200, EVENT)])];
    expect(select(both).deciding).toEqual(["a", "b"]);
    expect(select([page("a", [responds(200, USER)]), page("b", [responds(204)])]).deciding).toEqual(["a", "b"]);
  });
});
