import { uniqueNames } from "../../collections/unique-names.js";

/** Names that Windows reserves for devices, with every file extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout)(?=\.|$)/i;

/** The highest number of characters of a name, without its number. File systems allow 255 bytes with the extension. */
const LONGEST_NAME = 200;

/**
 * Assigns names to the parts of an export, such as schemas. A name has only the characters that OpenAPI allows in the
 * names of components, so it does not need to be escaped in a reference. Names are short, are not names of devices in
 * Windows, and are unique without regard to case, so they can be names of files.
 *
 * {@link https://spec.openapis.org/oas/v3.1.1.html#components-object | OpenAPI 3.1, Components Object}
 * {@link https://learn.microsoft.com/windows/win32/fileio/naming-a-file | Naming files in Windows}
 *
 * @param wanted - the wanted names by owner; the first owner of a name gets it, later ones get a number
 */
export function assignComponentNames<Owner>(
  wanted: Iterable<readonly [owner: Owner, name: string]>,
): Map<Owner, string> {
  const uniqueName = uniqueNames([], (name) => name.toLowerCase());
  return new Map([...wanted].map(([owner, text]) => [owner, uniqueName(nameFrom(text))]));
}

/** A dot at the start of a name would hide the file, and Windows removes a dot at the end. */
function nameFrom(text: string): string {
  const name = text
    .slice(0, LONGEST_NAME)
    .replaceAll(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^\.+/, "_")
    .replace(/\.$/, "_")
    .replace(DEVICE, "$&_");
  return name || "_";
}
