import { where } from "graph-sdk";
import { all, task } from "../task.js";

export default [
  task("add a password to an application", {
    docs: "application-addpassword: 200 with a passwordCredential",
    requests: [
      {
        line: "POST /v1.0/applications/1/addPassword",
        body: { passwordCredential: { displayName: "Password friendly name" } },
        reply: { body: { keyId: "f0b0b335", secretText: "[6gyXA5S20@MN+WRXAJ]I-TO7g1:h2P8" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.applications
          .byId("1")
          .addPassword({ passwordCredential: { displayName: "Password friendly name" } })
      ).secretText,
    result: "[6gyXA5S20@MN+WRXAJ]I-TO7g1:h2P8",
  }),

  task("find a service principal by its appId", {
    docs: "serviceprincipal-list: $filter",
    requests: [
      {
        line: "GET /v1.0/servicePrincipals?$filter=appId eq '00000003-0000-0000-c000-000000000000'&$select=id,appRoles",
        reply: { body: { value: [{ id: "1", appRoles: [{ id: "r", value: "User.Read.All" }] }] } },
      },
    ],
    run: async (graph) => {
      const [found] = await all(
        graph.servicePrincipals.list({
          filter: "appId eq '00000003-0000-0000-c000-000000000000'",
          select: ["id", "appRoles"],
        }),
      );
      return found?.appRoles?.[0]?.value;
    },
    result: "User.Read.All",
  }),

  task("grant an app role and list the grants", {
    docs: "serviceprincipal-post-approleassignedto; serviceprincipal-list-approleassignedto",
    requests: [
      {
        line: "POST /v1.0/servicePrincipals/1/appRoleAssignedTo",
        body: { principalId: "33ad69f9", resourceId: "9028d19c", appRoleId: "ef7437e6" },
        reply: { status: 201, body: { id: "a", principalType: "Group" } },
      },
      { line: "GET /v1.0/servicePrincipals/1/appRoleAssignedTo", reply: { body: { value: [{ id: "a" }] } } },
    ],
    run: async (graph) => {
      const grants = graph.servicePrincipals.byId("1").appRoleAssignedTo;
      const grant = await grants.create({ principalId: "33ad69f9", resourceId: "9028d19c", appRoleId: "ef7437e6" });
      return [grant.principalType, (await all(grants.list())).length];
    },
    result: ["Group", 1],
  }),

  task("add and remove an owner of an application", {
    docs: "application-post-owners: directoryObjects in @odata.id; application-delete-owners",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/applications/1/owners/$ref",
        body: { "@odata.id": `${origin}/v1.0/directoryObjects/2` },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/applications/1/owners/2/$ref", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { owners } = graph.applications.byId("1");
      await owners.add("2");
      await owners.byId("2").remove();
    },
  }),

  task("activate a directory role and list its members", {
    docs: "directoryrole-post-directoryroles; directoryrole-list-members",
    requests: [
      {
        line: "POST /v1.0/directoryRoles",
        body: { roleTemplateId: "fe930be7-5e62-47db-91af-98c3a49a38b1" },
        reply: { status: 201, body: { id: "1", displayName: "User Administrator" } },
      },
      { line: "GET /v1.0/directoryRoles/1/members", reply: { body: { value: [{ id: "2" }] } } },
    ],
    run: async (graph) => {
      const role = await graph.directoryRoles.create({ roleTemplateId: "fe930be7-5e62-47db-91af-98c3a49a38b1" });
      const members = await all(graph.directoryRoles.byId(role.id ?? "").members.list());
      return [role.displayName, members[0]?.id];
    },
    result: ["User Administrator", "2"],
  }),

  task("create a named location of a derived type", {
    docs: "conditionalaccessroot-post-namedlocations, example 1: @odata.type is required",
    requests: [
      {
        line: "POST /v1.0/identity/conditionalAccess/namedLocations",
        body: {
          "@odata.type": "#microsoft.graph.ipNamedLocation",
          displayName: "Untrusted IP named location",
          isTrusted: false,
          ipRanges: [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", cidrAddress: "12.34.221.11/22" }],
        },
        reply: {
          status: 201,
          body: { "@odata.type": "#microsoft.graph.ipNamedLocation", id: "1", isTrusted: false },
        },
      },
    ],
    run: async (graph) =>
      (
        await graph.identity.conditionalAccess.namedLocations.create({
          "@odata.type": "#microsoft.graph.ipNamedLocation",
          displayName: "Untrusted IP named location",
          isTrusted: false,
          ipRanges: [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", cidrAddress: "12.34.221.11/22" }],
        })
      ).id,
    result: "1",
  }),

  task("create a conditional access policy", {
    docs: "conditionalaccessroot-post-policies, example 1",
    requests: [
      {
        line: "POST /v1.0/identity/conditionalAccess/policies",
        body: {
          displayName: "Access to EXO requires MFA",
          state: "enabled",
          conditions: {
            clientAppTypes: ["mobileAppsAndDesktopClients", "browser"],
            applications: { includeApplications: ["00000002-0000-0ff1-ce00-000000000000"] },
            users: { includeGroups: ["ba8e7ded"] },
            locations: { includeLocations: ["All"], excludeLocations: ["AllTrusted"] },
          },
          grantControls: { operator: "OR", builtInControls: ["mfa"] },
        },
        reply: { status: 201, body: { id: "1", state: "enabled" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.identity.conditionalAccess.policies.create({
          displayName: "Access to EXO requires MFA",
          state: "enabled",
          conditions: {
            clientAppTypes: ["mobileAppsAndDesktopClients", "browser"],
            applications: { includeApplications: ["00000002-0000-0ff1-ce00-000000000000"] },
            users: { includeGroups: ["ba8e7ded"] },
            locations: { includeLocations: ["All"], excludeLocations: ["AllTrusted"] },
          },
          grantControls: { operator: "OR", builtInControls: ["mfa"] },
        })
      ).state,
    result: "enabled",
  }),

  task("list B2X user flows with their identity providers", {
    docs: "identitycontainer-list-b2xuserflows, example 2: $expand=identityProviders",
    requests: [
      {
        line: "GET /v1.0/identity/b2xUserFlows?$expand=identityProviders",
        reply: { body: { value: [{ id: "B2X_1_PartnerSignUp", identityProviders: [{ id: "Facebook-OAuth" }] }] } },
      },
    ],
    run: async (graph) =>
      (await all(graph.identity.b2xUserFlows.list({ expand: ["identityProviders"] })))[0]?.identityProviders?.[0]?.id,
    result: "Facebook-OAuth",
  }),

  task("get and update the settings of a user", {
    docs: "usersettings-get: GET /me/settings; usersettings-update",
    requests: [
      { line: "GET /v1.0/me/settings", reply: { body: { contributionToContentDiscoveryDisabled: false } } },
      {
        line: "PATCH /v1.0/users/1/settings",
        body: { contributionToContentDiscoveryDisabled: true },
        reply: { body: { contributionToContentDiscoveryDisabled: true } },
      },
    ],
    run: async (graph) => {
      const before = await graph.me.settings.get();
      const after = await graph.users.byId("1").settings.update({ contributionToContentDiscoveryDisabled: true });
      return [before.contributionToContentDiscoveryDisabled, after.contributionToContentDiscoveryDisabled];
    },
    result: [false, true],
  }),

  task("register an extension attribute, create a user with it and select it", {
    docs: "application-post-extensionproperty; extensibility-overview: extension_{appId}_{name}",
    requests: [
      {
        line: "POST /v1.0/applications/1/extensionProperties",
        body: { name: "jobGroup", dataType: "String", targetObjects: ["User"] },
        reply: { status: 201, body: { id: "e", name: "extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup" } },
      },
      {
        line: "POST /v1.0/users",
        body: {
          accountEnabled: true,
          displayName: "A",
          mailNickname: "a",
          userPrincipalName: "a@contoso.com",
          passwordProfile: { password: "xWwvJ]6NMw+bWH-d" },
          extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup: "G",
        },
        reply: { status: 201, body: { id: "1" } },
      },
      {
        line: "GET /v1.0/users?$select=id,extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup&$filter=extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup eq 'G'",
        reply: { body: { value: [{ id: "1", extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup: "G" }] } },
      },
    ],
    run: async (graph) => {
      await graph.applications
        .byId("1")
        .extensionProperties.create({ name: "jobGroup", dataType: "String", targetObjects: ["User"] });
      await graph.users.create({
        accountEnabled: true,
        displayName: "A",
        mailNickname: "a",
        userPrincipalName: "a@contoso.com",
        passwordProfile: { password: "xWwvJ]6NMw+bWH-d" },
        extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup: "G",
      });
      const [user] = await all(
        graph.users.list({
          select: ["id", "extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup"],
          filter: "extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup eq 'G'",
        }),
      );
      return user?.extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup;
    },
    result: "G",
  }),

  task("list the unified groups with their members and count them", {
    docs: "group-list: $filter=groupTypes/any(c:c eq 'Unified'); $expand=members; $count",
    requests: [
      {
        line: "GET /v1.0/groups?$filter=groupTypes/any(x:x eq 'Unified')&$expand=members($select=id,displayName)",
        reply: { body: { value: [{ id: "1", members: [{ id: "2" }] }] } },
      },
      {
        line: "GET /v1.0/groups/$count",
        headers: { consistencylevel: "eventual" },
        reply: { headers: { "content-type": "text/plain" }, bytes: new TextEncoder().encode("893") },
      },
    ],
    run: async (graph) => {
      const [group] = await all(
        graph.groups.list({
          filter: where((one) => one.groupTypes.any((type) => type.eq("Unified"))),
          expand: ["members($select=id,displayName)"],
        }),
      );
      return [group?.members?.[0]?.id, await graph.groups.count()];
    },
    result: ["2", 893],
  }),

  task("list the groups of a user and get a device", {
    docs: "user-list-memberof: cast to microsoft.graph.group with $count; device-get",
    requests: [
      {
        line: "GET /v1.0/users/1/memberOf/microsoft.graph.group?$count=true&$select=displayName,id",
        headers: { consistencylevel: "eventual" },
        reply: { body: { value: [{ id: "2", displayName: "G" }] } },
      },
      {
        line: "GET /v1.0/devices/3?$select=id,operatingSystem",
        reply: { body: { id: "3", operatingSystem: "linux" } },
      },
    ],
    run: async (graph) => {
      const groups = await all(
        graph.users.byId("1").memberOf.asGroup.list({ count: true, select: ["displayName", "id"] }),
      );
      const device = await graph.devices.byId("3").get({ select: ["id", "operatingSystem"] });
      return [groups[0]?.displayName, device.operatingSystem];
    },
    result: ["G", "linux"],
  }),

  task("roll the certificate of an application and remove its old password", {
    docs: "application-addkey: proof and passwordCredential null; application-removepassword",
    requests: [
      {
        line: "POST /v1.0/applications/1/addKey",
        body: {
          keyCredential: { type: "AsymmetricX509Cert", usage: "Verify", key: "MIIDYDCCAki=" },
          passwordCredential: null,
          proof: "jwt",
        },
        reply: { body: { keyId: "5", type: "AsymmetricX509Cert" } },
      },
      {
        line: "POST /v1.0/applications/1/removePassword",
        body: { keyId: "f0b0b335-1d71-4883-8f98-567911bfdca6" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const application = graph.applications.byId("1");
      const added = await application.addKey({
        keyCredential: { type: "AsymmetricX509Cert", usage: "Verify", key: "MIIDYDCCAki=" },
        passwordCredential: null,
        proof: "jwt",
      });
      await application.removePassword({ keyId: "f0b0b335-1d71-4883-8f98-567911bfdca6" });
      return added.keyId;
    },
    result: "5",
  }),

  task("add an application from the gallery", {
    docs: "applicationtemplate-list: $filter; applicationtemplate-instantiate: 201 with the application and its principal",
    requests: [
      {
        line: "GET /v1.0/applicationTemplates?$filter=displayName eq 'Salesforce'",
        reply: { body: { value: [{ id: "1", displayName: "Salesforce" }] } },
      },
      {
        line: "POST /v1.0/applicationTemplates/1/instantiate",
        body: { displayName: "Sales" },
        reply: { status: 201, body: { application: { id: "2" }, servicePrincipal: { id: "3" } } },
      },
    ],
    run: async (graph) => {
      const found = graph.applicationTemplates.list({ filter: where((item) => item.displayName.eq("Salesforce")) });
      for await (const template of found) {
        const created = await graph.applicationTemplates.byId(template.id).instantiate({ displayName: "Sales" });
        return [created.application?.id, created.servicePrincipal?.id];
      }
      return [];
    },
    result: ["2", "3"],
  }),

  task("order the attributes that a guest enters", {
    docs: "identityuserflowattributeassignment-getorder and -setorder",
    requests: [
      {
        line: "GET /v1.0/identity/b2xUserFlows/1/userAttributeAssignments/getOrder",
        reply: { body: { order: ["extension_GUID_ShoeSize", "City"] } },
      },
      {
        line: "POST /v1.0/identity/b2xUserFlows/1/userAttributeAssignments/setOrder",
        body: { newAssignmentOrder: { order: ["City", "extension_GUID_ShoeSize"] } },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { userAttributeAssignments } = graph.identity.b2xUserFlows.byId("1");
      const { order } = await userAttributeAssignments.getOrder();
      await userAttributeAssignments.setOrder({ newAssignmentOrder: { order: [...(order ?? [])].reverse() } });
      return order?.length;
    },
    result: 2,
  }),
];
