/** A type as declared in CSDL, without inherited properties. */
export interface RawType {
  readonly name: string;
  readonly base: string | null;
  /** Types of properties and relationships by name. */
  readonly properties: ReadonlyMap<string, string>;
}

/** Reads the structured types of a CSDL document with regular expressions, to check docwright's reader. */
export function rawTypes(csdl: string): ReadonlyMap<string, RawType> {
  const types = new Map<string, RawType>();
  for (const [, schema = "", content = ""] of csdl.matchAll(/<Schema ([^>]*)>([^]*?)<\/Schema>/g)) {
    const namespace = attribute(schema, "Namespace");
    const elements = content.matchAll(/<(EntityType|ComplexType) ([^>]*?)(?:\/>|>([^]*?)<\/\1>)/g);
    for (const [, , own = "", inner = ""] of elements) {
      const properties = [...inner.matchAll(/<(?:Navigation)?Property ([^>]*)>/g)].map(
        ([, text = ""]) => [attribute(text, "Name"), qualified(attribute(text, "Type"))] as const,
      );
      const name = `${namespace}.${attribute(own, "Name")}`;
      const base = attribute(own, "BaseType");
      types.set(name, { name, base: base === "" ? null : qualified(base), properties: new Map(properties) });
    }
  }
  return types;
}

function attribute(text: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? "";
}

/** Expands `graph`, the only alias in Microsoft Graph's metadata. */
function qualified(type: string): string {
  return type.replace(/(?<=^|\()graph\./, "microsoft.graph.");
}
