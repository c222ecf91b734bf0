import type { ApiCheck, PageCheck } from "./check.js";
import { brokenLink } from "./checks/api/broken-link.js";
import { conflictingRoute } from "./checks/api/conflicting-route.js";
import { exampleRouteMismatch } from "./checks/api/example-route-mismatch.js";
import { inconsistentCase } from "./checks/api/inconsistent-case.js";
import { linkCase } from "./checks/api/link-case.js";
import { missingFrontMatter } from "./checks/api/missing-front-matter.js";
import { missingIdPlaceholder } from "./checks/api/missing-id-placeholder.js";
import { missingPermissions } from "./checks/api/missing-permissions.js";
import { missingRequired } from "./checks/api/missing-required.js";
import { readOnlyProperty } from "./checks/api/read-only-property.js";
import { representationTypeMismatch } from "./checks/api/representation-type-mismatch.js";
import { responseTypeMismatch } from "./checks/api/response-type-mismatch.js";
import { sampleValue } from "./checks/api/sample-value.js";
import { translatedMember } from "./checks/api/translated-member.js";
import { undocumentedSubtype } from "./checks/api/undocumented-subtype.js";
import { unknownMember } from "./checks/api/unknown-member.js";
import { unknownProperty } from "./checks/api/unknown-property.js";
import { wrongType } from "./checks/api/wrong-type.js";
import { duplicateExampleName } from "./checks/page/duplicate-example-name.js";
import { duplicateMember } from "./checks/page/duplicate-member.js";
import { duplicateParameter } from "./checks/page/duplicate-parameter.js";
import { exampleVersionMismatch } from "./checks/page/example-version-mismatch.js";
import { malformedPermission } from "./checks/page/malformed-permission.js";
import { missingFunctionParameter } from "./checks/page/missing-function-parameter.js";
import { representationIncomplete } from "./checks/page/representation-incomplete.js";
import { responseBodyMismatch } from "./checks/page/response-body-mismatch.js";
import { responseStatusMismatch } from "./checks/page/response-status-mismatch.js";
import { unorderedPermissions } from "./checks/page/unordered-permissions.js";
import { wrongDocType } from "./checks/page/wrong-doc-type.js";

/** Checks that need only one page. */
export const pageChecks: readonly PageCheck[] = [
  duplicateExampleName,
  duplicateMember,
  duplicateParameter,
  exampleVersionMismatch,
  malformedPermission,
  missingFunctionParameter,
  representationIncomplete,
  responseBodyMismatch,
  responseStatusMismatch,
  unorderedPermissions,
  wrongDocType,
];

/** Checks that need all pages and the model. */
export const apiChecks: readonly ApiCheck[] = [
  brokenLink,
  conflictingRoute,
  exampleRouteMismatch,
  inconsistentCase,
  linkCase,
  missingFrontMatter,
  missingIdPlaceholder,
  missingPermissions,
  missingRequired,
  readOnlyProperty,
  representationTypeMismatch,
  responseTypeMismatch,
  sampleValue,
  translatedMember,
  undocumentedSubtype,
  unknownMember,
  unknownProperty,
  wrongType,
];
