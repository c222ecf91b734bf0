import type { StatementStructures, StructureKind, VariableDeclarationKind } from "ts-morph";

type KindName = keyof typeof StructureKind;

/**
 * A declaration as ts-morph takes it, but with names where that has values of its enums: plain data, for which ts-morph
 * need not be loaded.
 * {@link https://ts-morph.com/manipulation/structures | ts-morph, Structures}
 */
export type Declaration<Kind extends KindName = KindName> = Extract<
  Named<StatementStructures>,
  { readonly kind: Kind }
>;

type Named<Structure> = Structure extends { readonly kind: infer Kind }
  ? Omit<Structure, "kind" | "declarationKind"> & {
      readonly kind: NameOf<Kind>;
      readonly declarationKind?: `${VariableDeclarationKind}`;
    }
  : never;

type NameOf<Kind> = { [Name in KindName]: (typeof StructureKind)[Name] extends Kind ? Name : never }[KindName];
