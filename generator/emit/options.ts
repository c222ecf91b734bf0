/** A file of the SDK. */
export interface GeneratedFile {
  /** Relative to the SDK's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * With `entra`, clients take a credential of `@azure/identity`, or a function that returns a token. With `token`, they
 * take a token, or a function that returns a token. Both send `Authorization: Bearer`. `{ header: "X-Api-Key" }` sends
 * the credential in this header.
 */
export type Auth = "entra" | "token" | CredentialHeader;

/** The header with the credential, such as an API key. */
export interface CredentialHeader {
  /**
   * The name of the header.
   *
   * @pattern ^[A-Za-z0-9!#$%&'*+.^`|~_-]{1,100}$
   */
  readonly header: string;
}

/** The options that a user can set for the SDK. */
export interface SdkOptions {
  /**
   * The beginning of the names of the SDK's classes: `Graph` makes `GraphClient`, `GraphError`, `createGraphContext`.
   *
   * @pattern ^[A-Z][A-Za-z0-9]{0,49}$
   */
  readonly classPrefix: string;
  /** The kind of credential that clients take. */
  readonly auth: Auth;
  /**
   * The name of the npm package: `@contoso/graph-sdk`.
   *
   * @pattern ^(?!node_modules$|favicon\.ico$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$
   * @maxLength 214
   */
  readonly packageName: string;
  /**
   * The version of the npm package: `1.2.3` or `1.2.3-beta.1`.
   *
   * @pattern ^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$
   * @maxLength 256
   */
  readonly packageVersion: string;
  /** The description of the package. `null`: docwright writes one with the namespace and the version of the API. */
  readonly description: string | null;
  /** The license of the package as an SPDX expression: `MIT`. `null`: no license. */
  readonly license: string | null;
  /** The text of the file `LICENSE`. `null`: no such file. */
  readonly licenseText: string | null;
  /** The URL of the repository. */
  readonly repository: string | null;
  /** The type of `Edm.DateTimeOffset` values: `Date`, or a `string` as the service sends it. */
  readonly dates: "string" | "Date";
  /**
   * The type of `Edm.Int64` values. `number` loses digits beyond `Number.MAX_SAFE_INTEGER`; with `string` and `bigint` no
   * digit is lost, and `Edm.Decimal` values are strings.
   */
  readonly int64: "number" | "string" | "bigint";
  /**
   * The types of enumerations: `open` accepts other strings too, because the service can add members; `closed` accepts only
   * the known members. A type whose members can be combined is always open.
   */
  readonly enums: "open" | "closed";
  /**
   * The URL of a published page. `{page}` is replaced by, for example, `user-get` or `resources/user`, and `{version}`
   * by the API version. If `docsUrl` is empty, comments do not link to pages.
   */
  readonly docsUrl: string;
}

/** The parts of an SDK that do not depend on the docs. */
export interface SdkParts {
  /** The modules of the runtime, which are copied to `src/runtime`. Their paths are relative to that folder. */
  readonly runtime: readonly GeneratedFile[];
  /** The modules that example tests use, which are copied to `test/support`. Their paths are relative to that folder. */
  readonly testing: readonly GeneratedFile[];
  /** The template of the README, with slots. */
  readonly readme: string;
  /** Sections that replace sections of the README if the API does not use Entra ID. */
  readonly readmePlain: string;
  /** Sections that replace sections of the README if the API does not use OData. A section without text is left out. */
  readonly readmeRest: string;
  /** The Rollup config that merges modules when the SDK is built. */
  readonly rollup: string;
  /** Versions of npm packages, by name. The templates are tested with these versions. */
  readonly versions: ReadonlyMap<string, string>;
}

/** The additions of an emitter to the SDK's `package.json`. */
export interface PackageAdditions {
  /**
   * Modules that the package exports: `schemas` exports `src/schemas.ts` as `<package>/schemas`. Modules in
   * `src/schemas` are bundled with it.
   */
  readonly exports?: readonly string[];
  /** Versions of npm packages that these modules import, by name. They are optional peer dependencies. */
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface EmitOptions extends SdkOptions, SdkParts {
  /** The additions of emitters to `package.json`. */
  readonly additions?: readonly PackageAdditions[];
}

export const defaultSdkOptions: SdkOptions = {
  classPrefix: "Graph",
  auth: "entra",
  packageName: "graph-sdk",
  packageVersion: "0.0.0",
  description: null,
  license: null,
  licenseText: null,
  repository: null,
  dates: "string",
  int64: "number",
  enums: "open",
  docsUrl: "https://learn.microsoft.com/graph/api/{page}?view=graph-rest-{version}",
};
