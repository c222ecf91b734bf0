const ACTIONS = ["ReadBasic", "Read", "ReadWrite"];
const REACHES = ["", "All"];

/**
 * Tells from the names whether a permission grants more than another one: `User.ReadWrite.All` grants more than
 * `User.Read`. Permissions for different resources cannot be compared.
 * {@link https://learn.microsoft.com/graph/permissions-overview#permissions-naming-pattern | Permissions naming pattern}
 */
export function exceeds(permission: string, other: string): boolean {
  const [resource, action = "", reach = "", ...rest] = permission.split(".");
  const [otherResource, otherAction = "", otherReach = "", ...otherRest] = other.split(".");
  if (resource !== otherResource || rest.length > 0 || otherRest.length > 0) return false;
  const byAction = difference(ACTIONS, action, otherAction);
  const byReach = difference(REACHES, reach, otherReach);
  return byAction >= 0 && byReach >= 0 && byAction + byReach > 0;
}

/** Distance of two names in an order; `NaN` if the order does not have one of them. 0 for equal names. */
function difference(order: readonly string[], name: string, other: string): number {
  if (name === other) return 0;
  return order.includes(name) && order.includes(other) ? order.indexOf(name) - order.indexOf(other) : Number.NaN;
}
