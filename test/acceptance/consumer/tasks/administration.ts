import { all, task } from "../task.js";

const sku = "0118a350-71fc-4ec3-8f0c-6a1cb8867561";
const plan = "11b0131d-43c8-4bbb-b2c8-e80f9a50834a";
const removed = "bea13e0c-3828-4daa-a392-28af7ff61a0f";

export default [
  task("assign a licence without one of its plans, and list the licences of a user", {
    docs: "user-assignlicense; user-list-licensedetails",
    requests: [
      {
        line: "POST /v1.0/users/adelev@contoso.com/assignLicense",
        body: { addLicenses: [{ disabledPlans: [plan], skuId: sku }], removeLicenses: [removed] },
        reply: { body: { id: "1", assignedLicenses: [{ disabledPlans: [plan], skuId: sku }] } },
      },
      {
        line: "GET /v1.0/users/adelev@contoso.com/licenseDetails",
        reply: { body: { value: [{ id: "2", skuPartNumber: "ENTERPRISEPACK" }] } },
      },
    ],
    run: async (graph) => {
      const user = graph.users.byId("adelev@contoso.com");
      const { assignedLicenses } = await user.assignLicense({
        addLicenses: [{ disabledPlans: [plan], skuId: sku }],
        removeLicenses: [removed],
      });
      const details = await all(user.licenseDetails.list());
      return [assignedLicenses?.[0]?.skuId, details[0]?.skuPartNumber];
    },
    result: [sku, "ENTERPRISEPACK"],
  }),

  task("reset a password, sign the user out everywhere and change the own password", {
    docs: "user-update: passwordProfile; user-revokesigninsessions; user-changepassword",
    requests: [
      {
        line: "PATCH /v1.0/users/1",
        body: { passwordProfile: { password: "xWwvJ]6NMw+bWH-d", forceChangePasswordNextSignIn: true } },
        reply: { status: 204 },
      },
      { line: "POST /v1.0/users/1/revokeSignInSessions", reply: { status: 204 } },
      {
        line: "POST /v1.0/me/changePassword",
        body: { currentPassword: "old", newPassword: "new" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const user = graph.users.byId("1");
      await user.update({
        passwordProfile: { password: "xWwvJ]6NMw+bWH-d", forceChangePasswordNextSignIn: true },
      });
      await user.revokeSignInSessions();
      await graph.me.changePassword({ currentPassword: "old", newPassword: "new" });
    },
  }),

  task("create settings from a template and change a value", {
    docs: "groupsettingtemplate-list; groupsetting-post-groupsettings; groupsetting-update",
    requests: [
      {
        line: "GET /v1.0/groupSettingTemplates",
        reply: {
          body: {
            value: [{ id: "62375ab9", displayName: "Group.Unified", values: [{ name: "AllowGuestsToBeGroupOwner" }] }],
          },
        },
      },
      {
        line: "POST /v1.0/groupSettings",
        body: { templateId: "62375ab9", values: [{ name: "AllowGuestsToBeGroupOwner", value: "false" }] },
        reply: { status: 201, body: { id: "f0b2d6f5", templateId: "62375ab9" } },
      },
      {
        line: "PATCH /v1.0/groupSettings/f0b2d6f5",
        body: { values: [{ name: "AllowGuestsToBeGroupOwner", value: "true" }] },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const [template] = await all(graph.groupSettingTemplates.list());
      const name = template?.values?.[0]?.name ?? "";
      const created = await graph.groupSettings.create({
        templateId: template?.id ?? "",
        values: [{ name, value: "false" }],
      });
      await graph.groupSettings.byId(created.id).update({ values: [{ name, value: "true" }] });
      return created.templateId;
    },
    result: "62375ab9",
  }),

  task("list deleted groups and restore one", {
    docs: "directory-deleteditems-list: a cast is required; directory-deleteditems-restore",
    requests: [
      {
        line: "GET /v1.0/directory/deletedItems/microsoft.graph.group?$select=id,displayName",
        reply: { body: { value: [{ id: "46cc6179", displayName: "Sales" }] } },
      },
      {
        line: "POST /v1.0/directory/deletedItems/46cc6179/restore",
        reply: { body: { "@odata.type": "#microsoft.graph.group", id: "46cc6179" } },
      },
    ],
    run: async (graph) => {
      const { deletedItems } = graph.directory;
      const [group] = await all(deletedItems.asGroup.list({ select: ["id", "displayName"] }));
      const restored = await deletedItems.byId(group?.id ?? "").restore();
      return [group?.displayName, restored.id];
    },
    result: ["Sales", "46cc6179"],
  }),

  task("check group memberships and search the transitive ones", {
    docs: "directoryobject-checkmembergroups; user-list-transitivememberof: cast, $count, $search, ConsistencyLevel",
    requests: [
      {
        line: "POST /v1.0/users/1/checkMemberGroups",
        body: { groupIds: ["fee2c45b", "4fe90ae0"] },
        reply: { body: { value: ["fee2c45b"] } },
      },
      {
        line: 'GET /v1.0/users/1/transitiveMemberOf/microsoft.graph.group?$count=true&$orderby=displayName&$search="displayName:tier"&$select=displayName,id',
        headers: { consistencylevel: "eventual" },
        reply: { body: { "@odata.count": 1, value: [{ id: "2", displayName: "Contoso-tier Query Notification" }] } },
      },
      {
        line: "GET /v1.0/users/1/transitiveMemberOf/microsoft.graph.group/$count",
        headers: { consistencylevel: "eventual" },
        reply: { bytes: new TextEncoder().encode("588") },
      },
    ],
    run: async (graph) => {
      const user = graph.users.byId("1");
      const groupIds = await user.checkMemberGroups({ groupIds: ["fee2c45b", "4fe90ae0"] });
      const groups = user.transitiveMemberOf.asGroup;
      const found = await all(
        groups.list({
          count: true,
          orderby: ["displayName"],
          search: '"displayName:tier"',
          select: ["displayName", "id"],
        }),
      );
      return [groupIds, found[0]?.displayName, await groups.count()];
    },
    result: [["fee2c45b"], "Contoso-tier Query Notification", 588],
  }),

  task("list failed sign-ins of an application", {
    docs: "signin-list: $filter, $top",
    requests: [
      {
        line: "GET /v1.0/auditLogs/signIns?$filter=appDisplayName eq 'Graph explorer' and createdDateTime ge 2021-07-01T00:00:00Z&$top=5",
        reply: { body: { value: [{ id: "1", status: { errorCode: 50126, failureReason: "Invalid password" } }] } },
      },
    ],
    run: async (graph) => {
      const signIns = graph.auditLogs.signIns.list({
        filter: "appDisplayName eq 'Graph explorer' and createdDateTime ge 2021-07-01T00:00:00Z",
        top: 5,
      });
      return (await all(signIns)).map(({ status }) => status?.errorCode);
    },
    result: [50126],
  }),

  task("invite a guest and make the guest an administrator of a unit", {
    docs: "invitation-post; administrativeunit-post-scopedrolemembers",
    requests: [
      {
        line: "POST /v1.0/invitations",
        body: {
          invitedUserEmailAddress: "guest@fabrikam.com",
          inviteRedirectUrl: "https://myapp.contoso.com",
          sendInvitationMessage: true,
          invitedUserMessageInfo: { customizedMessageBody: "Welcome" },
        },
        reply: { status: 201, body: { id: "7b92124c", status: "Completed", invitedUser: { id: "243b1de4" } } },
      },
      {
        line: "POST /v1.0/directory/administrativeUnits/u1/scopedRoleMembers",
        body: { roleId: "r1", roleMemberInfo: { id: "243b1de4" } },
        reply: { status: 201, body: { id: "m1", roleId: "r1", administrativeUnitId: "u1" } },
      },
    ],
    run: async (graph) => {
      const { invitedUser } = await graph.invitations.create({
        invitedUserEmailAddress: "guest@fabrikam.com",
        inviteRedirectUrl: "https://myapp.contoso.com",
        sendInvitationMessage: true,
        invitedUserMessageInfo: { customizedMessageBody: "Welcome" },
      });
      const member = await graph.directory.administrativeUnits
        .byId("u1")
        .scopedRoleMembers.create({ roleId: "r1", roleMemberInfo: { id: invitedUser?.id ?? "" } });
      return member.administrativeUnitId;
    },
    result: "u1",
  }),

  task("verify a domain with its DNS record", {
    docs: "domain-post-domains; domain-list-verificationdnsrecords; domain-verify",
    requests: [
      { line: "POST /v1.0/domains", body: { id: "contoso.com" }, reply: { status: 201, body: { id: "contoso.com" } } },
      {
        line: "GET /v1.0/domains/contoso.com/verificationDnsRecords",
        reply: {
          body: { value: [{ "@odata.type": "#microsoft.graph.domainDnsTxtRecord", id: "1", text: "MS=ms86120656" }] },
        },
      },
      { line: "POST /v1.0/domains/contoso.com/verify", reply: { body: { id: "contoso.com", isVerified: true } } },
    ],
    run: async (graph) => {
      await graph.domains.create({ id: "contoso.com" });
      const domain = graph.domains.byId("contoso.com");
      const [record] = await all(domain.verificationDnsRecords.list());
      const { isVerified } = await domain.verify();
      return [record?.["@odata.type"], isVerified];
    },
    result: ["#microsoft.graph.domainDnsTxtRecord", true],
  }),

  task("define a schema extension, and create a group with it", {
    docs: "schemaextension-post-schemaextensions; extensibility-overview: the extension is a complex property",
    requests: [
      {
        line: "POST /v1.0/schemaExtensions",
        body: {
          id: "graphlearn_courses",
          description: "Courses",
          targetTypes: ["Group"],
          properties: [{ name: "courseId", type: "Integer" }],
        },
        reply: { status: 201, body: { id: "graphlearn_courses", status: "InDevelopment" } },
      },
      {
        line: "POST /v1.0/groups",
        body: {
          displayName: "New Managers",
          groupTypes: ["Unified"],
          mailEnabled: true,
          mailNickname: "newmanagers",
          securityEnabled: false,
          graphlearn_courses: { courseId: 123 },
        },
        reply: { status: 201, body: { id: "g1", graphlearn_courses: { courseId: 123 } } },
      },
    ],
    run: async (graph) => {
      const { status } = await graph.schemaExtensions.create({
        id: "graphlearn_courses",
        description: "Courses",
        targetTypes: ["Group"],
        properties: [{ name: "courseId", type: "Integer" }],
      });
      const group = await graph.groups.create({
        displayName: "New Managers",
        groupTypes: ["Unified"],
        mailEnabled: true,
        mailNickname: "newmanagers",
        securityEnabled: false,
        graphlearn_courses: { courseId: 123 },
      });
      return [status, group.graphlearn_courses];
    },
    result: ["InDevelopment", { courseId: 123 }],
  }),

  task("confirm that accounts are compromised", {
    docs: "riskyuser-list: $filter; riskyuser-confirmcompromised",
    requests: [
      {
        line: "GET /v1.0/identityProtection/riskyUsers?$filter=riskLevel eq 'medium'",
        reply: { body: { value: [{ id: "29f270bb", riskLevel: "medium" }] } },
      },
      {
        line: "POST /v1.0/identityProtection/riskyUsers/confirmCompromised",
        body: { userIds: ["29f270bb"] },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { riskyUsers } = graph.identityProtection;
      const risky = await all(riskyUsers.list({ filter: "riskLevel eq 'medium'" }));
      await riskyUsers.confirmCompromised({ userIds: risky.map(({ id }) => id) });
    },
  }),

  task("consent to a permission for a user, and withdraw the consent", {
    docs: "oauth2permissiongrant-post; oauth2permissiongrant-update; oauth2permissiongrant-delete",
    requests: [
      {
        line: "POST /v1.0/oauth2PermissionGrants",
        body: { clientId: "c", consentType: "Principal", principalId: "p", resourceId: "r", scope: "User.Read" },
        reply: { status: 201, body: { id: "1", scope: "User.Read" } },
      },
      {
        line: "PATCH /v1.0/oauth2PermissionGrants/1",
        body: { scope: "User.Read Mail.Read" },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/oauth2PermissionGrants/1", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { id } = await graph.oauth2PermissionGrants.create({
        clientId: "c",
        consentType: "Principal",
        principalId: "p",
        resourceId: "r",
        scope: "User.Read",
      });
      const grant = graph.oauth2PermissionGrants.byId(id);
      await grant.update({ scope: "User.Read Mail.Read" });
      await grant.delete();
    },
  }),
];
