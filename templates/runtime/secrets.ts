/**
 * Matches secrets: credentials in URLs, and secret values of parameters and properties. It also matches secrets in a
 * URL inside a parameter, and in JSON inside a string of other JSON.
 */
const secrets =
  /(\/\/)[^/?#\s"]+(?=@)|((?:(?:[?&#;F6]|device_)code|session_id|sig|ature|token|secret|password|assertion|auth|[^"]key)(?:=\\*["']?|%(?:25)*3D|\\*["']\s*:\s*\\*["']))(?:\\.|[^&\s"'\\])+|\b(?:eyJ|(?:bearer|cookie:) (?=\S{16}))[\w.~+/=-]+/gi;

/** Replaces secrets and the tokens by `***`, but not short tokens, because a token in a test can be an ordinary word. */
export function mask(text: string, tokens: readonly string[] = []): string {
  let masked = text.replace(secrets, "$1$2***");
  for (const token of tokens) if (token.length > 9) masked = masked.replaceAll(token, "***");
  return masked;
}
