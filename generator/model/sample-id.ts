const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Most hosts in docs are below `example.com` or `contoso.com`. {@link https://www.rfc-editor.org/rfc/rfc2606 | RFC 2606} */
const HOST_NAME = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|edu|example|gov|io|net|org|test)$/i;

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Whether a text is the key of one item in an example: a GUID, a number, a host name, an email address. */
export function isSampleId(text: string): boolean {
  return isGuid(text) || /^\d+$/.test(text) || EMAIL.test(text) || isHostName(text);
}

/** Whether a text is a GUID. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/**
 * Whether a text is a host name with a common top-level domain. Names of types and namespaces do not end in a top-level
 * domain.
 */
export function isHostName(text: string): boolean {
  return HOST_NAME.test(text);
}
