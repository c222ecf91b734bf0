/** Which properties of a type hold dates (`true`), and which hold types that do. A function, so that types may nest. */
export type DateShape = Readonly<Record<string, true | (() => DateShape)>>;

/**
 * Turns dates as JSON writes them into `Date`s, in place, in `value` and in all that its shape leads to.
 *
 * @returns `value` itself.
 */
export function revive<T>(value: T, shape: DateShape): T {
  if (Array.isArray(value)) {
    for (const item of value) revive(item, shape);
  } else if (typeof value === "object" && value !== null) {
    const object = value as Record<string, unknown>;
    for (const name of Object.keys(object)) {
      const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (kind === true) object[name] = toDate(object[name]);
      else if (kind) revive(object[name], kind());
    }
  }
  return value;
}

function toDate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toDate);
  return typeof value === "string" ? new Date(value) : value;
}
