import type { Dialect } from "./dialect.js";

/**
 * An empty list of translated names for each primitive type. A dialect lists only translated names, because the English
 * names are the same in all docs sets.
 */
export const NO_PRIMITIVES: Dialect["primitives"] = {
  string: [],
  boolean: [],
  integer: [],
  long: [],
  double: [],
  single: [],
  decimal: [],
  byte: [],
  guid: [],
  dateTime: [],
  date: [],
  time: [],
  duration: [],
  binary: [],
  stream: [],
  untyped: [],
};
