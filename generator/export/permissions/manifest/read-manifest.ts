import { findNodeAtLocation, type JSONPath } from "jsonc-parser";
import type { Place } from "../../../findings/finding.js";
import { parseJsonTree, readJson } from "../../../page/grammar/json.js";
import { placeFinder } from "../../../page/grammar/place.js";
import { UsageError } from "../../../usage-error.js";
import type { JsonValue, PermissionType } from "../../../vocabulary.js";
import { signInScopes, type PermissionNames } from "./permission-ids.js";

/** How an app uses a permission: for a signed-in user, or for itself. */
export type GrantKind = "delegated" | "application";

/** A permission that an app asks for. */
export interface RequestedPermission {
  /** `null` if the manifest has an id whose name is unknown. */
  readonly name: string | null;
  /** As written in the manifest: an id or a name. */
  readonly id: string;
  readonly kind: GrantKind;
  readonly source: Place;
}

export interface AppManifest {
  readonly requested: readonly RequestedPermission[];
  /** The permission types with which users sign in. */
  readonly delegatedTypes: readonly PermissionType[];
  /** The number of permissions for other APIs than Microsoft Graph. */
  readonly others: number;
  /** The place of the permissions. */
  readonly source: Place;
}

/** The app id of Microsoft Graph, and the name by which manifests of Microsoft 365 Agents Toolkit call it. */
const GRAPH: ReadonlySet<string> = new Set(["00000003-0000-0000-c000-000000000000", "microsoft graph"]);

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the permissions that an app asks for. The text is the manifest of an app in Microsoft Entra, or a list of the
 * names of delegated permissions. Scopes with which users sign in (`openid`) are left out.
 * {@link https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest | App manifest}
 *
 * @param path - `name`: the path of the manifest in messages; `file`: the path in places
 * @throws UsageError if the text has another form
 */
export function readManifest(
  text: string,
  path: { readonly name: string; readonly file: string },
  names: PermissionNames,
): AppManifest {
  const fail = (fault: string): never => {
    throw new UsageError(
      `${path.name} is not an app manifest: ${fault} Use a manifest with requiredResourceAccess, or a list of names.`,
    );
  };
  const { value, state } = readJson(text);
  if (state !== "exact") return fail("it is not valid JSON.");
  const tree = parseJsonTree(text);
  const start = { file: path.file, line: 1, column: 1 };
  const placeAtOffset = placeFinder({ text, textSource: start });
  const placeOf = (at: JSONPath): Place => {
    const node = tree && findNodeAtLocation(tree, at);
    return node === undefined ? start : placeAtOffset(node.offset);
  };
  if (Array.isArray(value)) {
    const requested = value.map((name: JsonValue, index): RequestedPermission => {
      if (typeof name !== "string") return fail(`item ${index + 1} of the list is not a string.`);
      return { name, id: name, kind: "delegated", source: placeOf([index]) };
    });
    return { requested: requested.filter(givesAccess), delegatedTypes: ["delegatedWork"], others: 0, source: start };
  }
  const resources = isRecord(value) ? value["requiredResourceAccess"] : undefined;
  if (!isRecord(value) || !Array.isArray(resources)) return fail("it does not have a list requiredResourceAccess.");
  const requested: RequestedPermission[] = [];
  let others = 0;
  for (const [index, resource] of resources.entries()) {
    const { resourceAppId, resourceAccess } = isRecord(resource) ? resource : {};
    const at = ["requiredResourceAccess", index];
    if (typeof resourceAppId !== "string" || !Array.isArray(resourceAccess)) {
      return fail(`item ${index + 1} of requiredResourceAccess does not have resourceAppId and resourceAccess.`);
    }
    if (!GRAPH.has(resourceAppId.toLowerCase())) others += resourceAccess.length;
    else {
      for (const [position, access] of resourceAccess.entries()) {
        const { id, type } = isRecord(access) ? access : {};
        if (typeof id !== "string" || (type !== "Scope" && type !== "Role")) {
          return fail(`item ${position + 1} of a resourceAccess does not have an id and the type Scope or Role.`);
        }
        const name = ID.test(id) ? (signInScopes.get(id.toLowerCase()) ?? names.get(id.toLowerCase()) ?? null) : id;
        const source = placeOf([...at, "resourceAccess", position]);
        requested.push({ name, id, kind: type === "Scope" ? "delegated" : "application", source });
      }
    }
  }
  return {
    requested: requested.filter(givesAccess),
    delegatedTypes: delegatedTypes(value["signInAudience"]),
    others,
    source: placeOf(["requiredResourceAccess"]),
  };
}

function givesAccess({ name }: RequestedPermission): boolean {
  return name === null || ![...signInScopes.values()].includes(name.toLowerCase());
}

/** {@link https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation | Supported accounts} */
function delegatedTypes(signInAudience: unknown): readonly PermissionType[] {
  if (signInAudience === "PersonalMicrosoftAccount") return ["delegatedPersonal"];
  if (signInAudience === "AzureADandPersonalMicrosoftAccount") return ["delegatedWork", "delegatedPersonal"];
  return ["delegatedWork"];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
