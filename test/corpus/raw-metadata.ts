/** A type as its element in CSDL says, without what it inherits. */
export interface RawType {
  readonly name: string;
  readonly base: string | null;
  /** Types of properties and relationships by name. */
  readonly properties: ReadonlyMap<string, string>;
}

/** Structured types of a CSDL document by qualified name, read by sight: for looking at what a reader makes of it. */
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

/** Microsoft Graph's metadata has one alias. */
function qualified(type: string): string {
  return type.replace(/(?<=^|\()graph\./, "microsoft.graph.");
}
