/*
 * Types from which the models are built. They keep models short, so that editors and compilers read less. Parameters for
 * property names have no `keyof` constraint: with one, the compiler would list the properties of every type while it
 * checks the declarations of the SDK.
 */

/** Any string, in a union with the documented values: `"low" | "high" | OpenString`. Services may add values. */
export type OpenString = string & {};

/**
 * Control information in an object: `members@odata.bind`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformation | OData JSON, Control Information}
 */
export type Annotated = Record<`${string}@${string}`, unknown>;

/**
 * The name of an extension property: `extension_<app id>_<name>` or `<prefix>_<name>`.
 * {@link https://learn.microsoft.com/graph/extensibility-overview | Add custom data to resources}
 */
export type ExtensionName = `${string}_${string}`;

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/**
 * The properties of a `T` that a caller can send: all of them optional, without those named `Omitted`, with the types in
 * `Overrides`, and with control information.
 */
export type Input<T, Omitted = never, Overrides = unknown> = {
  [Name in keyof T as Exclude<Name, Omitted>]?: Name extends keyof Overrides ? Overrides[Name] : T[Name];
} & Annotated;

/** An object that names its type. If a type is abstract, the service must know which derived type to create. */
export interface WithType {
  "@odata.type": string;
}

/** The declared properties of `T`, without index signatures and control information. */
export type Declared<T> = {
  [
    Name in keyof T as string extends Name
      ? never
      : ExtensionName extends Name
        ? never
        : Exclude<Name, number | `${string}@${string}`>
  ]: T[Name];
};
