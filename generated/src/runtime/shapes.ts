/*
 * What the shapes of types are made of. A shape says by these what it would else spell out: the less it spells, the less
 * an editor has to read. Names of properties are not held to be some: whoever checks an SDK's declarations would have
 * those of each type gathered for it.
 */

/** Text of which some is documented, beside what the service may add: `"low" | "high" | OpenString`. */
export type OpenString = string & {};

/**
 * Control information beside the properties: `members@odata.bind`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformation | OData JSON, Control Information}
 */
export type Annotated = Record<`${string}@${string}`, unknown>;

/**
 * A `T` as it is given: without some of its properties, with other values in some, and with control information beside
 * them. None need be given.
 */
export type Given<T, Left = never, Otherwise = unknown> = {
  [Name in keyof T as Exclude<Name, Left>]?: Name extends keyof Otherwise ? Otherwise[Name] : T[Name];
} & Annotated;

/** What `T` has by name, and is no control information. */
export type Declared<T> = {
  [Name in keyof T as string extends Name ? never : Exclude<Name, number | `${string}@${string}`>]: T[Name];
};
