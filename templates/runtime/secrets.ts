/**
 * Matches secrets: credentials in URLs, and secret values of parameters, properties and headers. It also matches secrets
 * in a URL inside a parameter, and in JSON inside a string of other JSON. After a name and a colon, a value without quotes
 * is a secret only if it has a digit or `=`, because an ordinary sentence can follow the colon.
 */
const secrets =
  /(?<=\/\/)[^/?#\s"]+(?=@)|((?:[^"]key|bearer|authorization|password|basic|sig|(?:[?&#;F6]|device_)code|secret|ature|session_id|token|assertion|cookie|auth)(?:\\*["']?\s*[:=]\s*\\*["']|=|%(?:25)*(?:22%|3[AD])|: basic (?!auth)|(?:: (?:\w+ )?| (?=\S{16}))(?=\S+[\d=])))(?:(?<=(["']))(?:\\.|(?!\2)[^"\\])+|(?:\\.|;\s|[^&\s"'\\])+)|\beyJ[\w.~+/=-]+/gi;

/**
 * Replaces secrets and the access tokens in `tokens` by `***`. Does not replace a token with fewer than ten characters,
 * because a token in a test can be an ordinary word.
 */
export function mask(text: string, tokens: readonly string[] = []): string {
  let masked = text.replace(secrets, "$1***");
  for (const token of tokens) if (token.length > 9) masked = masked.replaceAll(token, "***");
  return masked;
}
