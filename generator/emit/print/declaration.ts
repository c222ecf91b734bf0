/** A declaration of a module as plain data. `printDeclaration` prints it. */
export type Declaration =
  ImportDeclaration | InterfaceDeclaration | TypeAlias | FunctionDeclaration | ConstantDeclaration | ClassDeclaration;

/** The text of a TSDoc comment. If it starts with a line break, the comment has more than one line. */
export interface Doc {
  readonly description: string;
}

export interface TypeParameter {
  readonly name: string;
  readonly default: string;
  readonly isConst?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly type?: string;
  readonly hasQuestionToken?: boolean;
  readonly initializer?: string;
}

interface Member {
  readonly name: string;
  readonly docs?: readonly Doc[];
}

interface Signature {
  readonly typeParameters?: readonly TypeParameter[];
  readonly parameters?: readonly Parameter[];
  readonly returnType: string;
}

/** A property of an interface or a class. */
export interface PropertySignature extends Member {
  readonly type: string;
  readonly isReadonly?: boolean;
  readonly hasQuestionToken?: boolean;
}

/** A method of an interface. */
export interface MethodSignature extends Member, Signature {}

/** A method of a class. */
export interface MethodDeclaration extends MethodSignature {
  readonly statements: string;
}

/** A getter of a class. */
export interface GetAccessor extends Member {
  readonly returnType: string;
  readonly statements: string;
}

export interface Constructor {
  readonly docs: readonly Doc[];
  readonly parameters: readonly Parameter[];
  readonly statements: string;
}

export interface IndexSignature {
  readonly keyName: string;
  readonly keyType: string;
  readonly returnType: string;
}

export interface ImportDeclaration {
  readonly kind: "Import";
  readonly moduleSpecifier: string;
  readonly isTypeOnly: boolean;
  readonly namedImports: readonly { readonly name: string; readonly isTypeOnly: boolean; readonly alias?: string }[];
}

interface ExportableDeclaration extends Member {
  readonly isExported?: boolean;
}

export interface InterfaceDeclaration extends ExportableDeclaration {
  readonly kind: "Interface";
  readonly extends?: readonly string[];
  readonly properties?: readonly PropertySignature[];
  readonly methods?: readonly MethodSignature[];
  readonly indexSignatures?: readonly IndexSignature[];
}

export interface TypeAlias extends ExportableDeclaration {
  readonly kind: "TypeAlias";
  readonly typeParameters?: readonly TypeParameter[];
  readonly type: string;
}

export interface FunctionDeclaration extends ExportableDeclaration, Signature {
  readonly kind: "Function";
  readonly statements: string;
}

export interface ConstantDeclaration extends ExportableDeclaration {
  readonly kind: "Constant";
  readonly type?: string;
  readonly initializer: string;
}

export interface ClassDeclaration extends ExportableDeclaration {
  readonly kind: "Class";
  readonly properties: readonly PropertySignature[];
  readonly constructors: readonly Constructor[];
  readonly getAccessors: readonly GetAccessor[];
  readonly methods: readonly MethodDeclaration[];
}
