import type { JsonValue, Operation, PermissionType } from "../model/model.js";
import { isObject } from "../model/payload.js";
import { ApiError } from "./api-error.js";

interface Token {
  readonly types: readonly PermissionType[];
  readonly granted: readonly string[];
}

/**
 * Checks that the token of a request grants a documented permission of the operation. The signature of the token is not
 * verified. A token with the claim `scp` belongs to a user, and a token with `roles` belongs to an application.
 * {@link https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference | Access token claims}
 *
 * @param authorization the header `Authorization`
 * @throws ApiError with status 401 without a readable token, with 403 if the token does not grant enough
 */
export function checkPermissions({ permissions }: Operation, authorization: string | null): void {
  if (permissions.length === 0) return;
  const { types, granted } = readToken(authorization);
  const known = new Set(granted.map((name) => name.toLowerCase()));
  const schemes = permissions.flatMap((set) => types.map((type) => set[type]));
  if (schemes.some(({ placeholder }) => placeholder)) return;
  const alternatives = schemes
    .filter(({ supported }) => supported)
    .flatMap(({ least, higher }) => [...least, ...higher]);
  if (alternatives.some((needed) => needed.every((name) => known.has(name.toLowerCase())))) return;
  const kind = types.includes("application") ? "application" : "delegated";
  if (alternatives.length === 0) {
    const message = `The docs do not document ${kind} permissions for this operation. Send a token with another kind of permissions.`;
    throw new ApiError(403, "accessDenied", message);
  }
  const texts = [...new Set(alternatives.map((needed) => needed.join(" and ")))];
  const has = granted.length === 0 ? "no permission" : granted.join(", ");
  throw new ApiError(
    403,
    "accessDenied",
    `The token has ${has}, but the operation needs one of: ${texts.join(", ")} (${kind}). Send a token with one of them.`,
  );
}

function readToken(authorization: string | null): Token {
  const [, payload] = /^Bearer\s+[\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization ?? "") ?? [];
  if (payload === undefined) {
    const actual =
      authorization === null
        ? "The header Authorization is missing"
        : "The header Authorization does not contain a JWT";
    throw unauthorized(`${actual}. Send a token with the claim scp or roles.`);
  }
  const claims = parseClaims(payload);
  const scp = isObject(claims) && Object.hasOwn(claims, "scp") ? claims["scp"] : undefined;
  const roles = isObject(claims) && Object.hasOwn(claims, "roles") ? claims["roles"] : undefined;
  if (typeof scp === "string") {
    return { types: ["delegatedWork", "delegatedPersonal"], granted: scp.split(/\s+/).filter((name) => name !== "") };
  }
  if (Array.isArray(roles)) return { types: ["application"], granted: roles.map(String) };
  throw unauthorized("The token has neither the claim scp nor the claim roles. Add one of them.");
}

function parseClaims(payload: string): JsonValue {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as JsonValue;
  } catch {
    throw unauthorized("The token is not a valid JWT: its payload is not JSON. Send another token.");
  }
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, "unauthenticated", message, { "www-authenticate": "Bearer" });
}
