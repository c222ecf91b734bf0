import { fromBase64 } from "./encoding.js";
import { parse } from "./error.js";

/**
 * The claims that a service asks for when it refuses a token that is not yet expired, for example after the password of
 * the user has changed (continuous access evaluation).
 * {@link https://learn.microsoft.com/entra/identity-platform/claims-challenge | Claims challenges}
 *
 * @returns the claims as JSON; `undefined` if the response is not a claims challenge
 */
export function claimsOf({ status, headers }: Response): string | undefined {
  const challenge = status === 401 && /\bclaims="([^"]+)"/i.exec(headers.get("www-authenticate") ?? "");
  return challenge ? (parse(challenge[1], fromBase64) as string | undefined) : undefined;
}
