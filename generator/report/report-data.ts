import type { ChangeSeverity } from "../diff/kinds/change-kind.js";
import type { SemverStep, Side } from "../diff/change.js";
import type { Severity } from "../findings/finding.js";
import type { Intent, ParameterLocation, TypeOrigin } from "../model/model.js";
import type { EnumMember, HttpMethod, JsonValue, PermissionType } from "../vocabulary.js";

/**
 * The data of a report, as plain JSON. The page of the report shows it and computes nothing from other sources. Facts
 * that are `false`, `null` or empty are left out, so that the file stays small.
 */
export interface ReportData {
  /** The version of docwright. */
  readonly generator: string;
  readonly api: { readonly namespace: string; readonly version: string; readonly baseUrl: string };
  readonly counts: ReportCounts;
  /** `null` if the settings do not name the folder of an SDK. */
  readonly drift: ReportDrift | null;
  /** Ordered by the number of operations, the largest area first. */
  readonly areas: readonly ReportArea[];
  /** The docs files that have a fact, relative to the docs folder. Places refer to them by index. */
  readonly files: readonly string[];
  /** The parameters of all operations. Operations refer to them by index, because many operations share them. */
  readonly parameters: readonly ReportParameter[];
  /** The permissions of all operations. Operations refer to them by index. */
  readonly permissions: readonly (readonly ReportPermissions[])[];
  /** The properties of all types and request bodies. These refer to them by index. */
  readonly properties: readonly ReportProperty[];
  readonly operations: readonly ReportOperation[];
  readonly types: readonly ReportType[];
  readonly findings: readonly ReportFinding[];
  /** The summary of each rule in `findings`. */
  readonly rules: readonly { readonly id: string; readonly summary: string; readonly count: number }[];
  /** `null` without a revision to compare with. */
  readonly changes: ReportChanges | null;
}

export interface ReportCounts {
  readonly pages: number;
  readonly operations: number;
  /** The number of different requests: pairs of a method and a path. */
  readonly routes: number;
  readonly types: number;
  readonly examples: number;
  /** The number of examples from which the SDK gets a test. */
  readonly tested: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** How the SDK on disk differs from the SDK that the docs produce now. */
export interface ReportDrift {
  /** The folder of the SDK, relative to the current folder. */
  readonly folder: string;
  /** `missing`: the folder does not have an SDK. */
  readonly state: "current" | "outdated" | "missing";
  readonly differences: readonly { readonly path: string; readonly kind: string }[];
}

/** The operations whose first route starts with the same path segment. */
export interface ReportArea {
  /** The first segment of the path; empty for operations without a route. */
  readonly name: string;
  readonly operations: number;
  /** The number of operations whose permissions are documented. */
  readonly permissions: number;
  /** The number of operations with an example. */
  readonly examples: number;
  /** The number of operations from whose examples the SDK gets a test. */
  readonly tested: number;
  /** The number of findings on the pages of the operations. */
  readonly findings: number;
}

/** The file and the line of a fact. */
export interface ReportPlace {
  /** Index in `ReportData.files`. */
  readonly file: number;
  readonly line: number;
}

export interface ReportParameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly type: string;
  readonly required?: true;
  readonly description?: string;
}

export interface ReportPermissions {
  /** Absent if the permissions are for the whole operation. */
  readonly appliesTo?: string;
  readonly schemes: readonly ReportScheme[];
}

export interface ReportScheme {
  readonly kind: PermissionType;
  /** `unknown`: the docs contain a placeholder. */
  readonly support: "supported" | "unsupported" | "unknown";
  /** Alternatives. An inner array lists permissions that are required together. */
  readonly least: readonly (readonly string[])[];
  readonly higher: readonly (readonly string[])[];
}

export interface ReportOperation extends ReportPlace {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly intent: Intent;
  readonly description?: string;
  readonly deprecated?: true;
  readonly deprecation?: string;
  /** Present if only the service's metadata has the operation. */
  readonly undocumented?: true;
  readonly routes: readonly { readonly method: HttpMethod; readonly path: string; readonly query?: string }[];
  /** Indexes in `ReportData.parameters`. */
  readonly parameters: readonly number[];
  /** Index in `ReportData.permissions`. */
  readonly permissions: number;
  readonly request?: ReportBody;
  readonly responses: readonly ReportResponse[];
  readonly errors?: readonly ReportError[];
  readonly examples: readonly ReportExample[];
}

export interface ReportBody {
  readonly contentType: string;
  readonly type?: string;
  readonly optional?: true;
  readonly description?: string;
  /** Indexes in `ReportData.properties`. */
  readonly properties?: readonly number[];
}

export interface ReportResponse {
  readonly status: number;
  readonly type?: string;
  readonly description?: string;
}

export interface ReportError {
  readonly status?: number;
  readonly code?: string;
  readonly description?: string;
}

export interface ReportExample extends ReportPlace {
  readonly title?: string;
  readonly method: HttpMethod;
  readonly url: string;
  /** Parsed JSON, or text. */
  readonly body?: JsonValue;
  /** Absent if the page does not show a response. */
  readonly status?: number;
  readonly response?: JsonValue;
  /** The title of the test that the SDK gets from the example. Absent if it does not get one. */
  readonly test?: string;
  /** Why the SDK does not get a test from the example. Absent if it gets one. */
  readonly untested?: string;
}

export interface ReportType extends ReportPlace {
  /** Qualified name. */
  readonly name: string;
  readonly kind: "entity" | "complex" | "enum";
  readonly origin: TypeOrigin;
  readonly base?: string;
  readonly abstract?: true;
  readonly open?: true;
  readonly key?: readonly string[];
  readonly description?: string;
  readonly deprecated?: true;
  readonly deprecation?: string;
  /** Indexes in `ReportData.properties`. */
  readonly properties?: readonly number[];
  readonly members?: readonly (Pick<EnumMember, "name"> & { readonly value?: string; readonly description?: string })[];
}

export interface ReportProperty {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly navigation?: true;
  readonly required?: true;
  readonly readOnly?: true;
  readonly nullable?: boolean;
  readonly defaultValue?: string;
  readonly deprecated?: true;
  readonly inheritedFrom?: string;
  readonly values?: readonly string[];
}

export interface ReportFinding extends ReportPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion?: string;
  readonly column: number;
  /** Whether the finding was introduced since the revision. */
  readonly isNew?: true;
  /** The line of the file in three parts: before the finding, the text of the finding, and after it. */
  readonly source?: readonly [before: string, found: string, after: string];
}

export interface ReportChanges {
  /** The revision as the user wrote it. */
  readonly revision: string;
  readonly semver: SemverStep;
  readonly list: readonly ReportChange[];
}

export interface ReportChange extends ReportPlace {
  readonly id: string;
  readonly severity: ChangeSeverity;
  /** Qualified name of the type, or id of the operation. */
  readonly target: string;
  readonly message: string;
  readonly side: Side;
  /** Why the change is accepted. */
  readonly accepted?: string;
}
