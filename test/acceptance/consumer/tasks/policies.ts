import { dateTime, delta, GraphError, removalOf, where, withResponse } from "graph-sdk";
import { isBasicAuthentication, isClientCertificateAuthentication, isUser } from "graph-sdk/guards";
import { all, task } from "../task.js";

const encode = btoa;

export default [
  task("limit the lifetime of the tokens of an application", {
    docs: "tokenlifetimepolicy-post-tokenlifetimepolicies; application-post-tokenlifetimepolicies; tokenlifetimepolicy-list-appliesto; application-delete-tokenlifetimepolicies",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/policies/tokenLifetimePolicies",
        body: {
          definition: ['{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"02:00:00"}}'],
          displayName: "Two hours",
          isOrganizationDefault: false,
        },
        reply: { status: 201, body: { id: "cd3d9b57", displayName: "Two hours" } },
      },
      {
        line: "POST /v1.0/applications/1/tokenLifetimePolicies/$ref",
        body: { "@odata.id": `${origin}/v1.0/policies/tokenLifetimePolicies/cd3d9b57` },
        reply: { status: 204 },
      },
      {
        line: "GET /v1.0/policies/tokenLifetimePolicies/cd3d9b57/appliesTo?$select=id&$top=5",
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.application", id: "1" }] } },
      },
      { line: "DELETE /v1.0/applications/1/tokenLifetimePolicies/cd3d9b57/$ref", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const policy = await graph.policies.tokenLifetimePolicies.create({
        definition: ['{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"02:00:00"}}'],
        displayName: "Two hours",
        isOrganizationDefault: false,
      });
      const { tokenLifetimePolicies } = graph.applications.byId("1");
      await tokenLifetimePolicies.add(policy);
      const applied = await all(
        graph.policies.tokenLifetimePolicies.byId(policy.id).appliesTo.list({ select: ["id"], top: 5 }),
      );
      await tokenLifetimePolicies.byId(policy.id).remove();
      return applied.map(({ id }) => id);
    },
    result: ["1"],
  }),

  task("roll a feature out to a group, and take the group out", {
    docs: "featurerolloutpolicies-post; featurerolloutpolicy-post-appliesto; featurerolloutpolicy-delete-appliesto: the example has no body",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/policies/featureRolloutPolicies",
        body: {
          displayName: "Pass-through authentication",
          feature: "passthroughAuthentication",
          isEnabled: true,
          isAppliedToOrganization: false,
        },
        reply: { status: 201, body: { id: "e3c2f23a", isEnabled: true, feature: "passthroughAuthentication" } },
      },
      {
        line: "POST /v1.0/policies/featureRolloutPolicies/e3c2f23a/appliesTo/$ref",
        body: { "@odata.id": `${origin}/v1.0/directoryObjects/2441b489` },
        reply: { status: 201, body: { directoryObject: { id: "2441b489", objectType: "group" } } },
      },
      {
        line: "DELETE /v1.0/policies/featureRolloutPolicies/e3c2f23a/appliesTo/2441b489/$ref",
        headers: { "content-type": null },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { featureRolloutPolicies } = graph.policies;
      const policy = await featureRolloutPolicies.create({
        displayName: "Pass-through authentication",
        feature: "passthroughAuthentication",
        isEnabled: true,
        isAppliedToOrganization: false,
      });
      const { appliesTo } = featureRolloutPolicies.byId(policy.id);
      await appliesTo.add("2441b489");
      await appliesTo.byId("2441b489").remove();
      return policy.feature;
    },
    result: "passthroughAuthentication",
  }),

  task("restrict what guests may do, and name the people who review requests for consent", {
    docs: "authorizationpolicy-update; adminconsentrequestpolicy-update: PUT",
    requests: [
      {
        line: "PATCH /v1.0/policies/authorizationPolicy",
        body: {
          allowInvitesFrom: "adminsAndGuestInviters",
          guestUserRoleId: "2af84b1e-32c8-42b7-82bc-daa82404023b",
          defaultUserRolePermissions: { allowedToCreateApps: false },
        },
        reply: { status: 204 },
      },
      {
        line: "PUT /v1.0/policies/adminConsentRequestPolicy",
        body: {
          isEnabled: true,
          notifyReviewers: true,
          remindersEnabled: false,
          requestDurationInDays: 5,
          reviewers: [{ query: "/users/b6879be8", queryType: "MicrosoftGraph" }],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.policies.authorizationPolicy.update({
        allowInvitesFrom: "adminsAndGuestInviters",
        guestUserRoleId: "2af84b1e-32c8-42b7-82bc-daa82404023b",
        defaultUserRolePermissions: { allowedToCreateApps: false },
      });
      await graph.policies.adminConsentRequestPolicy.replace({
        isEnabled: true,
        notifyReviewers: true,
        remindersEnabled: false,
        requestDurationInDays: 5,
        reviewers: [{ query: "/users/b6879be8", queryType: "MicrosoftGraph" }],
      });
    },
  }),

  task("let users consent to apps of verified publishers, except one app", {
    docs: "permissiongrantpolicy-post-permissiongrantpolicies; permissiongrantpolicy-post-includes; permissiongrantpolicy-post-excludes; permissiongrantpolicy-delete-includes",
    requests: [
      {
        line: "POST /v1.0/policies/permissionGrantPolicies",
        body: { id: "my-custom-consent-policy", displayName: "Verified publishers", description: "Low risk" },
        reply: { status: 201, body: { id: "my-custom-consent-policy", includes: [], excludes: [] } },
      },
      {
        line: "POST /v1.0/policies/permissionGrantPolicies/my-custom-consent-policy/includes",
        body: { permissionType: "delegated", clientApplicationsFromVerifiedPublisherOnly: true },
        reply: { status: 201, body: { id: "75ffda85", permissions: ["all"] } },
      },
      {
        line: "POST /v1.0/policies/permissionGrantPolicies/my-custom-consent-policy/excludes",
        body: { permissionType: "delegated", clientApplicationIds: ["fdebf36e"] },
        reply: { status: 201, body: { id: "198d8d6b" } },
      },
      {
        line: "DELETE /v1.0/policies/permissionGrantPolicies/my-custom-consent-policy/includes/75ffda85",
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const policies = graph.policies.permissionGrantPolicies;
      const policy = await policies.create({
        id: "my-custom-consent-policy",
        displayName: "Verified publishers",
        description: "Low risk",
      });
      const { includes, excludes } = policies.byId(policy.id);
      const included = await includes.create({
        permissionType: "delegated",
        clientApplicationsFromVerifiedPublisherOnly: true,
      });
      await excludes.create({ permissionType: "delegated", clientApplicationIds: ["fdebf36e"] });
      await includes.byId(included.id).delete();
      return included.permissions;
    },
    result: ["all"],
  }),

  task("list the enabled conditional access policies in order, and change one with its location", {
    docs: "conditionalaccessroot-list-policies: $count, $filter, $orderby, $select, $skip, $top; conditionalaccesspolicy-update; ipnamedlocation-update",
    requests: [
      {
        line: "GET /v1.0/identity/conditionalAccess/policies?$count=true&$filter=state eq 'enabled'&$orderby=displayName desc&$select=id,state&$skip=10&$top=5",
        reply: { body: { "@odata.count": 11, value: [{ id: "1", state: "enabled" }] } },
      },
      {
        line: "PATCH /v1.0/identity/conditionalAccess/policies/1",
        body: {
          state: "enabledForReportingButNotEnforced",
          conditions: { signInRiskLevels: ["high", "medium"] },
          sessionControls: null,
        },
        reply: { status: 204 },
      },
      {
        line: "PATCH /v1.0/identity/conditionalAccess/namedLocations/2",
        body: {
          "@odata.type": "#microsoft.graph.ipNamedLocation",
          isTrusted: false,
          ipRanges: [
            { "@odata.type": "#microsoft.graph.iPv4CidrRange", cidrAddress: "6.5.4.3/18" },
            { "@odata.type": "#microsoft.graph.iPv6CidrRange", cidrAddress: "2001:4898:80e8:1::/64" },
          ],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { policies, namedLocations } = graph.identity.conditionalAccess;
      const list = policies.list({
        count: true,
        filter: where((policy) => policy.state.eq("enabled")),
        orderby: ["displayName desc"],
        select: ["id", "state"],
        skip: 10,
        top: 5,
      });
      for await (const page of list.byPage()) {
        const policy = page.value[0];
        if (policy === undefined) continue;
        await policies.byId(policy.id).update({
          state: "enabledForReportingButNotEnforced",
          conditions: { signInRiskLevels: ["high", "medium"] },
          sessionControls: null,
        });
        await namedLocations.byId("2").update({
          "@odata.type": "#microsoft.graph.ipNamedLocation",
          isTrusted: false,
          ipRanges: [
            { "@odata.type": "#microsoft.graph.iPv4CidrRange", cidrAddress: "6.5.4.3/18" },
            { "@odata.type": "#microsoft.graph.iPv6CidrRange", cidrAddress: "2001:4898:80e8:1::/64" },
          ],
        });
        return [page.count, policy.state];
      }
      return [];
    },
    result: [11, "enabled"],
  }),

  task("call an API during sign-up, and give it a certificate", {
    docs: "identityapiconnector-create; identityapiconnector-uploadclientcertificate; b2xidentityuserflow-put-apiconnectorconfiguration",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/identity/apiConnectors",
        body: {
          displayName: "Check",
          targetUrl: "https://someapi.com/api",
          authenticationConfiguration: {
            "@odata.type": "#microsoft.graph.basicAuthentication",
            username: "MyUsername",
            password: "MyPassword",
          },
        },
        reply: {
          status: 201,
          body: {
            id: "3",
            displayName: "Check",
            authenticationConfiguration: {
              "@odata.type": "#microsoft.graph.basicAuthentication",
              username: "MyUsername",
            },
          },
        },
      },
      {
        line: "POST /v1.0/identity/apiConnectors/3/uploadClientCertificate",
        body: { pkcs12Value: "eyJhbGci", password: "" },
        reply: {
          body: {
            id: "3",
            authenticationConfiguration: {
              "@odata.type": "#microsoft.graph.clientCertificateAuthentication",
              certificateList: [{ thumbprint: "0EB255CC", notAfter: 1666350522, isActive: true }],
            },
          },
        },
      },
      {
        line: "PUT /v1.0/identity/b2xUserFlows/B2X_1_testuserflow/apiConnectorConfiguration/postFederationSignup/$ref",
        body: { "@odata.id": `${origin}/v1.0/identity/apiConnectors/3` },
        reply: { status: 204 },
      },
    ],
    run: async (graph, { origin }) => {
      const { apiConnectors } = graph.identity;
      const connector = await apiConnectors.create({
        displayName: "Check",
        targetUrl: "https://someapi.com/api",
        authenticationConfiguration: {
          "@odata.type": "#microsoft.graph.basicAuthentication",
          username: "MyUsername",
          password: "MyPassword",
        },
      });
      const uploaded = await apiConnectors
        .byId(connector.id)
        .uploadClientCertificate({ pkcs12Value: "eyJhbGci", password: "" });
      await graph.identity.b2xUserFlows
        .byId("B2X_1_testuserflow")
        .apiConnectorConfiguration.byId("postFederationSignup")
        .set({ "@odata.id": `${origin}/v1.0/identity/apiConnectors/${connector.id}` });
      const basic = connector.authenticationConfiguration;
      const certificate = uploaded.authenticationConfiguration;
      return [
        isBasicAuthentication(basic) ? basic.username : undefined,
        isClientCertificateAuthentication(certificate) ? certificate.certificateList?.[0]?.thumbprint : undefined,
      ];
    },
    result: ["MyUsername", "0EB255CC"],
  }),

  task("read the default texts of a page of a user flow, and replace one", {
    docs: "userflowlanguagepage-get; userflowlanguagepage-put: $value",
    requests: [
      {
        line: "GET /v1.0/identity/b2xUserFlows/B2X_1_Partner/languages/en/defaultPages/selfasserted1_1/$value",
        reply: { body: { LocalizedStrings: [{ StringId: "alert_message", Value: "Are you sure?" }] } },
      },
      {
        line: "PUT /v1.0/identity/b2xUserFlows/B2X_1_Partner/languages/en/overridesPages/selfasserted1_1/$value",
        headers: { "content-type": "application/json" },
        body: { LocalizedStrings: [{ StringId: "alert_message", Override: true, Value: "Really?" }] },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const language = graph.identity.b2xUserFlows.byId("B2X_1_Partner").languages.byId("en");
      const page = await language.defaultPages.byId("selfasserted1_1").content.get();
      const texts = JSON.parse(new TextDecoder().decode(page)) as {
        LocalizedStrings: { StringId: string; Value: string }[];
      };
      await language.overridesPages.byId("selfasserted1_1").content.replace({
        LocalizedStrings: [{ StringId: "alert_message", Override: true, Value: "Really?" }],
      });
      return texts.LocalizedStrings[0]?.Value;
    },
    result: "Are you sure?",
  }),

  task("upload terms of use as a PDF, and list what a user has agreed to", {
    docs: "agreement-post-agreements; user-list-agreementacceptances",
    requests: [
      {
        line: "POST /v1.0/identityGovernance/termsOfUse/agreements",
        body: {
          displayName: "Terms",
          isViewingBeforeAcceptanceRequired: true,
          files: [{ fileName: "TOU.pdf", language: "en", isDefault: true, fileData: { data: encode("Hello world") } }],
        },
        reply: { status: 201, body: { id: "093b947f", displayName: "Terms" } },
      },
      {
        line: "GET /v1.0/me/agreementAcceptances",
        reply: { body: { value: [{ id: "4", agreementId: "093b947f", state: "accepted" }] } },
      },
    ],
    run: async (graph) => {
      const agreement = await graph.identityGovernance.termsOfUse.agreements.create({
        displayName: "Terms",
        isViewingBeforeAcceptanceRequired: true,
        files: [{ fileName: "TOU.pdf", language: "en", isDefault: true, fileData: { data: encode("Hello world") } }],
      });
      const acceptances = await all(graph.me.agreementAcceptances.list());
      return [agreement.id, acceptances[0]?.state];
    },
    result: ["093b947f", "accepted"],
  }),

  task("track two applications with selected properties, and go on from the saved link", {
    docs: "application-delta: $select, $filter by id",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/applications/delta?$filter=id eq '1' or id eq '2'&$select=displayName,keyCredentials",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/applications/delta?$deltatoken=abc`,
            value: [{ id: "1", displayName: "One" }],
          },
        },
      },
      {
        line: "GET /v1.0/applications/delta?$deltatoken=abc",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/applications/delta?$deltatoken=def`,
            value: [{ id: "2", "@removed": { reason: "deleted" } }],
          },
        },
      },
    ],
    run: async (graph) => {
      const query = { filter: "id eq '1' or id eq '2'", select: ["displayName", "keyCredentials"] } as const;
      const first = delta(graph.applications.delta(query));
      const [application] = await all(first);
      const { deltaLink = "" } = first;
      const [removed] = await all(delta(graph.applications.delta(query), { since: deltaLink }));
      return [application?.displayName, removalOf(removed)];
    },
    result: ["One", "deleted"],
  }),

  task("resume the changes of permission grants from a saved link", {
    docs: "oauth2permissiongrant-delta: $deltatoken",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/oauth2PermissionGrants/delta?$deltatoken=saved",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/oauth2PermissionGrants/delta?$deltatoken=next`,
            value: [{ id: "5", scope: "User.Read" }],
          },
        },
      },
    ],
    run: async (graph, { origin }) => {
      const changes = delta(graph.oauth2PermissionGrants.delta(), {
        since: `${origin}/v1.0/oauth2PermissionGrants/delta?$deltatoken=saved`,
      });
      const [grant] = await all(changes);
      return [grant?.scope, changes.deltaLink?.split("?")[1]];
    },
    result: ["User.Read", "$deltatoken=next"],
  }),

  task("search the audit log of a category since a time, and failed provisioning", {
    docs: "directoryaudit-list: $filter, $top; provisioningobjectsummary-list: $filter, $top",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/auditLogs/directoryAudits?$filter=category eq 'UserManagement' and activityDateTime ge 2021-07-01T00:00:00Z&$top=2",
        reply: {
          body: {
            "@odata.nextLink": `${origin}/v1.0/auditLogs/directoryAudits?$skiptoken=x`,
            value: [{ id: "1", result: "failure" }],
          },
        },
      },
      {
        line: "GET /v1.0/auditLogs/directoryAudits?$skiptoken=x",
        reply: { body: { value: [{ id: "2", result: "success", targetResources: [{ displayName: "Adele" }] }] } },
      },
      {
        line: "GET /v1.0/auditLogs/provisioning?$filter=durationInMilliseconds gt 1000 and sourceSystem/displayName eq 'Workday'&$top=1",
        reply: { body: { value: [{ id: "3", durationInMilliseconds: 1230 }] } },
      },
    ],
    run: async (graph) => {
      const audits = await all(
        graph.auditLogs.directoryAudits.list({
          filter: where((audit) =>
            audit.category.eq("UserManagement").and(audit.activityDateTime.ge(dateTime("2021-07-01T00:00:00Z"))),
          ),
          top: 2,
        }),
      );
      const provisioning = await all(
        graph.auditLogs.provisioning.list({
          filter: where((event) =>
            event.durationInMilliseconds.gt(1000).and(event.sourceSystem.displayName.eq("Workday")),
          ),
          top: 1,
        }),
      );
      return [audits[0]?.result, audits[1]?.targetResources?.[0]?.displayName, provisioning[0]?.durationInMilliseconds];
    },
    result: ["failure", "Adele", 1230],
  }),

  task("roll the key of a service principal with a proof", {
    docs: "serviceprincipal-addkey: passwordCredential is null; serviceprincipal-removekey",
    requests: [
      {
        line: "POST /v1.0/servicePrincipals/1/addKey",
        body: {
          keyCredential: { type: "AsymmetricX509Cert", usage: "Verify", key: "MIIDYDCCAki" },
          passwordCredential: null,
          proof: "eyJ0eXAi",
        },
        reply: { body: { keyId: "f0b0b335" } },
      },
      {
        line: "POST /v1.0/servicePrincipals/1/removeKey",
        body: { keyId: "f0b0b335", proof: "eyJ0eXAi" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const principal = graph.servicePrincipals.byId("1");
      const key = await principal.addKey({
        keyCredential: { type: "AsymmetricX509Cert", usage: "Verify", key: "MIIDYDCCAki" },
        passwordCredential: null,
        proof: "eyJ0eXAi",
      });
      await principal.removeKey({ keyId: key.keyId ?? "", proof: "eyJ0eXAi" });
      return key.keyId;
    },
    result: "f0b0b335",
  }),

  task("register a device, and name its owner", {
    docs: "device-post-devices; device-post-registeredowners; device-list-registeredowners",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/devices",
        body: {
          accountEnabled: false,
          alternativeSecurityIds: [{ type: 2, key: "Y3YxN2E1MWFlYw==" }],
          deviceId: "4c299165-6e8f-4b45-a5ba-c5d250a707ff",
          displayName: "Test device",
          operatingSystem: "linux",
          operatingSystemVersion: "1",
        },
        reply: { status: 201, body: { id: "6", displayName: "Test device" } },
      },
      {
        line: "POST /v1.0/devices/6/registeredOwners/$ref",
        body: { "@odata.id": `${origin}/v1.0/directoryObjects/7` },
        reply: { status: 204 },
      },
      {
        line: "GET /v1.0/devices/6/registeredOwners",
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.user", id: "7", displayName: "Adele" }] } },
      },
    ],
    run: async (graph) => {
      const device = await graph.devices.create({
        accountEnabled: false,
        alternativeSecurityIds: [{ type: 2, key: "Y3YxN2E1MWFlYw==" }],
        deviceId: "4c299165-6e8f-4b45-a5ba-c5d250a707ff",
        displayName: "Test device",
        operatingSystem: "linux",
        operatingSystemVersion: "1",
      });
      const { registeredOwners } = graph.devices.byId(device.id);
      await registeredOwners.add("7");
      const [owner] = await all(registeredOwners.list());
      return [device.id, isUser(owner) ? owner.displayName : undefined];
    },
    result: ["6", "Adele"],
  }),

  task("list the groups of a deleted owner, and of a contact of the organization", {
    docs: "directory-deleteditems-user-owned; orgcontact-getmemberobjects; orgcontact-get-manager",
    requests: [
      {
        line: "POST /v1.0/directory/deletedItems/getUserOwnedObjects",
        body: { userId: "55ac777c", type: "Group" },
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.group", id: "bfa7033a", displayName: "Test" }] } },
      },
      {
        line: "POST /v1.0/contacts/8/getMemberObjects",
        body: { securityEnabledOnly: false },
        reply: { body: { value: ["groupID-value1"] } },
      },
      {
        line: "GET /v1.0/contacts/8/manager",
        reply: { body: { "@odata.type": "#microsoft.graph.orgContact", id: "9", displayName: "Sara" } },
      },
    ],
    run: async (graph) => {
      const owned = await graph.directory.deletedItems.getUserOwnedObjects({ userId: "55ac777c", type: "Group" });
      const contact = graph.contacts.byId("8");
      const groupIds = await contact.getMemberObjects({ securityEnabledOnly: false });
      const manager = await contact.manager.get();
      return [owned[0]?.id, groupIds, manager.id];
    },
    result: ["bfa7033a", ["groupID-value1"], "9"],
  }),

  task("export the personal data of a user, and ask for the progress", {
    docs: "user-exportpersonaldata: Location and Retry-After; datapolicyoperation-get",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/users/1/exportPersonalData",
        body: { storageLocation: "https://contoso.blob.core.windows.net/export?sv=1&sig=abc" },
        reply: {
          status: 202,
          headers: { location: `${origin}/v1.0/dataPolicyOperations/d007e3da`, "retry-after": "60" },
        },
      },
      {
        line: "GET /v1.0/dataPolicyOperations/d007e3da",
        reply: { body: { id: "d007e3da", status: "running", progress: 40.5, userId: "1" } },
      },
    ],
    run: async (graph) => {
      const { response } = await withResponse((options) =>
        graph.users
          .byId("1")
          .exportPersonalData(
            { storageLocation: "https://contoso.blob.core.windows.net/export?sv=1&sig=abc" },
            options,
          ),
      );
      const id = response.headers.get("location")?.split("/").at(-1) ?? "";
      const { status, progress } = await graph.dataPolicyOperations.byId(id).get();
      return [status, progress];
    },
    result: ["running", 40.5],
  }),

  task("create a group with owners and members, and accept mail only from one sender", {
    docs: "group-post-groups: owners@odata.bind; group-post-acceptedsenders; group-delete-acceptedsenders: $id",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/groups",
        body: {
          displayName: "Operations",
          groupTypes: ["Unified"],
          mailEnabled: true,
          mailNickname: "operations2019",
          securityEnabled: false,
          "owners@odata.bind": [`${origin}/v1.0/users/26be1845`],
          "members@odata.bind": [`${origin}/v1.0/users/bd4a3c9c`, `${origin}/v1.0/users/26be1845`],
        },
        reply: { status: 201, body: { id: "b320ee12", displayName: "Operations" } },
      },
      {
        line: "POST /v1.0/groups/b320ee12/acceptedSenders/$ref",
        body: { "@odata.id": `${origin}/v1.0/users/alexd@contoso.com` },
        reply: { status: 204 },
      },
      {
        line: `DELETE /v1.0/groups/b320ee12/acceptedSenders/$ref?$id=${origin}/v1.0/users/alexd@contoso.com`,
        reply: { status: 204 },
      },
    ],
    run: async (graph, { origin }) => {
      const group = await graph.groups.create({
        displayName: "Operations",
        groupTypes: ["Unified"],
        mailEnabled: true,
        mailNickname: "operations2019",
        securityEnabled: false,
        "owners@odata.bind": [`${origin}/v1.0/users/26be1845`],
        "members@odata.bind": [`${origin}/v1.0/users/bd4a3c9c`, `${origin}/v1.0/users/26be1845`],
      });
      const { acceptedSenders } = graph.groups.byId(group.id);
      await acceptedSenders.add(`${origin}/v1.0/users/alexd@contoso.com`);
      await acceptedSenders.removeUser("alexd@contoso.com");
      return group.id;
    },
    result: "b320ee12",
  }),

  task("find out why the name of a group is not valid, and license the group", {
    docs: "group-validateproperties: 422; group-assignlicense",
    requests: [
      {
        line: "POST /v1.0/groups/1/validateProperties",
        body: { displayName: "Sales", mailNickname: "sales", onBehalfOfUserId: "ea9a2d4c" },
        reply: {
          status: 422,
          body: {
            error: {
              code: "UnprocessableEntity",
              message: "Missing prefix",
              innerError: { "request-id": "req-1", date: "2021-07-01T00:00:00" },
              details: [
                { code: "MissingPrefixSuffix", message: "DisplayName is missing the prefix", target: "displayName" },
              ],
            },
          },
        },
      },
      {
        line: "POST /v1.0/groups/1/assignLicense",
        body: { addLicenses: [{ disabledPlans: ["11b0131d"], skuId: "6fd2c87f" }], removeLicenses: [] },
        reply: { status: 202, body: { id: "1", securityEnabled: true } },
      },
    ],
    run: async (graph) => {
      const group = graph.groups.byId("1");
      try {
        await group.validateProperties({ displayName: "Sales", mailNickname: "sales", onBehalfOfUserId: "ea9a2d4c" });
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        const licensed = await group.assignLicense({
          addLicenses: [{ disabledPlans: ["11b0131d"], skuId: "6fd2c87f" }],
          removeLicenses: [],
        });
        return [
          error.status,
          error.code,
          (error.body as { error: { details: { code: string }[] } }).error.details[0]?.code,
          error.requestId,
          licensed.id,
        ];
      }
      return [];
    },
    result: [422, "UnprocessableEntity", "MissingPrefixSuffix", "req-1", "1"],
  }),

  task("trust a certificate authority", {
    docs: "certificatebasedauthconfiguration-post-certificatebasedauthconfiguration: the body is the configuration, not a reference; certificatebasedauthconfiguration-list",
    requests: [
      {
        line: "POST /v1.0/organization/1/certificateBasedAuthConfiguration/$ref",
        body: { certificateAuthorities: [{ isRootAuthority: true, certificate: encode("certificate") }] },
        reply: {
          status: 201,
          body: { id: "2", certificateAuthorities: [{ isRootAuthority: true, issuer: "Contoso" }] },
        },
      },
    ],
    run: async (graph) => {
      const created = await graph.organization.byId("1").certificateBasedAuthConfiguration.add({
        certificateAuthorities: [{ isRootAuthority: true, certificate: encode("certificate") }],
      });
      return created.certificateAuthorities?.[0]?.issuer;
    },
    result: "Contoso",
  }),

  task("find the medium risks of a user, newest first", {
    docs: "riskdetection-list: $filter, $orderby, $select",
    requests: [
      {
        line: "GET /v1.0/identityProtection/riskDetections?$filter=riskLevel eq 'medium' and userPrincipalName eq 'o''neil@contoso.com'&$orderby=detectedDateTime desc&$select=riskEventType,location,detectedDateTime",
        reply: {
          body: {
            value: [
              {
                riskEventType: "unfamiliarFeatures",
                detectedDateTime: "2021-07-01T10:00:00Z",
                location: { city: "Seattle", geoCoordinates: { latitude: 47.6, longitude: -122.1 } },
              },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const [risk] = await all(
        graph.identityProtection.riskDetections.list({
          filter: where((risk) => risk.riskLevel.eq("medium").and(risk.userPrincipalName.eq("o'neil@contoso.com"))),
          orderby: ["detectedDateTime desc"],
          select: ["riskEventType", "location", "detectedDateTime"],
        }),
      );
      return [risk?.riskEventType, risk?.location?.geoCoordinates?.latitude, risk?.detectedDateTime];
    },
    result: ["unfamiliarFeatures", 47.6, "2021-07-01T10:00:00Z"],
  }),
];
