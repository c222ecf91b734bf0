import { sortedBy } from "../../collections/order.js";
import type { JsonObject } from "../../model/payload.js";
import type { DocumentedScheme, JsonValue, PermissionType } from "../../vocabulary.js";
import type { ExportOptions } from "../exported-api.js";
import { present } from "../schema/schema-set.js";
import type { ApiCall } from "./api-calls.js";

const PERMISSION_TYPES = ["delegatedWork", "delegatedPersonal", "application"] as const satisfies PermissionType[];

/** {@link https://learn.microsoft.com/entra/identity-platform/v2-protocols | Microsoft identity platform, endpoints} */
const ENTRA = "https://login.microsoftonline.com/common/oauth2/v2.0";

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  delegatedWork: "A user with a work or school account.",
  delegatedPersonal: "A user with a personal Microsoft account.",
  application: "An application without a user.",
  bearer: "A token. The docs do not say which permissions it needs.",
};

/** The security requirements of operations, and the schemes that they use. */
export class SecurityPlan {
  readonly #auth: ExportOptions["auth"];
  /** The scopes of each scheme that operations use. */
  readonly #used = new Map<string, Set<string>>();

  constructor(auth: ExportOptions["auth"]) {
    this.#auth = auth;
  }

  /** The name of the header with the credential, in lower case. */
  get header(): string {
    return typeof this.#auth === "string" ? "authorization" : this.#auth.header.toLowerCase();
  }

  /**
   * The alternatives with the least privilege. If the docs do not name permissions, the operation requires a credential
   * without naming permissions.
   */
  requirements({ operations }: ApiCall): readonly JsonObject[] {
    const sets = operations.flatMap(({ permissions }) => permissions);
    const alternatives = sets.flatMap((set) =>
      PERMISSION_TYPES.flatMap((type) => leastOf(set[type]).map((scopes) => [this.#schemeOf(type), scopes] as const)),
    );
    const chosen = alternatives.length > 0 ? alternatives : [[this.#fallback(), []] as const];
    const unique = new Map(chosen.map(([scheme, scopes]) => [JSON.stringify([scheme, scopes]), { scheme, scopes }]));
    return [...unique.values()].map(({ scheme, scopes }) => {
      const used = this.#used.get(scheme) ?? new Set();
      this.#used.set(scheme, used);
      for (const scope of scopes) used.add(scope);
      return { [scheme]: scopes };
    });
  }

  /** The Security Scheme Objects that a document needs. */
  schemes(names: ReadonlySet<string>): JsonObject {
    const used = [...this.#used].filter(([name]) => names.has(name));
    return Object.fromEntries(used.map(([name, scopes]) => [name, this.#scheme(name, scopes)]));
  }

  #scheme(name: string, used: ReadonlySet<string>): JsonObject {
    if (typeof this.#auth !== "string") return { type: "apiKey", in: "header", name: this.#auth.header };
    const description = DESCRIPTIONS[name];
    if (this.#auth === "token" || name === "bearer") return present({ type: "http", scheme: "bearer", description });
    const scopes = Object.fromEntries(sortedBy(used, (scope) => scope).map((scope) => [scope, ""]));
    const tokenUrl = `${ENTRA}/token`;
    const flows =
      name === "application"
        ? { clientCredentials: { tokenUrl, scopes } }
        : { authorizationCode: { authorizationUrl: `${ENTRA}/authorize`, tokenUrl, scopes } };
    return present({ type: "oauth2", description, flows });
  }

  #schemeOf(type: PermissionType): string {
    return typeof this.#auth === "string" ? type : "apiKey";
  }

  #fallback(): string {
    return typeof this.#auth === "string" ? "bearer" : "apiKey";
  }
}

/** The alternatives with the least privilege, or all alternatives if the docs do not mark any. */
function leastOf({ supported, placeholder, least, higher }: DocumentedScheme): readonly (readonly string[])[] {
  if (!supported || placeholder) return [];
  if (least.length > 0) return least;
  return higher.length > 0 ? higher : [[]];
}

/** All documented permissions of a call, for the extension field. */
export function permissionFacts({ operations }: ApiCall): readonly JsonValue[] {
  return operations.flatMap((operation) =>
    operation.permissions.map((set) =>
      present({
        page: operations.length > 1 ? operation.id : undefined,
        appliesTo: set.appliesTo ?? undefined,
        ...Object.fromEntries(
          PERMISSION_TYPES.map((type) => {
            const { supported, placeholder, least, higher } = set[type];
            return [type, placeholder ? { placeholder } : supported ? { least, higher } : { supported }];
          }),
        ),
      }),
    ),
  );
}
