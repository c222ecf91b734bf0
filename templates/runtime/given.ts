/**
 * A `T` as it is given: without some of its properties, and with control information beside the others.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformation | OData JSON, Control Information}
 */
export type Given<T, Left extends keyof T = never> = Without<T, Left> & Annotated;

/** Unlike `Omit`, it keeps what `T` says of names that it does not list. */
type Without<T, Left extends keyof T> = { [Name in keyof T as Exclude<Name, Left>]: T[Name] };

type Annotated = Record<`${string}@${string}`, unknown>;
