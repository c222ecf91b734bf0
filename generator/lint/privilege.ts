const ACTIONS = ["ReadBasic", "Read", "ReadWrite"];
const REACHES = ["", "All"];

/**
 * Whether a permission lets its holder do all that another does, and more, as their names say: `User.ReadWrite.All` over
 * `User.Read`. Of permissions for different things, neither does.
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

/** How far one name stands behind another; equal ones need not be known. */
function difference(order: readonly string[], name: string, other: string): number {
  if (name === other) return 0;
  return order.includes(name) && order.includes(other) ? order.indexOf(name) - order.indexOf(other) : Number.NaN;
}
