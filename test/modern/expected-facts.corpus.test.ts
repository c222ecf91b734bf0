import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ApiModel, Operation, PermissionScheme, TypeModel } from "../../generator/model/model.js";
import { readApi } from "../../generator/pipeline.js";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { corpus } from "../corpus.js";

/** The folder with pages of 2026. Its `expected.json` has the facts that a person read on these pages. */
const folder = corpus("modern-2026");

/** An expected value. `"ANY"` means that any value is correct, because the page is not clear. */
type Fact = unknown;

type Facts = Readonly<Record<string, Fact>>;

interface ExpectedOperation extends Facts {
  readonly routes: readonly string[];
  /** Sets of permissions, or the reason why the page has no permissions. */
  readonly perms: readonly ExpectedPermissions[] | string;
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, boolean | null>>;
  readonly body: { readonly type?: string; readonly props?: Readonly<Record<string, readonly [string, Fact]>> } | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly responses: readonly (readonly [number, string | null])[];
  readonly respheaders?: readonly string[];
  readonly examples: readonly number[];
  readonly intent: string;
}

interface ExpectedPermissions {
  readonly label: string | null;
  readonly dw: Fact;
  readonly dp: Fact;
  readonly app: Fact;
}

interface ExpectedType extends Facts {
  readonly name: string;
  readonly kind: string;
  readonly props?: Readonly<Record<string, readonly [string, Facts]>>;
  readonly rels?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, Fact>>;
}

interface Expected {
  readonly api: Readonly<Record<string, ExpectedOperation>>;
  readonly resources: Readonly<Record<string, ExpectedType>>;
}

/** A fact of a page with its expected value and its value in the model. */
interface ComparedFact {
  readonly page: string;
  readonly fact: string;
  readonly expected: Fact;
  readonly actual: Fact;
}

const versions = ["v1.0", "beta"] as const;

async function readVersion(version: string): Promise<ApiModel> {
  const { model } = await readApi({
    docs: [join(folder ?? "", "pages")],
    apiVersion: version,
    include: [],
    exclude: [],
    namespace: null,
    baseUrl: null,
    dialect: microsoftGraph,
    cache: false,
  });
  return model;
}

/** The expected and the actual value, by the name of the fact. */
type FactPairs = Readonly<Record<string, readonly [Fact, Fact]>>;

function factsFrom(entries: readonly (readonly [string, readonly [Fact, Fact]])[]): FactPairs {
  return Object.fromEntries(entries);
}

function operationFacts(expected: ExpectedOperation, found: Operation | undefined): FactPairs {
  const perms = found?.permissions.map(({ appliesTo, delegatedWork, delegatedPersonal, application }) => ({
    label: appliesTo,
    dw: schemeOf(delegatedWork),
    dp: schemeOf(delegatedPersonal),
    app: schemeOf(application),
  }));
  const parameters = new Map(found?.routes.flatMap((route) => route.parameters.map(({ name, type }) => [name, type])));
  const headers = new Map(found?.headers.map(({ name, required }) => [name, required]));
  const properties = new Map(found?.requestBody?.properties.map((one) => [one.name, one]));
  const body = expected.body;
  return {
    routes: [[...expected.routes].sort(), found?.routes.map(({ method, path }) => `${method} ${bare(path)}`).sort()],
    ...(typeof expected.perms === "string"
      ? { permissions: [[], perms] }
      : factsFrom(
          expected.perms.flatMap((one, index) =>
            (["label", "dw", "dp", "app"] as const).map((key) => [
              `permissions ${index} ${key}`,
              [one[key], perms?.[index]?.[key]],
            ]),
          ),
        )),
    query: [[...expected.query].sort(), found?.queryParameters.map(({ name }) => name).sort()],
    ...factsFrom(
      Object.entries(expected.headers).map(([name, required]) => [`header ${name}`, [required, headers.get(name)]]),
    ),
    "other headers": [[], [...headers.keys()].filter((name) => !(name in expected.headers))],
    ...(body === null ? { body: [null, found?.requestBody] } : {}),
    ...(body?.type === undefined ? {} : { "body type": [body.type, found?.requestBody?.type] }),
    ...factsFrom(
      Object.entries(body?.props ?? {}).flatMap(([name, [type, required]]) => [
        [`body ${name} type`, [type, properties.get(name)?.type]],
        [
          `body ${name} required`,
          [
            required === null || required === false ? "not" : required,
            properties.get(name)?.required === true ? true : "not",
          ],
        ],
      ]),
    ),
    ...factsFrom(
      Object.entries(expected.params ?? {}).map(([name, type]) => [`parameter ${name}`, [type, parameters.get(name)]]),
    ),
    responses: [expected.responses, found?.responses.map(({ status, type }) => [status, type])],
    ...(expected.respheaders === undefined
      ? {}
      : { "response headers": [expected.respheaders, found?.responses.flatMap(({ headers: names }) => names)] }),
    examples: [expected.examples, found?.examples.map(({ response }) => response?.status)],
    intent: [expected.intent, found?.intent],
  };
}

/** Returns a path without the names of its placeholders. */
function bare(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, "{}").replaceAll(/'\{\}'/g, "{}");
}

function schemeOf({ supported, least, higher }: PermissionScheme): Fact {
  return supported ? { least, higher } : "NS";
}

function typeFacts(expected: ExpectedType, found: TypeModel | undefined): FactPairs {
  const properties = new Map(found?.properties.map((one) => [one.name, one]));
  const facts = ["name", "kind", "base", "open", "abstract", "key"] as const;
  return {
    ...factsFrom(facts.filter((key) => key in expected).map((key) => [key, [expected[key], found?.[key]]])),
    ...factsFrom(
      Object.entries(expected.props ?? {}).flatMap(([name, [type, more]]): [string, [Fact, Fact]][] => {
        const property = properties.get(name);
        const actual: Facts = {
          inh: property?.inheritedFrom,
          readOnly: property?.readOnly,
          required: property?.required,
          nullable: property?.nullable,
          values: property?.values,
          filter: property?.query.filter,
          select: property?.query.select,
          default: property?.defaultValue,
          deprecated: property?.deprecated,
        };
        return [
          [`${name} type`, [type, property?.type]],
          ...Object.entries(more).map(([key, value]): [string, [Fact, Fact]] => [
            `${name} ${key}`,
            [value, key in actual ? actual[key] : `unknown fact ${key}`],
          ]),
        ];
      }),
    ),
    ...factsFrom(
      Object.entries(expected.rels ?? {}).map(([name, type]) => [
        `relationship ${name}`,
        [type, properties.get(name)?.type],
      ]),
    ),
    ...("props" in expected || "rels" in expected
      ? {
          "other properties": [
            [],
            [...properties.keys()].filter(
              (name) => !(name in (expected.props ?? {})) && !(name in (expected.rels ?? {})),
            ),
          ],
        }
      : {}),
    ...(expected.members === undefined
      ? {}
      : { members: [Object.keys(expected.members), found?.members.map(({ name }) => name)] }),
  };
}

async function comparedFacts(): Promise<readonly ComparedFact[]> {
  const expected = JSON.parse(readFileSync(join(folder ?? "", "expected.json"), "utf8")) as Expected;
  const apis = new Map<string, ApiModel>();
  for (const version of versions) apis.set(version, await readVersion(version));
  const modelOf = (page: string): ApiModel | undefined => apis.get(page.slice(0, page.indexOf("/")));
  return [
    ...Object.entries(expected.api).flatMap(([page, operation]) => {
      const found = modelOf(page)?.operations.find(({ source }) => source.file.endsWith(`${page}.md`));
      return Object.entries(operationFacts(operation, found)).map(([fact, [one, other]]) => ({
        page,
        fact,
        expected: one,
        actual: other,
      }));
    }),
    ...Object.entries(expected.resources).flatMap(([page, type]) => {
      const found = modelOf(page)?.types.find(
        ({ name, source }) => source.file.endsWith(`${page}.md`) && name === type.name,
      );
      return Object.entries(typeFacts(type, found)).map(([fact, [one, other]]) => ({
        page,
        fact,
        expected: one,
        actual: other,
      }));
    }),
  ];
}

function isRight({ expected, actual }: ComparedFact): boolean {
  return expected === "ANY" || JSON.stringify(expected) === JSON.stringify(actual);
}

/** The facts for which docwright reads a value that differs from the person's value, each with the reason. */
const differences: Readonly<Record<string, string>> = {
  "v1.0/api/rbacapplication-list-roleassignments: permissions 0 label": "The label is the text of the heading.",
  "v1.0/api/rbacapplication-list-roleassignments: permissions 1 label": "The label is the text of the heading.",
};

describe.skipIf(folder === null)("the pages of 2026", () => {
  it("have the facts that a person found by reading the pages", async () => {
    const facts = await comparedFacts();
    const wrong = facts.filter((fact) => !isRight(fact));
    console.log(`${facts.length - wrong.length} of ${facts.length} facts are as a person read them.`);
    expect(wrong.filter(({ page, fact }) => !(`${page}: ${fact}` in differences))).toEqual([]);
    expect(wrong.map(({ page, fact }) => `${page}: ${fact}`).sort()).toEqual(Object.keys(differences).sort());
  });
});
