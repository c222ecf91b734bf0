import { delta, guid, where } from "graph-sdk";
import { isCountryNamedLocation, isIpNamedLocation } from "graph-sdk/guards";
import { all, task } from "../task.js";

export default [
  task("add a member to a directory role, take the member out and list the scoped members", {
    docs: "directoryrole-post-members; directoryrole-delete-member; directoryrole-list-scopedmembers",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/directoryRoles/1/members/$ref",
        body: { "@odata.id": `${origin}/v1.0/directoryObjects/2` },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/directoryRoles/1/members/2/$ref", reply: { status: 204 } },
      {
        line: "GET /v1.0/directoryRoles/1/scopedMembers",
        reply: { body: { value: [{ id: "3", roleId: "1", roleMemberInfo: { id: "4", displayName: "Ada" } }] } },
      },
    ],
    run: async (graph) => {
      const role = graph.directoryRoles.byId("1");
      await role.members.add("2");
      await role.members.byId("2").remove();
      const [scoped] = await all(role.scopedMembers.list());
      return scoped?.roleMemberInfo?.displayName;
    },
    result: "Ada",
  }),

  task("create a service principal, give it a password and remove the password", {
    docs: "serviceprincipal-post-serviceprincipals; serviceprincipal-addpassword; serviceprincipal-removepassword",
    requests: [
      {
        line: "POST /v1.0/servicePrincipals",
        body: { appId: "a" },
        reply: { status: 201, body: { id: "1", appId: "a" } },
      },
      {
        line: "POST /v1.0/servicePrincipals/1/addPassword",
        body: { passwordCredential: { displayName: "Friendly" } },
        reply: { body: { keyId: "k", secretText: "s", endDateTime: "2023-01-01T00:00:00Z" } },
      },
      { line: "POST /v1.0/servicePrincipals/1/removePassword", body: { keyId: "k" }, reply: { status: 204 } },
    ],
    run: async (graph) => {
      const principal = await graph.servicePrincipals.create({ appId: "a" });
      const one = graph.servicePrincipals.byId(principal.id);
      const password = await one.addPassword({ passwordCredential: { displayName: "Friendly" } });
      await one.removePassword({ keyId: password.keyId ?? "" });
      return [password.secretText, password.endDateTime];
    },
    result: ["s", "2023-01-01T00:00:00Z"],
  }),

  task("classify a permission as low, and take the classification back", {
    docs: "serviceprincipal-post-delegatedpermissionclassifications; serviceprincipal-delete-delegatedpermissionclassifications",
    requests: [
      {
        line: "POST /v1.0/servicePrincipals/1/delegatedPermissionClassifications",
        body: { permissionId: "e1fe6dd8", permissionName: "User.Read", classification: "low" },
        reply: { status: 201, body: { id: "2", classification: "low" } },
      },
      { line: "DELETE /v1.0/servicePrincipals/1/delegatedPermissionClassifications/2", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const classifications = graph.servicePrincipals.byId("1").delegatedPermissionClassifications;
      const { id, classification } = await classifications.create({
        permissionId: "e1fe6dd8",
        permissionName: "User.Read",
        classification: "low",
      });
      await classifications.byId(id).delete();
      return classification;
    },
    result: "low",
  }),

  task("assign a role of an application to a user, and withdraw it", {
    docs: "user-post-approleassignments; user-delete-approleassignments",
    requests: [
      {
        line: "POST /v1.0/users/1/appRoleAssignments",
        body: { principalId: "1", resourceId: "2", appRoleId: "00000000-0000-0000-0000-000000000000" },
        reply: { status: 201, body: { id: "3", principalType: "User" } },
      },
      { line: "DELETE /v1.0/users/1/appRoleAssignments/3", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { appRoleAssignments } = graph.users.byId("1");
      const granted = await appRoleAssignments.create({
        principalId: "1",
        resourceId: "2",
        appRoleId: "00000000-0000-0000-0000-000000000000",
      });
      await appRoleAssignments.byId(granted.id).delete();
      return granted.principalType;
    },
    result: "User",
  }),

  task("make a domain the default, see what uses an old one and delete the old one", {
    docs: "domain-update; domain-list-domainnamereferences; domain-forcedelete",
    requests: [
      {
        line: "PATCH /v1.0/domains/contoso.com",
        body: { isDefault: true, supportedServices: ["Email", "OfficeCommunicationsOnline"] },
        reply: { status: 204 },
      },
      {
        line: "GET /v1.0/domains/old.com/domainNameReferences",
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.user", id: "1" }] } },
      },
      { line: "POST /v1.0/domains/old.com/forceDelete", body: { disableUserAccounts: true }, reply: { status: 200 } },
    ],
    run: async (graph) => {
      const { domains } = graph;
      await domains
        .byId("contoso.com")
        .update({ isDefault: true, supportedServices: ["Email", "OfficeCommunicationsOnline"] });
      const old = domains.byId("old.com");
      const references = await all(old.domainNameReferences.list());
      await old.forceDelete({ disableUserAccounts: true });
      return references.map(({ id }) => id);
    },
    result: ["1"],
  }),

  task("turn security defaults off, and allow guests to sign in with a code by mail", {
    docs: "identitysecuritydefaultsenforcementpolicy-update; emailauthenticationmethodconfiguration-update",
    requests: [
      {
        line: "GET /v1.0/policies/identitySecurityDefaultsEnforcementPolicy",
        reply: { body: { id: "1", isEnabled: true } },
      },
      {
        line: "PATCH /v1.0/policies/identitySecurityDefaultsEnforcementPolicy",
        body: { isEnabled: false },
        reply: { status: 204 },
      },
      {
        line: "PATCH /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email",
        body: {
          "@odata.type": "#microsoft.graph.emailAuthenticationMethodConfiguration",
          allowExternalIdToUseEmailOtp: "enabled",
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { identitySecurityDefaultsEnforcementPolicy: defaults, authenticationMethodsPolicy } = graph.policies;
      const { isEnabled } = await defaults.get();
      await defaults.update({ isEnabled: false });
      await authenticationMethodsPolicy.authenticationMethodConfigurations.email.update({
        "@odata.type": "#microsoft.graph.emailAuthenticationMethodConfiguration",
        allowExternalIdToUseEmailOtp: "enabled",
      });
      return isEnabled;
    },
    result: true,
  }),

  task("add an identity provider, change its secret and delete it", {
    docs: "identityprovider-post-identityproviders; identityprovider-update; identityprovider-delete",
    requests: [
      {
        line: "POST /v1.0/identityProviders",
        body: { name: "Login with Amazon", type: "Amazon", clientId: "56433757", clientSecret: "000000000000" },
        reply: { status: 201, body: { id: "Amazon-OAUTH", type: "Amazon" } },
      },
      {
        line: "PATCH /v1.0/identityProviders/Amazon-OAUTH",
        body: { clientSecret: "1111111111111" },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/identityProviders/Amazon-OAUTH", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const created = await graph.identityProviders.create({
        name: "Login with Amazon",
        type: "Amazon",
        clientId: "56433757",
        clientSecret: "000000000000",
      });
      const provider = graph.identityProviders.byId(created.id);
      await provider.update({ clientSecret: "1111111111111" });
      await provider.delete();
      return created.type;
    },
    result: "Amazon",
  }),

  task("list the named locations since a date, and read those of countries and of addresses", {
    docs: "conditionalaccessroot-list-namedlocations, example 3: $filter=createdDateTime ge; derived types",
    requests: [
      {
        line: "GET /v1.0/identity/conditionalAccess/namedLocations?$filter=createdDateTime ge 2019-09-01T00:00:00.000Z",
        reply: {
          body: {
            value: [
              { "@odata.type": "#microsoft.graph.ipNamedLocation", id: "1", isTrusted: true },
              { "@odata.type": "#microsoft.graph.countryNamedLocation", id: "2", countriesAndRegions: ["CA"] },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const locations = await all(
        graph.identity.conditionalAccess.namedLocations.list({
          filter: where((item) => item.createdDateTime.ge(new Date("2019-09-01T00:00:00Z"))),
        }),
      );
      return locations.map((location) => {
        if (isIpNamedLocation(location)) return location.isTrusted;
        return isCountryNamedLocation(location) ? location.countriesAndRegions : null;
      });
    },
    result: [true, ["CA"]],
  }),

  task("create an administrative unit with a group, and delete it", {
    docs: "administrativeunit-post-administrativeunits; administrativeunit-post-members; administrativeunit-delete",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/directory/administrativeUnits",
        body: { displayName: "Seattle District Technical Schools", visibility: "HiddenMembership" },
        reply: { status: 201, body: { id: "1", displayName: "Seattle District Technical Schools" } },
      },
      {
        line: "POST /v1.0/directory/administrativeUnits/1/members/$ref",
        body: { "@odata.id": `${origin}/v1.0/groups/2` },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/directory/administrativeUnits/1", reply: { status: 204 } },
    ],
    run: async (graph, { origin }) => {
      const { administrativeUnits } = graph.directory;
      const unit = await administrativeUnits.create({
        displayName: "Seattle District Technical Schools",
        visibility: "HiddenMembership",
      });
      const one = administrativeUnits.byId(unit.id);
      await one.members.add({ "@odata.id": `${origin}/v1.0/groups/2` });
      await one.delete();
      return unit.displayName;
    },
    result: "Seattle District Technical Schools",
  }),

  task("review the members of a group every week, and stop a review", {
    docs: "accessreviewscheduledefinition-post, example 1; accessreviewinstance-stop",
    requests: [
      {
        line: "POST /v1.0/identityGovernance/accessReviews/definitions",
        body: {
          displayName: "Test create",
          descriptionForAdmins: "New scheduled access review",
          descriptionForReviewers: "If you have any questions, contact jerry@contoso.com",
          scope: {
            "@odata.type": "#microsoft.graph.accessReviewQueryScope",
            query: "/groups/1/transitiveMembers",
            queryType: "MicrosoftGraph",
          },
          reviewers: [{ query: "/users/2", queryType: "MicrosoftGraph" }],
          settings: {
            mailNotificationsEnabled: true,
            instanceDurationInDays: 1,
            recurrence: {
              pattern: { type: "weekly", interval: 1 },
              range: { type: "noEnd", startDate: "2020-09-08" },
            },
          },
        },
        reply: { status: 201, body: { id: "3", status: "NotStarted" } },
      },
      { line: "POST /v1.0/identityGovernance/accessReviews/definitions/3/instances/4/stop", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { definitions } = graph.identityGovernance.accessReviews;
      const review = await definitions.create({
        displayName: "Test create",
        descriptionForAdmins: "New scheduled access review",
        descriptionForReviewers: "If you have any questions, contact jerry@contoso.com",
        scope: {
          "@odata.type": "#microsoft.graph.accessReviewQueryScope",
          query: "/groups/1/transitiveMembers",
          queryType: "MicrosoftGraph",
        },
        reviewers: [{ query: "/users/2", queryType: "MicrosoftGraph" }],
        settings: {
          mailNotificationsEnabled: true,
          instanceDurationInDays: 1,
          recurrence: {
            pattern: { type: "weekly", interval: 1 },
            range: { type: "noEnd", startDate: "2020-09-08" },
          },
        },
      });
      await definitions.byId(review.id).instances.byId("4").stop();
      return review.status;
    },
    result: "NotStarted",
  }),

  task("block a sender in a group, allow the sender again and mark the group as read", {
    docs: "group-post-rejectedsenders; group-delete-rejectedsenders: $id; group-resetunseencount",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/groups/1/rejectedSenders/$ref",
        body: { "@odata.id": `${origin}/v1.0/users/alexd@contoso.com` },
        reply: { status: 204 },
      },
      {
        line: `DELETE /v1.0/groups/1/rejectedSenders/$ref?$id=${origin}/v1.0/users/2`,
        reply: { status: 204 },
      },
      { line: "POST /v1.0/groups/1/resetUnseenCount", reply: { status: 200 } },
    ],
    run: async (graph, { origin }) => {
      const group = graph.groups.byId("1");
      await group.rejectedSenders.add({ "@odata.id": `${origin}/v1.0/users/alexd@contoso.com` });
      await group.rejectedSenders.removeUser("2");
      await group.resetUnseenCount();
    },
  }),

  task("read the changed groups with their changed members", {
    docs: "group-delta: $select=members, members@delta",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/groups/delta?$select=displayName,members",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/groups/delta?$deltatoken=1`,
            value: [
              {
                id: "1",
                displayName: "All Employees",
                "members@delta": [
                  { "@odata.type": "#microsoft.graph.user", id: "2" },
                  { "@odata.type": "#microsoft.graph.user", id: "3", "@removed": { reason: "deleted" } },
                ],
              },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      type Changes = { readonly "members@delta"?: readonly { readonly id: string }[] };
      const changes = await all(delta(graph.groups.delta({ query: { $select: "displayName,members" } })));
      return changes.map((group) => (group as typeof group & Changes)["members@delta"]?.map(({ id }) => id));
    },
    result: [["2", "3"]],
  }),

  task("find the contract of a customer, and change the contact of the organization", {
    docs: "contract-list: filtering by customerId; organization-update",
    requests: [
      {
        line: "GET /v1.0/contracts?$filter=defaultDomainName eq 'contoso.com'",
        reply: { body: { value: [{ id: "1", contractType: "SyndicationPartner" }] } },
      },
      {
        line: "PATCH /v1.0/organization/2",
        body: { technicalNotificationMails: ["tech@contoso.com"], privacyProfile: { contactEmail: "a@contoso.com" } },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const [contract] = await all(
        graph.contracts.list({ filter: where((item) => item.defaultDomainName.eq("contoso.com")) }),
      );
      await graph.organization.byId("2").update({
        technicalNotificationMails: ["tech@contoso.com"],
        privacyProfile: { contactEmail: "a@contoso.com" },
      });
      return contract?.contractType;
    },
    result: "SyndicationPartner",
  }),

  task("list the licensed users of a department, with the groups of which they are members", {
    docs: "user-list: $filter, $expand=memberOf; resources/user: assignedLicenses supports $filter (any)",
    requests: [
      {
        line: "GET /v1.0/users?$filter=department eq 'Retail' and assignedLicenses/any(x:x/skuId eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46)&$expand=memberOf&$select=id,displayName",
        reply: { body: { value: [{ id: "1", displayName: "Ada", memberOf: [{ id: "2" }] }] } },
      },
    ],
    run: async (graph) => {
      const users = await all(
        graph.users.list({
          filter: where((user) =>
            user.department
              .eq("Retail")
              .and(
                user.assignedLicenses.any((licence) => licence.skuId.eq(guid("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"))),
              ),
          ),
          expand: ["memberOf"],
          select: ["id", "displayName"],
        }),
      );
      return users[0]?.memberOf[0]?.id;
    },
    result: "2",
  }),
];
