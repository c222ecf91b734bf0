/**
 * The properties of a type that contain dates: `true` for a date, else the shape of the property's type. Shapes are
 * functions, so that types can refer to each other.
 */
export type DateShape = Readonly<Record<string, true | (() => DateShape)>>;

/**
 * Replaces date strings by `Date`s, in place, in `value` and in the objects inside it, as its shape describes.
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
