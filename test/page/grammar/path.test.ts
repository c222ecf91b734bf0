import { describe, expect, it } from "vitest";
import { readPath } from "../../../generator/page/grammar/path.js";

const kinds = (path: string) => readPath(path).segments.map(({ kind, text }) => `${kind} ${text}`);

describe("a request path", () => {
  it("has segments of different kinds: static words, keys, casts, system segments and templates", () => {
    expect(kinds("/groups/{id}/members/microsoft.graph.user/$count")).toEqual([
      "static groups",
      "key {id}",
      "static members",
      "qualified microsoft.graph.user",
      "system $count",
    ]);
    expect(kinds("/drive/root:/{item-path}:/children")).toEqual([
      "static drive",
      "template root:",
      "template {item-path}:",
      "static children",
    ]);
  });

  it("adds the previous segment to the name of a placeholder only if two placeholders have the same name", () => {
    expect(readPath("/users/{id | userPrincipalName}/messages/{messageId}")).toMatchObject({
      text: "/users/{id}/messages/{messageId}",
      placeholders: [
        { name: "id", spellings: ["id", "userPrincipalName"], in: "path" },
        { name: "messageId", spellings: ["messageId"], in: "path" },
      ],
    });
    expect(readPath("/me/calendars/{id}/events/{id}/categories/{id}").text).toBe(
      "/me/calendars/{calendar-id}/events/{event-id}/categories/{category-id}",
    );
    expect(readPath("/a/{id}/a/{id}").text).toBe("/a/{a-id}/a/{a-id-2}");
  });

  it.each(["{*path}", "{**path}", "{+path}", "{path*}", "{path+}", "{path...}"])(
    "has one mark for a placeholder with several segments: %s",
    (placeholder) => {
      const read = readPath(`/files/${placeholder}`);
      expect(read).toMatchObject({ text: "/files/{+path}", placeholders: [{ name: "path", wildcard: true }] });
      expect(readPath(read.text)).toEqual(read);
    },
  );

  it("keeps letters with accents in the name of a placeholder", () => {
    expect(readPath("/files/{número do item}").text).toBe("/files/{número-do-item}");
  });

  it("has a unique name for each placeholder", () => {
    expect(readPath("/users/{id}/x/{id}/{user-id}").text).toBe("/users/{user-id-2}/x/{x-id}/{user-id}");
  });

  it("names the placeholder of a function argument like the parameter of the function", () => {
    expect(readPath("/reports/getCounts(period='{period_value}')")).toMatchObject({
      text: "/reports/getCounts(period='{period}')",
      placeholders: [{ name: "period", in: "function" }],
      segments: [{}, { kind: "call", name: "getCounts", arguments: [{ name: "period", value: "'{period}'" }] }],
    });
    expect(readPath("/range(address='<address>')/rowsAbove(count=n)").text).toBe(
      "/range(address='{address}')/rowsAbove(count={count})",
    );
    expect(readPath("/view(start=start-value,end={end_date})").text).toBe("/view(start={start},end={end})");
  });

  it("keeps function arguments that have fixed values", () => {
    expect(readPath("/image(width=640,fittingMode='fit')")).toMatchObject({
      text: "/image(width=640,fittingMode='fit')",
      placeholders: [],
    });
    expect(readPath("/zones(Kind=ns.kind'{kind}')").text).toBe("/zones(Kind=ns.kind'{Kind}')");
  });

  it("is repaired if slashes or closing characters are missing, or if braces are wrong", () => {
    expect(readPath("me/{tenant id}/(team-id)/{").text).toBe("/me/{tenant-id}/{team-id}/");
    expect(readPath("/range(address='a").text).toBe("/range(address='a)");
    expect(readPath("").text).toBe("/");
  });
});
