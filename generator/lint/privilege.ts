const ACTIONS = ["ReadBasic", "Read", "ReadWrite"];
const REACHES = ["", "All"];

/**
 * The permissions that grant less than `permission`, according to their names: `User.Read` for `User.ReadWrite.All`.
 * Permissions for different resources cannot be compared.
 * {@link https://learn.microsoft.com/graph/permissions-overview#permissions-naming-pattern | Permissions naming pattern}
 */
export function lesserPermissions(permission: string): string[] {
  const [resource = "", action = "", reach = "", ...rest] = permission.split(".");
  if (rest.length > 0) return [];
  return upTo(ACTIONS, action).flatMap((lesserAction) =>
    upTo(REACHES, reach)
      .filter((lesserReach) => lesserAction !== action || lesserReach !== reach)
      .map((lesserReach) => [resource, lesserAction, lesserReach].filter((part) => part !== "").join(".")),
  );
}

/** The names in `order` up to `name`; only `name` if `order` does not contain it. */
function upTo(order: readonly string[], name: string): readonly string[] {
  return order.includes(name) ? order.slice(0, order.indexOf(name) + 1) : [name];
}
