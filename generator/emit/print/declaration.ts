import type {
  GetAccessorDeclarationStructure,
  MethodDeclarationStructure,
  MethodSignatureStructure,
  OptionalKind,
  PropertySignatureStructure,
  StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from "ts-morph";

type KindName = keyof typeof StructureKind;

/**
 * A declaration in the form of ts-morph's structures. Enum values are replaced by their names, so that a declaration is
 * plain data and can be written without loading ts-morph.
 * {@link https://ts-morph.com/manipulation/structures | ts-morph, Structures}
 */
export type Declaration<Kind extends KindName = KindName> = Extract<
  Named<StatementStructures>,
  { readonly kind: Kind }
>;

/** A property of an interface. */
export type PropertySignature = OptionalKind<PropertySignatureStructure>;

/** A method of an interface. */
export type MethodSignature = OptionalKind<MethodSignatureStructure>;

/** A method of a class. */
export type MethodDeclaration = OptionalKind<MethodDeclarationStructure>;

/** A getter of a class. */
export type GetAccessor = OptionalKind<GetAccessorDeclarationStructure>;

type Named<Structure> = Structure extends { readonly kind: infer Kind }
  ? Omit<Structure, "kind" | "declarationKind"> & {
      readonly kind: NameOf<Kind>;
      readonly declarationKind?: `${VariableDeclarationKind}`;
    }
  : never;

type NameOf<Kind> = { [Name in KindName]: (typeof StructureKind)[Name] extends Kind ? Name : never }[KindName];
