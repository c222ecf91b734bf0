/**
 * A line that is a header even after a blank line. The name of the header contains a hyphen, or is a name that does not
 * occur at the start of a body.
 */
export const SURE_HEADER = /^(?:[A-Za-z]+(?:-[A-Za-z]+){1,6}|Authorization|Accept|Prefer|Location|ETag)\s*:\s*\S/i;
