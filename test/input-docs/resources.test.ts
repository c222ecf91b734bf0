import { beforeAll, describe, expect, test } from "vitest";
import type { ApiModel, TypeModel } from "../../generator/model/model.js";
import { readInputDocs } from "./read-input-docs.js";
import { field } from "./summary.js";

let model: ApiModel;
beforeAll(async () => {
  model = (await readInputDocs()).model;
});

function typeOf(name: string): TypeModel {
  const type = model.types.find((candidate) => candidate.name === `microsoft.graph.${name}`);
  if (type === undefined) throw new Error(`The model has no type ${name}.`);
  return type;
}

describe("the resource pages", () => {
  test("entity is abstract and declares the key", () => {
    const entity = typeOf("entity");
    expect(entity).toMatchObject({ kind: "entity", base: null, abstract: true, open: false, key: ["id"], origin: "page" });
    expect(entity.properties.map(field)).toEqual(["id: Edm.String, read-only, not nullable"]);
  });

  test("trustFramework has only relationships", () => {
    const trustFramework = typeOf("trustFramework");
    expect(trustFramework).toMatchObject({ kind: "entity", base: null, open: false, origin: "page" });
    expect(trustFramework.properties.map(field)).toEqual([
      "keySets: Collection(microsoft.graph.trustFrameworkKeySet), navigation",
      "policies: Collection(microsoft.graph.trustFrameworkPolicy), navigation",
    ]);
  });

  test("trustFrameworkKeySet inherits its key", () => {
    const keySet = typeOf("trustFrameworkKeySet");
    expect(keySet).toMatchObject({ kind: "entity", base: "microsoft.graph.entity", key: ["id"], open: false, origin: "page" });
    expect(keySet.properties.map(field)).toEqual([
      "id: Edm.String, from microsoft.graph.entity",
      "keys: Collection(microsoft.graph.trustFrameworkKey)",
    ]);
  });

  test("trustFrameworkKey is a complex type", () => {
    const key = typeOf("trustFrameworkKey");
    expect(key).toMatchObject({ kind: "complex", base: null, key: [], origin: "page" });
    expect(key.properties.map(field)).toEqual([
      "d: Edm.String",
      "dp: Edm.String",
      "dq: Edm.String",
      "e: Edm.String",
      "exp: Edm.Int64",
      "k: Edm.String",
      "kid: Edm.String",
      "kty: Edm.String, one of rsa oct",
      "n: Edm.String",
      "nbf: Edm.Int64",
      "p: Edm.String",
      "q: Edm.String",
      "qi: Edm.String",
      "status: microsoft.graph.trustFrameworkKeyStatus",
      "use: Edm.String, one of sig enc",
      "x5c: Collection(Edm.String)",
      "x5t: Edm.String",
    ]);
  });

  test("trustFrameworkPolicy has only an id", () => {
    const policy = typeOf("trustFrameworkPolicy");
    expect(policy).toMatchObject({ kind: "entity", base: "microsoft.graph.entity", key: ["id"], origin: "page" });
    expect(policy.properties.map(field)).toEqual(["id: Edm.String, from microsoft.graph.entity"]);
  });
});

describe("types without a page", () => {
  test("include the enumeration with members from the description of a property", () => {
    const status = typeOf("trustFrameworkKeyStatus");
    expect(status).toMatchObject({ kind: "enum", origin: "reference" });
    expect(status.members.map(({ name }) => name)).toEqual(["enabled", "disabled", "unknownFutureValue"]);
  });

  test("do not include any other type", () => {
    expect(model.types.map(({ name }) => name.replace("microsoft.graph.", ""))).toEqual([
      "entity",
      "trustFramework",
      "trustFrameworkKey",
      "trustFrameworkKeySet",
      "trustFrameworkKeyStatus",
      "trustFrameworkPolicy",
    ]);
  });
});
