import { UsageError } from "../../../usage-error.js";

/** The names of permissions by their ids in lower case. */
export type PermissionNames = ReadonlyMap<string, string>;

/**
 * Scopes with which users sign in. They do not give access to an API, so no call needs them.
 * {@link https://learn.microsoft.com/entra/identity-platform/scopes-oidc | Scopes in the Microsoft identity platform}
 */
export const signInScopes: PermissionNames = new Map([
  ["37f7f235-527c-4136-accd-4a02d197296e", "openid"],
  ["14dad69e-099b-42c9-810b-d002981feec1", "profile"],
  ["64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0", "email"],
  ["7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "offline_access"],
]);

/** The lists in which files have the ids: in a service principal, and in Microsoft's file of descriptions. */
const LISTS = [
  "oauth2PermissionScopes",
  "oauth2Permissions",
  "appRoles",
  "delegatedScopesList",
  "applicationScopesList",
] as const;

/**
 * Reads the names of permissions from the service principal of Microsoft Graph (`az ad sp show --id
 * 00000003-0000-0000-c000-000000000000`), or from the file `permissions-descriptions.json` of
 * microsoft-graph-devx-content.
 * {@link https://learn.microsoft.com/graph/api/resources/serviceprincipal | Resource type servicePrincipal}
 *
 * @param file - name of the file, for messages
 * @throws UsageError if the text is neither of them
 */
export function readPermissionNames(text: string, file: string): PermissionNames {
  const names = new Map(LISTS.flatMap((list) => entriesOf(parsed(text), list)));
  if (names.size > 0) return names;
  throw new UsageError(
    `${file} does not have ids of permissions. Use the output of \`az ad sp show --id 00000003-0000-0000-c000-000000000000\`.`,
  );
}

function entriesOf(value: unknown, list: string): [string, string][] {
  const items = isRecord(value) ? value[list] : undefined;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item): [string, string][] => {
    if (!isRecord(item)) return [];
    const { id, value: name } = item;
    return typeof id === "string" && typeof name === "string" ? [[id.toLowerCase(), name]] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller reports text that is not JSON like any other text without ids.
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
