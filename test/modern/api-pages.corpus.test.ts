import { describe, expect, it } from "vitest";
import { operationOf, summarise } from "../input-docs/summary.js";
import { modern, readModern } from "./read-modern.js";

/** The facts of a page in a short form. A person read the page and wrote them. */
interface ReadPage {
  /**
   * The permissions for delegated work accounts, for delegated personal accounts, and for applications. `null` if the
   * include with the table is missing.
   */
  readonly permissions: readonly [string, string, string] | null;
  readonly routes: readonly string[];
  readonly queryParameters: readonly string[];
  readonly headers: readonly string[];
  readonly body: string | null;
  readonly fields: readonly string[];
  readonly responses: readonly string[];
  readonly examples: readonly string[];
  /** The lines of the page at which an include is missing. */
  readonly missingIncludes: readonly number[];
}

const graph = "https://graph.microsoft.com/v1.0";
const no = "not supported";
const none = { queryParameters: [], headers: ["Authorization"], body: null, fields: [] } as const;

const packages = "/identityGovernance/entitlementManagement/accessPackages";
const uploadSessions =
  "/identityGovernance/entitlementManagement/catalogs/{accessPackageCatalogId}/resources/{accessPackageResourceId}/uploadSessions";
const agents = "/servicePrincipals/microsoft.graph.agentIdentity";
const agent = "/servicePrincipals/{id}/microsoft.graph.agentIdentity";
const readsEntitlements = "EntitlementManagement.Read.All < EntitlementManagement.ReadWrite.All";
const history = "interactionHistory/getAllEnterpriseInteractions";

const pages: Readonly<Record<string, ReadPage>> = {
  "accesspackage-filterbycurrentuser": {
    ...none,
    permissions: [readsEntitlements, no, no],
    routes: [`GET ${packages}/filterByCurrentUser(on='{on}')`],
    responses: ["200 Collection(microsoft.graph.accessPackage)"],
    examples: [
      `GET ${graph}${packages}/filterByCurrentUser(on='allowedRequestor') gives 200 Collection(microsoft.graph.accessPackage)`,
    ],
    missingIncludes: [],
  },
  "accesspackage-get": {
    ...none,
    permissions: null,
    routes: [`GET ${packages}/{accessPackageId}`],
    queryParameters: ["$select", "$expand"],
    responses: ["200 microsoft.graph.accessPackage"],
    examples: [`GET ${graph}${packages}/114d3459-3459-114d-5934-4d1159344d11 gives 200 microsoft.graph.accessPackage`],
    missingIncludes: [16, 23],
  },
  "accesspackageresource-list-uploadsessions": {
    ...none,
    permissions: [readsEntitlements, no, readsEntitlements],
    routes: [`GET ${uploadSessions}`],
    queryParameters: ["$expand", "$filter", "$top", "$skip", "$orderby", "$count"],
    responses: ["200 Collection(microsoft.graph.customDataProvidedResourceUploadSession)"],
    examples: [
      `GET ${graph}${uploadSessions} gives 200 Collection(microsoft.graph.customDataProvidedResourceUploadSession)`,
    ],
    missingIncludes: [17, 30],
  },
  "accesspackageresource-post-uploadsessions": {
    ...none,
    permissions: null,
    routes: [`POST ${uploadSessions}`],
    headers: ["Authorization", "Content-Type"],
    body: "application/json microsoft.graph.customDataProvidedResourceUploadSessionRequest",
    fields: ["data: microsoft.graph.customDataProvidedResourcePayloads.data, required"],
    responses: ["201 microsoft.graph.customDataProvidedResourceUploadSession"],
    examples: [`POST ${graph}${uploadSessions} gives 201 microsoft.graph.customDataProvidedResourceUploadSession`],
    missingIncludes: [23, 34, 36],
  },
  "adhoccall-getallrecordings": {
    ...none,
    permissions: [no, no, "CallRecordings.Read.All < none"],
    // The table requires a parameter that only the example passes, so the request line without it is not a call.
    routes: [
      "GET /users/{usersId}/adhocCalls/getAllRecordings(userId={userId},startDateTime={startDateTime},endDateTime={endDateTime})",
    ],
    responses: ["200 Collection(microsoft.graph.callRecording)"],
    examples: [
      `GET ${graph}/adhocCalls/getAllRecordings(userId=d4220f1b-4c12-436c-8a03-dc3e362f9d54,startDateTime=2025-10-07T07:25:21.9730833Z,endDateTime=2025-10-07T07:25:52.4130833Z) gives 200 Collection(microsoft.graph.callRecording)`,
    ],
    missingIncludes: [18],
  },
  "agentidentity-delete": {
    ...none,
    permissions: null,
    routes: [`DELETE ${agent}`],
    responses: ["204 nothing"],
    examples: [`DELETE ${graph}${agent} gives 204 untyped`],
    missingIncludes: [21, 23],
  },
  "agentidentity-get": {
    ...none,
    permissions: [
      "AgentIdentity.Read.All < Application.Read.All",
      no,
      "AgentIdentity.Read.All AgentIdentity.CreateAsManager < Application.Read.All",
    ],
    routes: [`GET ${agent}`],
    queryParameters: ["$select", "$expand"],
    responses: ["200 microsoft.graph.agentIdentity"],
    examples: [`GET ${graph}${agent} gives 200 microsoft.graph.agentIdentity`],
    missingIncludes: [28],
  },
  "agentidentity-list": {
    ...none,
    permissions: [
      "AgentIdentity.Read.All < AgentIdentity.ReadWrite.All",
      no,
      "AgentIdentity.Read.All < AgentIdentity.ReadWrite.All",
    ],
    routes: [`GET ${agents}`],
    queryParameters: ["$count", "$expand", "$filter", "$orderby", "$search", "$select", "$top"],
    headers: ["Authorization", "ConsistencyLevel"],
    responses: ["200 Collection(microsoft.graph.agentIdentity)"],
    examples: [`GET ${graph}${agents} gives 200 Collection(microsoft.graph.agentIdentity)`],
    missingIncludes: [24],
  },
  "agentidentity-list-owners": {
    ...none,
    permissions: null,
    routes: [`GET ${agent}/owners`],
    queryParameters: ["$select", "$filter", "$expand"],
    responses: ["200 Collection(microsoft.graph.directoryObject)"],
    examples: [
      `GET ${graph}/serviceprincipals/bbec3106-565f-4907-941e-96b4dbfef21c/microsoft.graph.agentIdentity/owners gives 200 microsoft.graph.directoryObject`,
    ],
    missingIncludes: [26, 28],
  },
  "agentidentity-post": {
    ...none,
    permissions: [
      "AgentIdentity.Create.All < none",
      no,
      "AgentIdentity.CreateAsManager AgentIdentity.Create.All < none",
    ],
    routes: [`POST ${agents}`],
    headers: ["Authorization", "Content-Type"],
    body: "application/json microsoft.graph.agentIdentity",
    fields: ["displayName: Edm.String, required"],
    responses: ["201 microsoft.graph.agentIdentity"],
    // The annotation names servicePrincipal, which has no page here. The body names agentIdentity.
    examples: [`POST ${graph}${agents} gives 201 microsoft.graph.agentIdentity`],
    missingIncludes: [24],
  },
  "agentidentity-update": {
    ...none,
    permissions: [
      "AgentIdentity.EnableDisable.All < AgentIdentity.ReadWrite.All",
      no,
      "AgentIdentity.EnableDisable.All AgentIdentity.CreateAsManager < AgentIdentity.ReadWrite.All",
    ],
    routes: [`PATCH ${agent}`],
    headers: ["Authorization", "Content-Type"],
    body: "application/json microsoft.graph.agentIdentity",
    responses: ["204 nothing"],
    examples: [`PATCH ${graph}${agent} gives 204 untyped`],
    missingIncludes: [15, 30],
  },
  "aiinteractionhistory-getallenterpriseinteractions": {
    ...none,
    permissions: [no, no, "AiEnterpriseInteraction.Read.All < none"],
    routes: [`GET /copilot/users/{id}/${history}`],
    queryParameters: ["$top", "$filter"],
    responses: ["200 Collection(microsoft.graph.aiInteraction)"],
    examples: [
      `GET ${graph}/copilot/users/9fcefe95-9677-483e-a3c1-22c5d501d737/${history} gives 200 microsoft.graph.aiInteraction`,
      `GET ${graph}/copilot/users/4db02e4b-d144-400e-b194-53253a34c5be/${history}?$filter=appClass eq 'IPM.SkypeTeams.Message.Copilot.BizChat' gives 200 microsoft.graph.aiInteraction`,
    ],
    missingIncludes: [17],
  },
  "application-delta": {
    ...none,
    permissions: [
      "Directory.Read.All < Directory.ReadWrite.All Directory.AccessAsUser.All",
      no,
      "Application.ReadWrite.All < Directory.Read.All",
    ],
    routes: ["GET /applications/delta"],
    queryParameters: ["$deltatoken", "$skiptoken", "$select", "$filter"],
    responses: ["200 Collection(microsoft.graph.application)"],
    examples: [`GET ${graph}/applications/delta gives 200 Collection(microsoft.graph.application)`],
    missingIncludes: [],
  },
  "backuprestoreroot-enable": {
    ...none,
    permissions: ["BackupRestore-Control.ReadWrite.All < none", no, "BackupRestore-Control.ReadWrite.All < none"],
    routes: ["POST /solutions/backupRestore/enable"],
    body: "application/json parameters",
    fields: ["appOwnerTenantId: Edm.String, required"],
    responses: ["200 microsoft.graph.serviceStatus"],
    examples: [`POST ${graph}/solutions/backupRestore/enable gives 200 microsoft.graph.serviceStatus`],
    missingIncludes: [17],
  },
  "backuprestoreroot-get": {
    ...none,
    permissions: ["BackupRestore-Control.Read.All < none", no, "BackupRestore-Control.Read.All < none"],
    routes: ["GET /solutions/backupRestore"],
    responses: ["200 microsoft.graph.backupRestoreRoot"],
    examples: [`GET ${graph}/solutions/backupRestore gives 200 microsoft.graph.backupRestoreRoot`],
    missingIncludes: [17],
  },
  "backuprestoreroot-list-protectionpolicies": {
    ...none,
    permissions: null,
    routes: ["GET /solutions/backupRestore/protectionPolicies"],
    responses: ["200 Collection(microsoft.graph.protectionPolicyBase)"],
    examples: [
      `GET ${graph}/solutions/backupRestore/ProtectionPolicies gives 200 Collection(microsoft.graph.protectionPolicyBase)`,
    ],
    missingIncludes: [20, 27],
  },
  "filestoragecontainer-post": {
    ...none,
    permissions: null,
    routes: ["POST /storage/fileStorage/containers"],
    queryParameters: ["dataLocation"],
    headers: ["Authorization", "Content-Type"],
    body: "application/json microsoft.graph.fileStorageContainer",
    fields: [
      "displayName: Edm.String, required",
      "description: Edm.String, optional",
      "containerTypeId: Edm.Guid, required",
      "settings: microsoft.graph.fileStorageContainerSettings, optional",
    ],
    responses: ["201 microsoft.graph.fileStorageContainer"],
    examples: [`POST ${graph}/storage/fileStorage/containers gives 201 microsoft.graph.fileStorageContainer`],
    missingIncludes: [20, 27, 29],
  },
  "virtualeventwebinar-get": {
    ...none,
    permissions: null,
    routes: ["GET /solutions/virtualEvents/webinars/{webinarId}"],
    responses: ["200 microsoft.graph.virtualEventWebinar"],
    examples: [
      `GET ${graph}/solutions/virtualEvents/webinars/88b245ac-b0b2-f1aa-e34a-c81c27abdac2@f9448ec4-804b-46af-b810-62085248da33 gives 200 microsoft.graph.virtualEventWebinar`,
    ],
    missingIncludes: [15, 22],
  },
};

describe.skipIf(modern === null)("an API page of the current reference", () => {
  it.each(Object.keys(pages))("has the facts that a person found by reading the page: %s", async (id) => {
    const { model } = await readModern();
    const { permissions, ...operation } = summarise(operationOf(model, id));
    const { permissions: expected, missingIncludes, ...facts } = pages[id] ?? expect.fail();
    expect(operation).toMatchObject(facts);
    expect(permissions).toEqual(
      expected === null
        ? []
        : [{ delegatedWork: expected[0], delegatedPersonal: expected[1], application: expected[2] }],
    );
    const missing = model.diagnostics.filter(
      ({ rule, file }) => rule === "missing-include" && file.includes(`/${id}.`),
    );
    expect(missing.map(({ line }) => line)).toEqual(missingIncludes);
  });

  it("is listed in this test with expected facts, and has no findings except missing includes", async () => {
    const { model, pages: all } = await readModern();
    expect(model.operations.map(({ id }) => id).sort()).toEqual(Object.keys(pages).sort());
    const unread = all.flatMap(({ diagnostics }) => diagnostics.filter(({ rule }) => rule !== "missing-include"));
    expect(unread).toEqual([]);
  });

  it("has a finding if a sentence says that the response is one item, but the example shows a collection", async () => {
    const { model } = await readModern();
    expect(model.diagnostics.filter(({ rule }) => rule === "one-or-many")).toMatchObject([
      { file: "api-reference/v1.0/api/backuprestoreroot-list-protectionpolicies.md", line: 51 },
    ]);
  });
});
