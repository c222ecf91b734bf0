import { UsageError } from "../usage-error.js";
import { nearestName } from "./nearest-name.js";
import type { Rule } from "./rule.js";
import { alternativeTypes } from "./rules/alternative-types.js";
import { ambiguousType } from "./rules/ambiguous-type.js";
import { baseTypeUnusable } from "./rules/base-type-unusable.js";
import { brokenLink } from "./checks/api/broken-link.js";
import { conflictingDeclaration } from "./rules/conflicting-declaration.js";
import { conflictingProperty } from "./rules/conflicting-property.js";
import { conflictingRoute } from "./checks/api/conflicting-route.js";
import { duplicateMember } from "./checks/page/duplicate-member.js";
import { duplicateOperation } from "./rules/duplicate-operation.js";
import { duplicateParameter } from "./checks/page/duplicate-parameter.js";
import { duplicateProperty } from "./rules/duplicate-property.js";
import { duplicateRoute } from "./rules/duplicate-route.js";
import { elidedJson } from "./rules/elided-json.js";
import { elidedRoute } from "./rules/elided-route.js";
import { encoding } from "./rules/encoding.js";
import { exampleMissingRequired } from "./rules/example-missing-required.js";
import { exampleNotReplayable } from "./rules/example-not-replayable.js";
import { exampleRouteMismatch } from "./checks/page/example-route-mismatch.js";
import { excessiveMarkup } from "./rules/excessive-markup.js";
import { frontMatter } from "./rules/front-matter.js";
import { includeCycle } from "./rules/include-cycle.js";
import { inconsistentCase } from "./checks/api/inconsistent-case.js";
import { linkCase } from "./checks/api/link-case.js";
import { malformedJson } from "./rules/malformed-json.js";
import { malformedPermission } from "./checks/page/malformed-permission.js";
import { malformedRequestLine } from "./rules/malformed-request-line.js";
import { malformedTable } from "./rules/malformed-table.js";
import { misplacedHttpRequest } from "./rules/misplaced-http-request.js";
import { missingFrontMatter } from "./checks/page/missing-front-matter.js";
import { missingFunctionParameter } from "./checks/page/missing-function-parameter.js";
import { missingHttpRequest } from "./rules/missing-http-request.js";
import { missingIdPlaceholder } from "./checks/api/missing-id-placeholder.js";
import { missingInclude } from "./rules/missing-include.js";
import { missingPermissions } from "./checks/page/missing-permissions.js";
import { missingRequired } from "./checks/api/missing-required.js";
import { missingResponse } from "./rules/missing-response.js";
import { missingStatus } from "./rules/missing-status.js";
import { oneOrMany } from "./rules/one-or-many.js";
import { placeholder } from "./rules/placeholder.js";
import { propertyRedeclared } from "./rules/property-redeclared.js";
import { readOnlyProperty } from "./checks/api/read-only-property.js";
import { representationDisagrees } from "./rules/representation-disagrees.js";
import { representationIncomplete } from "./checks/page/representation-incomplete.js";
import { representationTypeMismatch } from "./checks/api/representation-type-mismatch.js";
import { responseBodyMismatch } from "./checks/page/response-body-mismatch.js";
import { responseByExample } from "./rules/response-by-example.js";
import { responseStatusMismatch } from "./checks/page/response-status-mismatch.js";
import { responseTypeMismatch } from "./checks/api/response-type-mismatch.js";
import { sampleValue } from "./checks/api/sample-value.js";
import { segmentSpelling } from "./rules/segment-spelling.js";
import { tooManyIncludes } from "./rules/too-many-includes.js";
import { unclosedComment } from "./rules/unclosed-comment.js";
import { unclosedFence } from "./rules/unclosed-fence.js";
import { undocumentedSubtype } from "./checks/api/undocumented-subtype.js";
import { unevenRow } from "./rules/uneven-row.js";
import { unexpectedContent } from "./rules/unexpected-content.js";
import { unknownMember } from "./checks/api/unknown-member.js";
import { unknownNamespace } from "./rules/unknown-namespace.js";
import { unknownProperty } from "./checks/api/unknown-property.js";
import { unknownSuppression } from "./rules/unknown-suppression.js";
import { unorderedPermissions } from "./checks/page/unordered-permissions.js";
import { unreadableExample } from "./rules/unreadable-example.js";
import { unreadableFile } from "./rules/unreadable-file.js";
import { unreadableHeader } from "./rules/unreadable-header.js";
import { unreadablePage } from "./rules/unreadable-page.js";
import { unreadablePermission } from "./rules/unreadable-permission.js";
import { unreadablePermissions } from "./rules/unreadable-permissions.js";
import { unreadableRequestLine } from "./rules/unreadable-request-line.js";
import { unreadableRow } from "./rules/unreadable-row.js";
import { unreadableTable } from "./rules/unreadable-table.js";
import { unresolvedType } from "./rules/unresolved-type.js";
import { wrongType } from "./checks/api/wrong-type.js";

/** Every rule, by name. A new one is its file, its page and a line here. */
export const rules: readonly Rule[] = [
  alternativeTypes,
  ambiguousType,
  baseTypeUnusable,
  brokenLink,
  conflictingDeclaration,
  conflictingProperty,
  conflictingRoute,
  duplicateMember,
  duplicateOperation,
  duplicateParameter,
  duplicateProperty,
  duplicateRoute,
  elidedJson,
  elidedRoute,
  encoding,
  exampleMissingRequired,
  exampleNotReplayable,
  exampleRouteMismatch,
  excessiveMarkup,
  frontMatter,
  includeCycle,
  inconsistentCase,
  linkCase,
  malformedJson,
  malformedPermission,
  malformedRequestLine,
  malformedTable,
  misplacedHttpRequest,
  missingFrontMatter,
  missingFunctionParameter,
  missingHttpRequest,
  missingIdPlaceholder,
  missingInclude,
  missingPermissions,
  missingRequired,
  missingResponse,
  missingStatus,
  oneOrMany,
  placeholder,
  propertyRedeclared,
  readOnlyProperty,
  representationDisagrees,
  representationIncomplete,
  representationTypeMismatch,
  responseBodyMismatch,
  responseByExample,
  responseStatusMismatch,
  responseTypeMismatch,
  sampleValue,
  segmentSpelling,
  tooManyIncludes,
  unclosedComment,
  unclosedFence,
  undocumentedSubtype,
  unevenRow,
  unexpectedContent,
  unknownMember,
  unknownNamespace,
  unknownProperty,
  unknownSuppression,
  unorderedPermissions,
  unreadableExample,
  unreadableFile,
  unreadableHeader,
  unreadablePage,
  unreadablePermission,
  unreadablePermissions,
  unreadableRequestLine,
  unreadableRow,
  unreadableTable,
  unresolvedType,
  wrongType,
];

export const ruleNames: ReadonlySet<string> = new Set(rules.map(({ name }) => name));

/**
 * Finds a rule.
 *
 * @throws UsageError where there is none of the name
 */
export function ruleNamed(name: string): Rule {
  const found = rules.find((rule) => rule.name === name);
  if (found !== undefined) return found;
  const nearest = nearestName(name, ruleNames);
  const right = nearest === null ? "docwright lint --rules lists them" : `do you mean ${nearest}?`;
  throw new UsageError(`There is no rule named ${name}; ${right}`);
}
