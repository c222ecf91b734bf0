/** A file of the SDK. */
export interface GeneratedFile {
  /** Relative to the SDK's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a user may say of the SDK. */
export interface SdkOptions {
  /** Name of the npm package. */
  readonly packageName: string;
  readonly packageVersion: string;
  /** `Date` turns `Edm.DateTimeOffset` into `Date`; with `string` it stays as the service writes it. */
  readonly dates: "string" | "Date";
  /** Where a page is published; `{page}` and `{version}` are filled in. `{page}` is `user-get` or `resources/user`. */
  readonly docsUrl: string;
}

/** What SDKs are made of besides what the docs say. */
export interface SdkParts {
  /** The modules of the runtime, copied to `src/runtime` as they are. Paths are relative to it. */
  readonly runtime: readonly GeneratedFile[];
  /** What example tests stand on, copied to `test/support`. Paths are relative to it. */
  readonly testing: readonly GeneratedFile[];
  /** The README, with slots for what differs from SDK to SDK. */
  readonly readme: string;
  /** The config of what rolls the declarations up when the SDK is built. */
  readonly rollup: string;
  /** Versions of packages, by name: those that the parts are tested with. */
  readonly versions: ReadonlyMap<string, string>;
}

export interface EmitOptions extends SdkOptions, SdkParts {}

export const defaultSdkOptions: SdkOptions = {
  packageName: "graph-sdk",
  packageVersion: "0.0.0",
  dates: "string",
  docsUrl: "https://learn.microsoft.com/graph/api/{page}?view=graph-rest-{version}",
};
