import { byCodeUnits } from "../../model/order.js";
import type { Declaration } from "./declaration.js";

/** The imports of one module, gathered while its statements are written. */
export class Imports {
  readonly #names = new Map<string, Map<string, "type" | "value">>();

  /** @param path of the importing module, relative to the SDK's root and without the ending */
  constructor(readonly path: string) {}

  /** Imports a type. A module needs none of itself. @returns the name, for use in the text being written */
  type(name: string, from: string): string {
    return this.#add(name, from, "type");
  }

  /** Imports a value. */
  value(name: string, from: string): string {
    return this.#add(name, from, "value");
  }

  #add(name: string, from: string, kind: "type" | "value"): string {
    if (from === this.path) return name;
    const names = this.#names.get(from) ?? new Map<string, "type" | "value">();
    if (names.get(name) !== "value") names.set(name, kind);
    this.#names.set(from, names);
    return name;
  }

  /** The declarations, packages before modules, in the order of their specifiers. */
  declarations(): Declaration<"ImportDeclaration">[] {
    return [...this.#names]
      .map(([from, names]) => ({ specifier: this.#specifier(from), names: [...names] }))
      .sort((a, b) => rank(a.specifier) - rank(b.specifier) || byCodeUnits(a.specifier, b.specifier))
      .map(({ specifier, names }) => {
        const onlyTypes = names.every(([, kind]) => kind === "type");
        return {
          kind: "ImportDeclaration",
          moduleSpecifier: specifier,
          isTypeOnly: onlyTypes,
          namedImports: names
            .sort(([a], [b]) => byCodeUnits(a, b))
            .map(([name, kind]) => ({ name, isTypeOnly: kind === "type" && !onlyTypes })),
        };
      });
  }

  /** `src/…` and `test/…` are modules of the SDK, anything else is a package. */
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
