import { byCodeUnits } from "../../collections/order.js";
import type { ImportDeclaration } from "./declaration.js";

interface Import {
  /** The name of the import in the importing module. */
  readonly local: string;
  readonly kind: "type" | "value";
}

/** Collects the imports of one module while its statements are written. */
export class Imports {
  readonly #modules = new Map<string, Map<string, Import>>();
  readonly #locals = new Set<string>();

  /** @param path the importing module, relative to the SDK's root and without extension */
  constructor(readonly path: string) {}

  /**
   * Imports a type, unless the importing module declares the type itself.
   *
   * @param from the module that exports the type, relative to the SDK's root and without extension; or the name of a
   * package
   * @returns the name to use in statements. It ends with a number if the importing module already uses the name of the
   * type.
   */
  type(name: string, from: string): string {
    return this.#add(name, from, "type");
  }

  /** Imports a value. See {@link Imports.type}. */
  value(name: string, from: string): string {
    return this.#add(name, from, "value");
  }

  /** Reserves a name for a declaration of the module. An import with the same name gets another name. */
  reserve(name: string): void {
    this.#locals.add(name);
  }

  #add(name: string, from: string, kind: "type" | "value"): string {
    if (from === this.path) return name;
    const names = this.#modules.get(from) ?? new Map<string, Import>();
    const before = names.get(name);
    const local = before?.local ?? this.#free(name);
    names.set(name, { local, kind: before?.kind === "value" ? "value" : kind });
    this.#modules.set(from, names);
    return local;
  }

  #free(name: string): string {
    let local = name;
    for (let count = 2; this.#locals.has(local); count += 1) local = `${name}${count.toString()}`;
    this.#locals.add(local);
    return local;
  }

  /** Writes the import declarations: packages come before modules. Both are sorted by the text after `from`. */
  declarations(): ImportDeclaration[] {
    return [...this.#modules]
      .map(([from, names]) => ({ specifier: this.#specifier(from), names: [...names] }))
      .sort((a, b) => rank(a.specifier) - rank(b.specifier) || byCodeUnits(a.specifier, b.specifier))
      .map(({ specifier, names }) => {
        const onlyTypes = names.every(([, { kind }]) => kind === "type");
        return {
          kind: "Import",
          moduleSpecifier: specifier,
          isTypeOnly: onlyTypes,
          namedImports: names
            .sort(([a], [b]) => byCodeUnits(a, b))
            .map(([name, { local, kind }]) => ({
              name,
              isTypeOnly: kind === "type" && !onlyTypes,
              ...(local === name ? {} : { alias: local }),
            })),
        };
      });
  }

  /**
   * Returns the text after `from`: a relative path for modules of the SDK, which are in `src` and `test`, or the name
   * of a package.
   */
  #specifier(from: string): string {
    if (!/^(?:src|test)\//.test(from)) return from;
    const here = this.path.split("/").slice(0, -1);
    const there = from.split("/");
    let shared = 0;
    while (shared < here.length && here[shared] === there[shared]) shared += 1;
    const up = "../".repeat(here.length - shared);
    return `${up === "" ? "./" : up}${there.slice(shared).join("/")}.js`;
  }
}

function rank(specifier: string): number {
  return specifier.startsWith(".") ? 1 : 0;
}
