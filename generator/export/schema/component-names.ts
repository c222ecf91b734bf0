/**
 * Assigns names to the parts of an export, such as schemas. A name has only the characters that OpenAPI allows in the
 * names of components, so it does not need to be escaped in a reference. Names are unique without regard to case, so
 * they can be names of files.
 *
 * {@link https://spec.openapis.org/oas/v3.1.1.html#components-object | OpenAPI 3.1, Components Object}
 *
 * @param wanted - the wanted names by owner; the first owner of a name gets it, later ones get a number
 */
export function assignComponentNames<Owner>(
  wanted: Iterable<readonly [owner: Owner, name: string]>,
): Map<Owner, string> {
  const taken = new Set<string>();
  const names = new Map<Owner, string>();
  for (const [owner, text] of wanted) {
    // A name must not begin or end with a dot, because such a file is hidden, or Windows removes the dot.
    const base =
      text
        .replaceAll(/[^A-Za-z0-9._-]/g, "_")
        .replace(/^\.+/, "_")
        .replace(/\.$/, "_") || "_";
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base}-${String(count)}`;
    taken.add(name.toLowerCase());
    names.set(owner, name);
  }
  return names;
}
