import type { ApiInfo } from "../../model/model.js";
import { pagingOf } from "../../model/api-info.js";
import { stringLiteral } from "../boundary.js";
import type { GeneratedFile, SdkOptions } from "../options.js";

/*
 * The templates are the runtime of Microsoft Graph. Other APIs get the same modules. Edits remove the parts for
 * features that the API does not have. An edit fails if the template does not contain the text to edit, so that a
 * change of a template cannot disable an edit unnoticed.
 */

/** Modules that an API without OData does not use. */
const ODATA_MODULES: ReadonlySet<string> = new Set(
  (
    "batch batch-part casts count delta error-details filter function-path least-permissions odata-type permission-cover query " +
    "queryable reference search upload upload-content upload-status"
  )
    .split(" ")
    .map((name) => `${name}.ts`),
);

/** Modules that an API with OData does not use. */
const OTHER_MODULES: ReadonlySet<string> = new Set(["form.ts"]);

/** Modules that the runtime uses for every API, but that the package exports only for an API with OData. */
const ODATA_EXPORTS: ReadonlySet<string> = new Set(["literals.ts"]);

/**
 * Selects and edits the modules of the runtime for an API. An API with OData and Entra ID gets unchanged templates.
 */
export function runtimeVariant(
  modules: readonly GeneratedFile[],
  api: ApiInfo,
  { auth }: Pick<SdkOptions, "auth">,
): GeneratedFile[] {
  const isOData = api.odata !== false;
  return modules
    .filter(({ path }) => !(isOData ? OTHER_MODULES : ODATA_MODULES).has(path))
    .map(({ path, text }) => {
      const edits = [
        ...(isOData ? [] : (withoutOData[path] ?? [])),
        ...(api.paging === undefined ? [] : (withPaging(api)[path] ?? [])),
        ...(auth === "entra" ? [] : (withoutEntra[path] ?? [])),
        ...(typeof auth === "string" ? [] : (withCredentialHeader[path] ?? [])),
      ];
      return { path, text: edits.reduce((edited, edit) => edit(edited, path), text) };
    });
}

type Edit = (text: string, path: string) => string;

/** Replaces a part of a template. The part must occur exactly once. */
function swap(part: string, by: string): Edit {
  return (text, path) => {
    if (text.split(part).length !== 2)
      throw new Error(`The template ${path} does not contain this text exactly once: ${part}`);
    return text.replace(part, () => by);
  };
}

/** Removes the text from the start of `from` to the start of `to`, or to the end of the template if `to` is `null`. */
function cut(from: string, to: string | null, by = ""): Edit {
  return (text, path) => {
    const start = text.indexOf(from);
    const end = to === null ? text.length : text.indexOf(to, start);
    if (start < 0 || end < 0)
      throw new Error(`The template ${path} does not contain this text: ${start < 0 ? from : (to ?? "")}`);
    return text.slice(0, start) + by + text.slice(end);
  };
}

function append(part: string): Edit {
  return (text) => `${text.trimEnd()}\n\n${part}`;
}

type Edits = Readonly<Record<string, readonly Edit[]>>;

const withoutOData: Edits = {
  "index.ts": [
    (text) =>
      text
        .split("\n")
        .filter((line) => {
          const module = `${/ from "\.\/([\w-]+)\.js";$/.exec(line)?.[1] ?? ""}.ts`;
          return !ODATA_MODULES.has(module) && !ODATA_EXPORTS.has(module);
        })
        .join("\n"),
  ],
  "method.ts": [
    swap('import type { Paged } from "./paging.js";\n', ""),
    cut("import type { ExpandableItemOptions", "import type { RequestOptions }"),
    cut("/** Gets one item, with the selected properties. */", "/** Navigates to"),
  ],
  "shapes.ts": [
    cut("/**\n * Control information in an object", "/**\n * The name of an extension"),
    swap("with the types in\n * `Overrides`, and with control information.", "with the types in\n * `Overrides`."),
    swap("} & Annotated;", "};"),
    cut("\n/** An object that names its type.", null),
  ],
  "paging.ts": [
    cut('  readonly "@odata.count"', '  readonly "@odata.nextLink"'),
    cut('  readonly "@odata.deltaLink"', "}"),
    cut("  /** The number of items in all pages", "  /** The URL of the next page."),
    cut("  /** On the last page of a delta query", "}"),
    swap('"@odata.count": count, ', ""),
    swap(
      "= record(collection) as Collection;",
      "= (Array.isArray(collection) ? { value: collection } : record(collection)) as Collection;",
    ),
    cut("    const deltaLink =", "    return {"),
    cut("      // With IEEE754Compatible", "      ...(nextLink"),
    swap("      ...(deltaLink !== undefined && { deltaLink }),\n", ""),
    swap("the `nextLink` or `deltaLink` of an earlier page", "the `nextLink` of an earlier page"),
    cut("/** {@link https://docs.oasis-open.org/odata/odata-json-format", "interface Collection"),
    cut(" * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1", " *"),
  ],
  "error.ts": [
    swap(" * {@link https://learn.microsoft.com/graph/errors | Microsoft Graph error responses}\n", ""),
    swap(
      'const error = record(record(content)["error"]);',
      '// Some services have the code and the message in `error`, others at the top.\n    const error = { ...record(content), ...record(record(content)["error"]) };',
    ),
  ],
};

function withPaging(api: ApiInfo): Edits {
  const { items, next, parameter } = pagingOf(api);
  const [itemsKey, nextKey] = [stringLiteral(items), stringLiteral(next)];
  return {
    "paging.ts": [
      swap("  readonly value?: unknown;\n", `  readonly ${itemsKey}?: unknown;\n`),
      swap('  readonly "@odata.nextLink"?: unknown;\n', `  readonly ${nextKey}?: unknown;\n`),
      swap("const { value,", `const { ${itemsKey}: value,`),
      ...(api.odata === false ? [swap("{ value: collection }", `{ ${itemsKey}: collection }`)] : []),
      ...(parameter === undefined
        ? [swap('links["@odata.nextLink"]', `links[${nextKey}]`)]
        : [
            swap('linkOf(context, call, "next link", links["@odata.nextLink"])', `tokenLink(call, links[${nextKey}])`),
            ...(api.odata === false ? [cut("function linkOf(", null)] : []),
            append(tokenLink(parameter)),
          ]),
      swap(
        `'returned a body in which "value" is not an array'`,
        stringLiteral(`returned a body in which ${JSON.stringify(items)} is not an array`),
      ),
    ],
  };
}

/** The code of the function that makes the URL of the next page from a token. */
function tokenLink(parameter: string): string {
  return `/** The URL of a request with the token of the next page. */
function tokenLink(call: Call, token: unknown): string | undefined {
  if (token === undefined || token === null || token === "") return undefined;
  if (typeof token !== "string" && typeof token !== "number") {
    throw failure("invalidResponse", call, "returned a page token that is neither text nor a number");
  }
  const url = new URL(call.url);
  url.searchParams.set(${stringLiteral(parameter)}, String(token));
  return url.href;
}
`;
}

const CREDENTIAL = `  /** The credential, or a function that returns it. The function is called for each attempt at a request. */
  readonly credential: string | (() => string | Promise<string>);
`;

/** Without Entra ID, a credential is text, and callers choose neither a cloud nor scopes. */
const withoutEntra: Edits = {
  "index.ts": [swap("Cloud, ", ""), swap(", TokenCredential }", " }")],
  "context.ts": [
    cut("/** Hosts of the", "/**\n * When and how often"),
    cut("/**\n * A source of access tokens", "/** Options for sending requests. */"),
    cut("  /**\n   * A credential of `@azure/identity`", "  /** The cloud whose service", CREDENTIAL),
    cut("  /** The cloud whose service", "  /** The service root, with the version."),
    swap(
      "/** The service root, with the version. If it is set, `cloud` and `version` are ignored. */",
      "/** The service root. Default: the documented one. */",
    ),
    cut("  /** Scopes of the token.", "}"),
    swap("{ credential, cloud, version, baseUrl, scopes, ...sending }", "{ credential, baseUrl, ...sending }"),
    cut("  if (baseUrl === undefined) {", "  const { origin } = root;"),
    cut(
      "    token: async (abortSignal, claims) => {",
      "  };\n}",
      '    token: async () => (typeof credential === "function" ? credential() : credential),\n',
    ),
  ],
};

const withCredentialHeader: Edits = {
  "transport.ts": [
    swap(
      'import type { GraphContext } from "./context.js";\n',
      'import type { GraphContext } from "./context.js";\nimport { credentialHeader } from "./defaults.js";\n',
    ),
    swap('request.headers.delete("authorization");', "request.headers.delete(credentialHeader);"),
    swap('headers.set("authorization", `Bearer ${token}`);', "headers.set(credentialHeader, token);"),
  ],
};
