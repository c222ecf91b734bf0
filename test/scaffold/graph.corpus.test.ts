import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generateSdk } from "../../generator/generate-sdk.js";
import type { LintedDocs } from "../../generator/lint-docs.js";
import { renameTypes } from "../../generator/merge/rename-types.js";
import { selectApi } from "../../generator/model/select-api.js";
import { verify } from "../../generator/verify/verify.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { runSdk, sdkFolder } from "./check-pages.js";
import { comparePages, formatComparison } from "./compare-pages.js";
import { scaffoldInMemory, type Scaffolded } from "./scaffold-in-memory.js";

/** Types that no page of July 2021 documents. People documented most of them later. */
const UNDOCUMENTED = [
  "unifiedRoleDefinition",
  "unifiedRoleAssignment",
  "organizationalBranding",
  "organizationalBrandingLocalization",
  "authenticationMethodsPolicy",
  "socialIdentityProvider",
  "builtInIdentityProvider",
  "identityProviderBase",
  "rbacApplication",
  "endpoint",
].map((name) => `microsoft.graph.${name}`);

const july = corpus("graph-2021-07");
const december = corpus("graph-2020-12");
const translated = corpus("localised/pt-br");
const metadata = corpus("metadata/v1.0-2021-07.csdl.xml");

describe.skipIf(july === null || metadata === null)("ten undocumented types of Microsoft Graph", () => {
  let scaffolded: Scaffolded;
  let linted: LintedDocs;
  beforeAll(async () => {
    scaffolded = await scaffoldInMemory(july ?? "", metadata ?? "", () => UNDOCUMENTED);
    linted = await scaffolded.lint();
  });

  test("are types that `verify` finds", () => {
    const found = new Set(
      verify(scaffolded.docs, scaffolded.service.model).flatMap(({ rule, target }) =>
        rule === "type-not-documented" ? [target] : [],
      ),
    );
    expect(UNDOCUMENTED.filter((type) => !found.has(type))).toEqual([]);
  });

  test("get pages without findings, except placeholders", () => {
    const { draft } = scaffolded;
    expect({ types: draft.types.length, operations: draft.operations.length }).toEqual({ types: 11, operations: 23 });
    const stems = [
      ...draft.operations.map(({ file }) => `/${file}`),
      ...draft.types.map(({ name }) => `resources/${name.replace(/^.*\./, "").toLowerCase()}.md`),
    ];
    const found = linted.findings.filter(({ file }) => stems.some((stem) => file.includes(stem)));
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(["placeholder"]));
  });

  test("get an SDK that compiles and whose example tests pass", async () => {
    const model = selectApi(linted.whole, {
      include: scaffolded.draft.operations.map(({ file }) => file),
      exclude: [],
    });
    const folder = sdkFolder();
    try {
      const { files } = await generateSdk(model, {});
      for (const { path, text } of await files()) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      expect(runSdk(folder)).toEqual({ errors: "", passed: scaffolded.draft.operations.length, failed: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.skipIf(translated === null)("agree with the pages that people wrote by December 2021", async () => {
    const { service } = scaffolded;
    const later = renameTypes((await readDocsSet(translated ?? "", { cache: true })).whole, service.model);
    const own = renameTypes(linted.whole, service.model);
    const documented = UNDOCUMENTED.filter((name) =>
      later.types.some((type) => type.name === name && type.origin === "page"),
    );
    const compared = comparePages(own, later, documented, service);
    console.info(formatComparison(`${documented.length} types in December 2021`, compared), compared.missed);
    // From July to December, the service added properties that the metadata of July does not have.
    expect(compared.properties.both / compared.properties.written).toBeGreaterThan(0.75);
    expect(compared.routes.both / compared.routes.written).toBeGreaterThan(0.8);
  });
});

describe.skipIf(july === null || december === null || metadata === null)(
  "the types that people documented from December 2020 to July 2021",
  () => {
    test("have scaffolded pages that agree with the written ones", async () => {
      const written = (await readDocsSet(july ?? "", { cache: true })).whole;
      const pages = new Set(written.types.flatMap(({ name, origin }) => (origin === "page" ? [name] : [])));
      const { draft, service, read } = await scaffoldInMemory(december ?? "", metadata ?? "", (docs, { model }) => {
        const known = new Set(docs.types.flatMap(({ name, origin }) => (origin === "page" ? [name] : [])));
        return model.types.flatMap(({ name, kind }) =>
          pages.has(name) && !known.has(name) && kind !== "enum" ? [name] : [],
        );
      });
      const types = draft.types.map(({ name }) => name).filter((name) => pages.has(name));
      const own = renameTypes((await read()).whole, service.model);
      const compared = comparePages(own, renameTypes(written, service.model), types, service);
      console.info(formatComparison(`${types.length} types from December 2020 to July 2021`, compared));
      console.info(compared.missed.slice(0, 60));
      expect(compared.properties.both / compared.properties.written).toBeGreaterThan(0.9);
      expect(compared.routes.both / compared.routes.written).toBeGreaterThan(0.8);
    });
  },
);
