import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";
import { placeOfWord, type SourceTexts } from "../../source-texts.js";

export const malformedPermission: PageCheck = { rule: "malformed-permission", check: checkPage };

/** {@link https://learn.microsoft.com/graph/permissions-overview#permissions-naming-pattern | Permissions naming pattern}, with names such as `eDiscovery.Read.All` */
const FORM = /^(?:e(?=\p{Lu}))?\p{Lu}[\p{L}\p{N}-]*(?:\.\p{Lu}[\p{L}\p{N}-]*){1,3}$/u;

/** {@link https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims | OpenID Connect, scopes} */
const OPENID_SCOPES = ["openid", "profile", "email", "offline_access", "address", "phone"];

function* checkPage({ operation }: Page, texts: SourceTexts): Generator<CheckFinding> {
  for (const { delegatedWork, delegatedPersonal, application, scopes, source } of operation?.shared.permissions ?? []) {
    if (scopes === true) continue;
    const named = [delegatedWork, delegatedPersonal, application].flatMap(({ least, higher }) => [...least, ...higher]);
    for (const permission of new Set(named.flat())) {
      if (FORM.test(permission) || OPENID_SCOPES.includes(permission.toLowerCase())) continue;
      const message = `${permission} is not a permission name. Write Resource.Operation.Constraint, such as User.Read.All.`;
      yield { message, source: placeOfWord(permission, source, texts), subject: permission };
    }
  }
}
