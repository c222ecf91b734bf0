import { describe, expect, test } from "vitest";
import { createGraphContext } from "../../templates/runtime/context.js";
import { toReference, type Reference } from "../../templates/runtime/reference.js";

const context = createGraphContext({ credential: () => "token", cloud: "china" });
const url = "https://microsoftgraph.chinacloudapi.cn/v1.0/directoryObjects";

describe("a reference", () => {
  test.each<[string, Reference, string]>([
    ["an id", "1", `${url}/1`],
    ["an id with path characters", "../users/1?x#y", `${url}/..%2Fusers%2F1%3Fx%23y`],
    ["an object that has an id", { id: "1" }, `${url}/1`],
    ["a URL", `${url}/2`, `${url}/2`],
    ["an OData entity reference", { "@odata.id": `${url}/3` }, `${url}/3`],
  ])("contains a URL in the cloud of the context if it is created from %s", (_, given, sent) => {
    expect(toReference(context, "/directoryObjects", given)).toEqual({ "@odata.id": sent });
  });

  test("does not contain other properties of the object", () => {
    const user = { "@odata.id": `${url}/3`, id: "3", displayName: "Megan" };
    expect(toReference(context, "/directoryObjects", user)).toEqual({ "@odata.id": `${url}/3` });
  });

  test("cannot be created from an empty id", () => {
    expect(() => toReference(context, "/directoryObjects", "")).toThrow(TypeError);
  });
});
