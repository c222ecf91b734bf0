import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readResponseProse } from "../../../generator/page/grammar/response-sentence.js";
import { inlineOf } from "./inline-of.js";

/** Returns a text for each status, such as `200 user[] {Location}`. */
function spelt(...paragraphs: readonly string[]): readonly string[] {
  const { statuses } = readResponseProse(paragraphs.map(inlineOf), microsoftGraph);
  return statuses.map(({ status, type, stream, headers }) => {
    const names = type === null ? [] : [type, ...type.alternatives].map(({ name }) => name ?? "?");
    const body = stream ? " bytes" : type === null ? "" : ` ${names.join("|")}${type.collection ? "[]" : ""}`;
    return `${status.toString()}${body}${headers.length === 0 ? "" : ` {${headers.join()}}`}`;
  });
}

describe("sentences about a response", () => {
  it.each([
    [
      "If successful, this method returns a `201 Created` response code and a [user](user.md) object in the response body.",
      ["201 user"],
    ],
    [
      "If successful, this method returns a `200 OK` response code and the requested **user** object in the response body.",
      ["200 user"],
    ],
    ["This method returns `200 OK` and a collection of [user](user.md) objects in the response body.", ["200 user[]"]],
    [
      "It returns a `200 OK` response code and an [user](user.md) collection object in the response body.",
      ["200 user[]"],
    ],
    [
      "It returns `200 OK` and a collection of [user](user.md) and/or [group](group.md) objects in the response body.",
      ["200 user|group[]"],
    ],
    ["It returns `200 OK` and the task or [user](user.md) object in the response body.", ["200 user"]],
    [
      "It returns `200 OK` and a [user](user.md) object expanded with the matching [note](note.md) object.",
      ["200 user"],
    ],
    [
      "It returns 201 - Created response code and [Machine Action](machineaction.md) in the response body.",
      ["201 machineAction"],
    ],
    ["It returns 200 - Ok response code and the updated Machine in the response body.", ["200 Machine"]],
    ["It returns a `200 OK` response code and a String collection in the response body.", ["200 String[]"]],
    [
      "It returns a `200 OK` response code and a JSON representation of the [user](user.md) in the response body.",
      ["200 user"],
    ],
    ["It returns a 201 Created response code and the newly created **user** resource.", ["201 user"]],
    ["It returns a `200 OK` response code and a list of [used](used.md) items in the response body.", ["200 used[]"]],
    ["It returns `200 OK`, and the response will be a JSON object.", ["200 object"]],
    ["It returns a `200 OK` response code and an XML representation of the [user](user.md) object.", ["200 bytes"]],
    ["It returns a `200 OK` response code. Responses from the **drive** resource may be long.", ["200"]],
    ["It returns a `204, No Content` response code. It does not return anything in the response body.", ["204"]],
    ["It returns a `200 OK` response code and a Stream in the response body.", ["200 bytes"]],
    ["It returns a `202 Accepted` response code and an `Operation-Location` header.", ["202 {Operation-Location}"]],
    [
      "It returns a `202 Accepted` response code with a Location: header pointing to the [operation](o.md) resource.",
      ["202 {Location}"],
    ],
    [
      "It returns a `200 OK` response code and a location header with a URI to the [recording](r.md) object created for this request.",
      ["200 {Location}"],
    ],
    [
      "It returns a `201 Created` response code if it is new, or a `200 OK` response code if it exists. In both cases, a **meeting** object is returned in the response body.",
      ["201 meeting", "200 meeting"],
    ],
    [
      "It returns `200 OK` or `201 Created` and a [user](user.md) object in the response body.",
      ["200 user", "201 user"],
    ],
    ["The most common errors that apps should handle are the 403 and 404 responses.", ["403", "404"]],
    ["It takes up to 100 items and 300 seconds.", []],
  ])("%s", (prose, expected) => {
    expect(spelt(prose)).toEqual(expected);
  });

  it("can name a response header such as Location, but a header of the request is ignored", () => {
    expect(
      spelt(
        "Returns a `302 Found` response that redirects to a download. That URL is in the `Location` header in the response.",
        "Downloads do not require an `Authorization` header.",
      ),
    ).toEqual(["302 {Location}"]);
  });

  it("can describe several responses", () => {
    expect(
      spelt(
        "If successful, this method returns `204 No Content`. If the request specifies the `Prefer` header, then this method returns a `200 OK` response code and an updated [plan](plan.md) object in the response body.",
        "This method returns a `400 Bad Request` response code when the object is already there.",
      ),
    ).toEqual(["204", "200 plan", "400"]);
  });

  it("can describe a body without a status", () => {
    const { statuses, body } = readResponseProse(
      [inlineOf("This method returns a collection of [driveItem](driveitem.md) resources.")],
      microsoftGraph,
    );
    expect(statuses).toEqual([]);
    expect(body).toMatchObject({ stream: false, type: { name: "driveItem", collection: true, link: "driveitem.md" } });
  });

  it("can describe a body, even if they name only the status of an error", () => {
    const { statuses, body } = readResponseProse(
      [inlineOf("This method returns a [drive](drive.md). Without one, a `404` response is returned.")],
      microsoftGraph,
    );
    expect(statuses).toMatchObject([{ status: 404, type: null }]);
    expect(body).toMatchObject({ type: { name: "drive" } });
  });

  it("can name several types for one status in two sentences", () => {
    expect(
      spelt(
        "For a tenant, it returns `200 OK` and a [user](user.md) object in the response body.",
        "For another tenant, it returns `200 OK` and a [user](user.md) or [group](group.md) object in the response body.",
      ),
    ).toEqual(["200 user|group"]);
  });

  it("become the description of the status that the sentence names", () => {
    const { statuses } = readResponseProse([inlineOf("Yes. It returns `204 No Content`.")], microsoftGraph);
    expect(statuses).toMatchObject([
      { description: "It returns `204 No Content`", source: { file: "page.md", line: 1 } },
    ]);
  });
});

it.each([
  ["an updated sales credit memo object", ["salesCreditMemo", "creditMemo"]],
  ["the **default dimensions** in the response body", ["defaultDimensions"]],
  ["the settings for the [tax group](taxgroup.md) and a `line` object", undefined],
])("the words before a type are joined to possible names of the type: %s", (text, joined) => {
  const { statuses } = readResponseProse([inlineOf(`It returns \`200 OK\` and ${text}.`)], microsoftGraph);
  expect(statuses[0]?.type?.joined).toEqual(joined);
});
