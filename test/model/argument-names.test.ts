import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import { apiPage, request } from "./pages.js";

const others = [
  "GET /workbook/range(address='{address}')",
  "GET /applications(appId='{appId}')",
  "GET /chart/image(width={width},height={height})",
  "GET /companies({id})",
];

/** The routes of a page with one request line among other pages, and the findings about arguments without names. */
function read(line: string): { routes: string[]; findings: string[] } {
  const { operations, diagnostics } = buildModel([
    ...others.map((other, index) => apiPage(`other-${String(index)}`, { requests: [request(other)] })),
    apiPage("tested", { requests: [request(line)] }),
  ]);
  const routes = operations.find(({ id }) => id === "tested")?.routes ?? [];
  return {
    routes: routes.map(({ method, path }) => `${method} ${path}`),
    findings: diagnostics.filter(({ rule }) => rule === "unnamed-argument").map(({ message }) => message),
  };
}

describe("a value in parentheses", () => {
  it.each(["GET /me/range(<address>)/format", "GET /me/Range({address})/format"])(
    "gets the name of the function's parameter: %s",
    (line) => {
      const { routes, findings } = read(line);
      expect(routes.map((route) => route.toLowerCase())).toEqual(["get /me/range(address='{address}')/format"]);
      expect(findings).toHaveLength(1);
    },
  );

  it.each([
    "GET /applications({id})",
    "GET /companies({id})",
    "GET /me/range(address='{address}')/format",
    "GET /chart/image({width})",
    "GET /names({address})",
  ])("is not changed if it can be a key: %s", (line) => {
    expect(read(line)).toEqual({ routes: [line], findings: [] });
  });

  it("is reported with the correct path segment if it does not name the parameter of the function", () => {
    expect(read("GET /me/range({address})").findings).toEqual([
      "The call of range has a value without the name of its parameter. Write range(address='{address}').",
    ]);
  });
});
