import { describe, expect, it } from "vitest";
import { modern, readModern } from "./read-modern.js";

/**
 * The type that a page declares, in a short form. A person read the page and wrote it. Type names omit `Edm` and
 * `microsoft.graph`.
 */
interface ReadType {
  readonly kind: "entity" | "complex";
  readonly base: string | null;
  readonly abstract?: true;
  readonly open?: true;
  readonly properties: Readonly<Record<string, string>>;
  readonly navigation: Readonly<Record<string, string>>;
  /** Enumerations that the page declares, with their members. */
  readonly enums: Readonly<Record<string, string>>;
}

const times = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, "DateTimeOffset"]));
const texts = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, "String"]));

const types: Readonly<Record<string, ReadType>> = {
  accessPackage: {
    kind: "entity",
    base: null,
    properties: {
      ...texts("id", "displayName", "description"),
      ...times("createdDateTime", "modifiedDateTime"),
      isHidden: "Boolean",
    },
    navigation: {
      accessPackagesIncompatibleWith: "accessPackage[]",
      assignmentPolicies: "accessPackageAssignmentPolicy[]",
      catalog: "accessPackageCatalog",
      incompatibleAccessPackages: "accessPackage[]",
      incompatibleGroups: "group[]",
      resourceRoleScopes: "accessPackageResourceRoleScope[]",
    },
    enums: {},
  },
  agentIdentity: {
    kind: "entity",
    base: "servicePrincipal",
    open: true,
    properties: {
      ...texts("odata.type", "agentIdentityBlueprintId", "createdByAppId", "disabledByMicrosoftStatus"),
      ...texts("displayName", "id", "servicePrincipalType"),
      ...times("createdDateTime"),
      accountEnabled: "Boolean",
      customSecurityAttributes: "customSecurityAttributeValue",
      tags: "String[]",
    },
    navigation: {
      appRoleAssignedTo: "appRoleAssignment[]",
      appRoleAssignments: "appRoleAssignment[]",
      createdObjects: "directoryObject[]",
      memberOf: "directoryObject[]",
      oauth2PermissionGrants: "oAuth2PermissionGrant[]",
      ownedObjects: "directoryObject[]",
      owners: "directoryObject[]",
      sponsors: "directoryObject[]",
    },
    enums: {},
  },
  aiInteraction: {
    kind: "entity",
    base: "entity",
    properties: {
      ...texts("id", "appClass", "conversationType", "etag", "locale", "requestId", "sessionId"),
      ...times("createdDateTime"),
      attachments: "aiInteractionAttachment[]",
      body: "itemBody",
      contexts: "aiInteractionContext[]",
      from: "identitySet",
      interactionType: "aiInteractionType",
      links: "aiInteractionLink[]",
      mentions: "aiInteractionMention[]",
    },
    navigation: {},
    enums: { aiInteractionType: "userPrompt aiResponse unknownFutureValue" },
  },
  backupRestoreRoot: {
    kind: "entity",
    base: "entity",
    properties: { id: "String", serviceStatus: "serviceStatus" },
    navigation: {
      driveInclusionRules: "driveProtectionRule[]",
      driveProtectionUnits: "driveProtectionUnit[]",
      exchangeProtectionPolicies: "exchangeProtectionPolicy[]",
      exchangeRestoreSessions: "exchangeRestoreSession[]",
      mailboxInclusionRules: "mailboxProtectionRule[]",
      mailboxProtectionUnits: "mailboxProtectionUnit[]",
      oneDriveForBusinessProtectionPolicies: "oneDriveForBusinessProtectionPolicy[]",
      oneDriveForBusinessRestoreSessions: "oneDriveForBusinessRestoreSession[]",
      protectionPolicies: "protectionPolicyBase[]",
      protectionUnits: "protectionUnitBase[]",
      restorePoints: "restorePoint[]",
      restoreSessions: "restoreSessionBase[]",
      serviceApps: "serviceApp[]",
      sharePointProtectionPolicies: "sharePointProtectionPolicy[]",
      sharePointRestoreSessions: "sharePointRestoreSession[]",
      siteInclusionRules: "siteProtectionRule[]",
      siteProtectionUnits: "siteProtectionUnit[]",
    },
    enums: {},
  },
  entity: { kind: "entity", base: null, abstract: true, properties: { id: "String" }, navigation: {}, enums: {} },
  fileStorageContainer: {
    kind: "entity",
    base: null,
    properties: {
      ...texts("id", "displayName", "description"),
      ...times("createdDateTime"),
      containerTypeId: "Guid",
      customProperties: "fileStorageContainerCustomPropertyDictionary",
      status: "fileStorageContainerStatus",
      viewpoint: "fileStorageContainerViewpoint",
    },
    navigation: { drive: "drive", permissions: "permission[]" },
    enums: { fileStorageContainerStatus: "inactive active" },
  },
  protectionPolicyBase: {
    kind: "entity",
    base: "entity",
    properties: {
      ...texts("id", "displayName"),
      ...times("createdDateTime", "lastModifiedDateTime"),
      createdBy: "identitySet",
      lastModifiedBy: "identitySet",
      retentionSettings: "retentionSetting[]",
      status: "protectionPolicyStatus",
    },
    navigation: {},
    enums: { protectionPolicyStatus: "active activeWithErrors inactive updating unknownFutureValue" },
  },
  serviceStatus: {
    kind: "complex",
    base: null,
    properties: {
      ...times("gracePeriodDateTime", "lastModifiedDateTime", "restoreAllowedTillDateTime"),
      backupServiceConsumer: "backupServiceConsumer",
      disableReason: "disableReason",
      lastModifiedBy: "identitySet",
      status: "backupServiceStatus",
    },
    navigation: {},
    enums: {
      backupServiceConsumer: "none firstparty thirdparty unknownFutureValue",
      backupServiceStatus: "disabled enabled protectionChangeLocked restoreLocked unknownFutureValue",
      disableReason: "none controllerServiceAppDeleted invalidBillingProfile userRequested unknownFutureValue",
    },
  },
  virtualEventWebinar: {
    kind: "entity",
    base: "virtualEvent",
    properties: {
      ...texts("id", "displayName"),
      audience: "meetingAudience",
      coOrganizers: "communicationsUserIdentity[]",
      createdBy: "communicationsIdentitySet",
      description: "itemBody",
      endDateTime: "dateTimeTimeZone",
      startDateTime: "dateTimeTimeZone",
      status: "virtualEventStatus",
    },
    navigation: { registrations: "virtualEventRegistration[]", sessions: "virtualEventSession[]" },
    enums: {
      meetingAudience: "everyone organization unknownFutureValue",
      virtualEventStatus: "draft published canceled unknownFutureValue",
    },
  },
};

/** Returns the short form of a type: `user[]` for `Collection(microsoft.graph.user)`. */
function short(type: string): string {
  const [, item] = /^Collection\((.*)\)$/.exec(type) ?? [];
  return (item ?? type).replace(/^(?:Edm|microsoft\.graph)\./, "") + (item === undefined ? "" : "[]");
}

describe.skipIf(modern === null)("a resource page of the current reference", () => {
  it.each(Object.keys(types))("has the facts that a person found by reading the page: %s", async (name) => {
    const { model } = await readModern();
    const expected = types[name] ?? expect.fail();
    const type = model.types.find((candidate) => candidate.name === `microsoft.graph.${name}`) ?? expect.fail();
    const shown = (navigation: boolean): Record<string, string> =>
      Object.fromEntries(
        type.properties
          .filter((property) => property.navigation === navigation)
          .map((each) => [each.name, short(each.type)]),
      );
    const file = `api-reference/v1.0/resources/${name.toLowerCase()}.md`;
    expect({
      kind: type.kind,
      base: type.base === null ? null : short(type.base),
      ...(type.abstract && { abstract: true }),
      ...(type.open && { open: true }),
      properties: shown(false),
      navigation: shown(true),
      enums: Object.fromEntries(
        model.types
          .filter(({ kind, source }) => kind === "enum" && source.file === file)
          .map(({ name, members }) => [short(name), members.map((member) => member.name).join(" ")]),
      ),
    }).toEqual(expected);
    expect(type).toMatchObject({ origin: "page", key: type.kind === "entity" ? ["id"] : [], source: { file } });
  });

  it("is listed in this test with expected facts", async () => {
    const { pages } = await readModern();
    const resources = pages
      .filter(({ kind }) => kind === "resource")
      .map(({ types: [type] }) => short(type?.name ?? ""));
    expect(resources.sort()).toEqual(Object.keys(types).sort());
  });
});
