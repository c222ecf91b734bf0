import { uploadLarge, where } from "graph-sdk";
import { isDomainDnsTxtRecord, isFido2AuthenticationMethod } from "graph-sdk/guards";
import { all, task } from "../task.js";

export default [
  task("give a user a role in an administrative unit", {
    docs: "administrativeunit-post-scopedrolemembers; administrativeunit-list-members",
    requests: [
      {
        line: "POST /v1.0/directory/administrativeUnits/1/scopedRoleMembers",
        body: { roleId: "2", roleMemberInfo: { id: "3" } },
        reply: { status: 201, body: { id: "4", roleMemberInfo: { displayName: "Adele" } } },
      },
      {
        line: "DELETE /v1.0/directory/administrativeUnits/1/scopedRoleMembers/4",
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { scopedRoleMembers } = graph.directory.administrativeUnits.byId("1");
      const membership = await scopedRoleMembers.create({ roleId: "2", roleMemberInfo: { id: "3" } });
      await scopedRoleMembers.byId(membership.id ?? "").delete();
      return membership.roleMemberInfo?.displayName;
    },
    result: "Adele",
  }),

  task("list the sign-in methods of a user, and delete a security key", {
    docs: "authentication-list-methods: items of derived types; fido2authenticationmethod-delete",
    requests: [
      {
        line: "GET /v1.0/users/1/authentication/methods",
        reply: {
          body: {
            value: [
              { "@odata.type": "#microsoft.graph.fido2AuthenticationMethod", id: "k", model: "NFC key" },
              { "@odata.type": "#microsoft.graph.passwordAuthenticationMethod", id: "p" },
            ],
          },
        },
      },
      { line: "DELETE /v1.0/users/1/authentication/fido2Methods/k", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { authentication } = graph.users.byId("1");
      const models: (string | null | undefined)[] = [];
      for await (const method of authentication.methods.list()) {
        if (!isFido2AuthenticationMethod(method)) continue;
        models.push(method.model);
        await authentication.fido2Methods.byId(method.id ?? "").delete();
      }
      return models;
    },
    result: ["NFC key"],
  }),

  task("assign a claims mapping policy to a service principal", {
    docs: "claimsmappingpolicy-post-claimsmappingpolicies; serviceprincipal-post-claimsmappingpolicies: $ref",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/policies/claimsMappingPolicies",
        body: { definition: ["{}"], displayName: "Claims" },
        reply: { status: 201, body: { id: "1", definition: ["{}"] } },
      },
      {
        line: "POST /v1.0/servicePrincipals/2/claimsMappingPolicies/$ref",
        body: { "@odata.id": `${origin}/v1.0/policies/claimsMappingPolicies/1` },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/servicePrincipals/2/claimsMappingPolicies/1/$ref", reply: { status: 204 } },
    ],
    run: async (graph, { origin }) => {
      const policy = await graph.policies.claimsMappingPolicies.create({ definition: ["{}"], displayName: "Claims" });
      const { claimsMappingPolicies } = graph.servicePrincipals.byId("2");
      await claimsMappingPolicies.add(`${origin}/v1.0/policies/claimsMappingPolicies/${policy.id ?? ""}`);
      await claimsMappingPolicies.byId(policy.id ?? "").remove();
    },
  }),

  task("read the history of a risky user and dismiss the risk", {
    docs: "riskyuser-list: $filter; riskyuser-list-history; riskyuser-dismiss",
    requests: [
      {
        line: "GET /v1.0/identityProtection/riskyUsers?$filter=riskLevel eq 'high'",
        reply: { body: { value: [{ id: "1", riskState: "atRisk" }] } },
      },
      {
        line: "GET /v1.0/identityProtection/riskyUsers/1/history",
        reply: { body: { value: [{ id: "h", activity: { riskEventTypes: ["unfamiliarFeatures"] } }] } },
      },
      {
        line: "POST /v1.0/identityProtection/riskyUsers/dismiss",
        body: { userIds: ["1"] },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { riskyUsers } = graph.identityProtection;
      const [user] = await all(riskyUsers.list({ filter: where((item) => item.riskLevel.eq("high")) }));
      const history = await all(riskyUsers.byId(user?.id ?? "").history.list());
      await riskyUsers.dismiss({ userIds: [user?.id ?? ""] });
      return [user?.riskState, history[0]?.activity?.riskEventTypes];
    },
    result: ["atRisk", ["unfamiliarFeatures"]],
  }),

  task("approve the decisions of an access review", {
    docs: "accessreviewinstance-filterbycurrentuser: on='reviewer'; accessreviewinstance-batchrecorddecisions",
    requests: [
      {
        line: "GET /v1.0/identityGovernance/accessReviews/definitions/1/instances/filterByCurrentUser(on='reviewer')",
        reply: { body: { value: [{ id: "2", status: "InProgress" }] } },
      },
      {
        line: "POST /v1.0/identityGovernance/accessReviews/definitions/1/instances/2/batchRecordDecisions",
        body: { decision: "Approve", justification: "All need access", resourceId: "r" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { instances } = graph.identityGovernance.accessReviews.definitions.byId("1");
      const [instance] = await all(instances.filterByCurrentUser());
      await instances
        .byId(instance?.id ?? "")
        .batchRecordDecisions({ decision: "Approve", justification: "All need access", resourceId: "r" });
      return instance?.status;
    },
    result: "InProgress",
  }),

  task("read the latest secure score and review a control", {
    docs: "security-list-securescores: $top; securescorecontrolprofile-update: 204, or 200 with Prefer",
    requests: [
      {
        line: "GET /v1.0/security/secureScores?$top=1",
        reply: { body: { value: [{ id: "1", currentScore: 387.5, controlScores: [{ controlName: "NonOwner" }] }] } },
      },
      {
        line: "PATCH /v1.0/security/secureScoreControlProfiles/NonOwnerAccess",
        body: {
          comment: "control is reviewed",
          state: "Reviewed",
          vendorInformation: { provider: "SecureScore", vendor: "Microsoft" },
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { secureScores, secureScoreControlProfiles } = graph.security;
      const [page] = await all(secureScores.list({ top: 1 }).byPage());
      await secureScoreControlProfiles.byId("NonOwnerAccess").update({
        comment: "control is reviewed",
        state: "Reviewed",
        vendorInformation: { provider: "SecureScore", vendor: "Microsoft" },
      });
      const score = page?.value[0];
      return [score?.currentScore?.toFixed(1), score?.controlScores?.[0]?.controlName];
    },
    result: ["387.5", "NonOwner"],
  }),

  task("report a URL as phishing", {
    docs: "informationprotection-post-threatassessmentrequests, example 4: a derived type",
    requests: [
      {
        line: "POST /v1.0/informationProtection/threatAssessmentRequests",
        body: {
          "@odata.type": "#microsoft.graph.urlAssessmentRequest",
          url: "http://test.com",
          expectedAssessment: "block",
          category: "phishing",
        },
        reply: { status: 201, body: { id: "1", status: "pending" } },
      },
      {
        line: "GET /v1.0/informationProtection/threatAssessmentRequests/1?$expand=results",
        reply: { body: { id: "1", results: [{ resultType: "checkPolicy" }] } },
      },
    ],
    run: async (graph) => {
      const { threatAssessmentRequests } = graph.informationProtection;
      const request = await threatAssessmentRequests.create({
        "@odata.type": "#microsoft.graph.urlAssessmentRequest",
        url: "http://test.com",
        expectedAssessment: "block",
        category: "phishing",
      });
      const found = await threatAssessmentRequests.byId(request.id ?? "").get({ expand: ["results"] });
      return [request.status, found.results?.[0]?.resultType];
    },
    result: ["pending", "checkPolicy"],
  }),

  task("download the active users of a day as CSV", {
    docs: "reportroot-getoffice365activeuserdetail: date={date_value} is a Date; 302 to a pre-authenticated URL",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/reports/getOffice365ActiveUserDetail(date=2021-07-01)",
        reply: { status: 302, headers: { location: `${origin}/data/download/1` } },
      },
      { line: "GET /data/download/1", reply: { bytes: new TextEncoder().encode("Report Refresh Date\n") } },
    ],
    run: async (graph) => {
      const report = await graph.reports.getOffice365ActiveUserDetailByDate("2021-07-01");
      return new TextDecoder().decode(report);
    },
    result: "Report Refresh Date\n",
  }),

  task("assign an app to all users with a licence", {
    docs: "intune-apps-mobileapp-assign",
    requests: [
      {
        line: "POST /v1.0/deviceAppManagement/mobileApps/1/assign",
        body: {
          mobileAppAssignments: [
            {
              "@odata.type": "#microsoft.graph.mobileAppAssignment",
              intent: "required",
              target: { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" },
            },
          ],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.deviceAppManagement.mobileApps.byId("1").assign({
        mobileAppAssignments: [
          {
            "@odata.type": "#microsoft.graph.mobileAppAssignment",
            intent: "required",
            target: { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" },
          },
        ],
      });
    },
  }),

  task("create a compliance policy and find devices that do not comply", {
    docs: "intune-deviceconfig-windows10compliancepolicy-create; intune-devices-manageddevice-list; …-syncdevice",
    requests: [
      {
        line: "POST /v1.0/deviceManagement/deviceCompliancePolicies",
        body: {
          "@odata.type": "#microsoft.graph.windows10CompliancePolicy",
          displayName: "Windows",
          passwordRequired: true,
          passwordMinimumLength: 8,
        },
        reply: {
          status: 201,
          body: { "@odata.type": "#microsoft.graph.windows10CompliancePolicy", id: "1", passwordMinimumLength: 8 },
        },
      },
      {
        line: "GET /v1.0/deviceManagement/managedDevices?$filter=complianceState eq 'noncompliant'",
        reply: { body: { value: [{ id: "d", operatingSystem: "Windows", totalStorageSpaceInBytes: 8 }] } },
      },
      { line: "POST /v1.0/deviceManagement/managedDevices/d/syncDevice", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const policy = await graph.deviceManagement.deviceCompliancePolicies.create({
        "@odata.type": "#microsoft.graph.windows10CompliancePolicy",
        displayName: "Windows",
        passwordRequired: true,
        passwordMinimumLength: 8,
      });
      const { managedDevices } = graph.deviceManagement;
      const found = await all(managedDevices.list({ query: { $filter: "complianceState eq 'noncompliant'" } }));
      for (const device of found) await managedDevices.byId(device.id ?? "").syncDevice();
      return [policy.id, found[0]?.operatingSystem];
    },
    result: ["1", "Windows"],
  }),

  task("print a document: create a job, upload and start it", {
    docs: "printershare-post-jobs; printdocument-createuploadsession; printjob-start",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/print/shares/1/jobs",
        body: { configuration: { quality: "high", copies: 2, colorMode: "grayscale" } },
        reply: { status: 201, body: { id: "2", documents: [{ id: "3" }] } },
      },
      {
        line: "POST /v1.0/print/shares/1/jobs/2/documents/3/createUploadSession",
        body: { properties: { documentName: "a.pdf", contentType: "application/pdf", size: 2 } },
        reply: { body: { uploadUrl: `${origin}/upload`, nextExpectedRanges: ["0-1"] } },
      },
      {
        line: "PUT /upload",
        headers: { authorization: null, "content-range": "bytes 0-1/2" },
        bytes: new Uint8Array([1, 2]),
        reply: { status: 201 },
      },
      {
        line: "POST /v1.0/print/shares/1/jobs/2/start",
        reply: { body: { state: "processing", isAcquiredByPrinter: false, details: ["interpreting"] } },
      },
    ],
    run: async (graph) => {
      const { jobs } = graph.print.shares.byId("1");
      const created = await jobs.create({ configuration: { quality: "high", copies: 2, colorMode: "grayscale" } });
      const job = jobs.byId(created.id ?? "");
      const document = job.documents.byId(created.documents?.[0]?.id ?? "");
      const properties = { documentName: "a.pdf", contentType: "application/pdf", size: 2 };
      await uploadLarge(
        graph.context,
        () => document.createUploadSession({ properties }),
        new Blob([new Uint8Array([1, 2])]),
      );
      const status = await job.start();
      return [status.state, status.details?.[0]];
    },
    result: ["processing", "interpreting"],
  }),

  task("let a user print to a shared printer", {
    docs: "printershare-post-allowedusers; printershare-list-allowedusers; printershare-delete-alloweduser",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/print/shares/1/allowedUsers/$ref",
        body: { "@odata.id": `${origin}/v1.0/users/2` },
        reply: { status: 204 },
      },
      {
        line: "GET /v1.0/print/shares/1/allowedUsers",
        reply: { body: { value: [{ id: "2", userPrincipalName: "adele@contoso.com" }] } },
      },
      { line: "DELETE /v1.0/print/shares/1/allowedUsers/2/$ref", reply: { status: 204 } },
    ],
    run: async (graph, { origin }) => {
      const { allowedUsers } = graph.print.shares.byId("1");
      await allowedUsers.add(`${origin}/v1.0/users/2`);
      const [user] = await all(allowedUsers.list());
      await allowedUsers.byId("2").remove();
      return user?.userPrincipalName;
    },
    result: "adele@contoso.com",
  }),

  task("answer a call and play a prompt", {
    docs: "call-answer: 202; call-playprompt: 200 with a playPromptOperation",
    requests: [
      {
        line: "POST /v1.0/communications/calls/1/answer",
        body: {
          callbackUri: "https://bot.contoso.com/api/calls",
          acceptedModalities: ["audio"],
          mediaConfig: {
            "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
            preFetchMedia: [{ uri: "https://cdn.contoso.com/beep.wav", resourceId: "b" }],
          },
        },
        reply: { status: 202 },
      },
      {
        line: "POST /v1.0/communications/calls/1/playPrompt",
        body: {
          clientContext: "c",
          prompts: [
            {
              "@odata.type": "#microsoft.graph.mediaPrompt",
              mediaInfo: {
                "@odata.type": "#microsoft.graph.mediaInfo",
                uri: "https://cdn.contoso.com/beep.wav",
                resourceId: "b",
              },
            },
          ],
        },
        reply: { body: { id: "o", status: "running", clientContext: "c" } },
      },
    ],
    run: async (graph) => {
      const call = graph.communications.calls.byId("1");
      await call.answer({
        callbackUri: "https://bot.contoso.com/api/calls",
        acceptedModalities: ["audio"],
        mediaConfig: {
          "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
          preFetchMedia: [{ uri: "https://cdn.contoso.com/beep.wav", resourceId: "b" }],
        },
      });
      const operation = await call.playPrompt({
        clientContext: "c",
        prompts: [
          {
            "@odata.type": "#microsoft.graph.mediaPrompt",
            mediaInfo: {
              "@odata.type": "#microsoft.graph.mediaInfo",
              uri: "https://cdn.contoso.com/beep.wav",
              resourceId: "b",
            },
          },
        ],
      });
      return operation.status;
    },
    result: "running",
  }),

  task("read the record of a call with its sessions, and join a known meeting", {
    docs: "callrecords-callrecord-get, example 2: nested $expand; onlinemeeting-createorget",
    requests: [
      {
        line: "GET /v1.0/communications/callRecords/1?$expand=sessions($expand=segments)",
        reply: { body: { id: "1", version: 1, sessions: [{ id: "s", segments: [{ id: "g" }] }] } },
      },
      {
        line: "POST /v1.0/me/onlineMeetings/createOrGet",
        body: { externalId: "7eb8263f", subject: "Known" },
        reply: { body: { id: "m", joinWebUrl: "https://example.com/join" } },
      },
    ],
    run: async (graph) => {
      const record = await graph.communications.callRecords.byId("1").get({ expand: ["sessions($expand=segments)"] });
      const meeting = await graph.me.onlineMeetings.createOrGet({ externalId: "7eb8263f", subject: "Known" });
      return [record.sessions?.[0]?.segments?.[0]?.id, meeting.joinWebUrl];
    },
    result: ["g", "https://example.com/join"],
  }),

  task("renew and delete a subscription", {
    docs: "subscription-list; subscription-update; subscription-delete",
    requests: [
      {
        line: "GET /v1.0/subscriptions",
        reply: { body: { value: [{ id: "1", expirationDateTime: "2021-07-01T00:00:00Z", resource: "me/messages" }] } },
      },
      {
        line: "PATCH /v1.0/subscriptions/1",
        body: { expirationDateTime: "2021-07-04T00:00:00Z" },
        reply: { body: { id: "1", expirationDateTime: "2021-07-04T00:00:00Z" } },
      },
      { line: "DELETE /v1.0/subscriptions/1", reply: { status: 204 } },
    ],
    run: async (graph) => {
      for await (const { id = "", expirationDateTime } of graph.subscriptions.list()) {
        const old = new Date(expirationDateTime ?? "");
        const expires = new Date(old.getTime() + 3 * 24 * 60 * 60 * 1000).toISOString().replace(".000", "");
        const subscription = graph.subscriptions.byId(id);
        const renewed = await subscription.update({ expirationDateTime: expires });
        await subscription.delete();
        return renewed.expirationDateTime;
      }
      return undefined;
    },
    result: "2021-07-04T00:00:00Z",
  }),

  task("protect a worksheet, insert cells and read the image of a chart in a size", {
    docs: "worksheetprotection-protect; range-insert; chart-image: width, height and fittingMode",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:B2')/insert",
        body: { shift: "Down" },
        reply: { body: { address: "Sheet1!A1:B2", cellCount: 4 } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart1/image(width=640,height=480,fittingMode='fit')",
        reply: { body: { value: "aW1hZ2U=" } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/protection/protect",
        body: { options: { allowFormatCells: true, allowSort: false } },
        reply: { status: 200 },
      },
    ],
    run: async (graph) => {
      const sheet = graph.me.drive.items.byId("1").workbook.worksheets.byId("Sheet1");
      const inserted = await sheet.range("A1:B2").insert({ shift: "Down" });
      const image = await sheet.charts.byId("Chart1").image(640, 480, "fit");
      await sheet.protection.protect({ options: { allowFormatCells: true, allowSort: false } });
      return [inserted.cellCount, image.value];
    },
    result: [4, "aW1hZ2U="],
  }),

  task("filter a column of a table and clear all filters", {
    docs: "filter-apply; table-clearfilters; tablecolumn-databodyrange",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/Table1/columns/2/filter/apply",
        body: { criteria: { filterOn: "Values", values: ["A", "B"] } },
        reply: { status: 200 },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/tables/Table1/columns/2/dataBodyRange",
        reply: { body: { address: "Sheet1!B2:B3", values: [["A"], ["B"]] } },
      },
      { line: "POST /v1.0/me/drive/items/1/workbook/tables/Table1/clearFilters", reply: { status: 200 } },
    ],
    run: async (graph) => {
      const table = graph.me.drive.items.byId("1").workbook.tables.byId("Table1");
      const column = table.columns.byId("2");
      await column.filter.apply({ criteria: { filterOn: "Values", values: ["A", "B"] } });
      const { values } = await column.dataBodyRange().get();
      await table.clearFilters();
      return values;
    },
    result: [["A"], ["B"]],
  }),

  task("give an app a site, and a group of people a shared link", {
    docs: "site-post-permissions; permission-grant: recipients and roles, the result is a collection",
    requests: [
      {
        line: "POST /v1.0/sites/1/permissions",
        body: {
          roles: ["write"],
          grantedToIdentities: [{ application: { id: "89ea5c94", displayName: "Time Manager" } }],
        },
        reply: { status: 201, body: { id: "1", roles: ["write"] } },
      },
      {
        line: "POST /v1.0/shares/u!aHR0cHM6Ly8x/permission/grant",
        body: { recipients: [{ email: "john@contoso.com" }], roles: ["read"] },
        reply: { body: { value: [{ id: "p", link: { type: "view", scope: "users" } }] } },
      },
    ],
    run: async (graph) => {
      const permission = await graph.sites.byId("1").permissions.create({
        roles: ["write"],
        grantedToIdentities: [{ application: { id: "89ea5c94", displayName: "Time Manager" } }],
      });
      const granted = await graph.shares
        .byId("u!aHR0cHM6Ly8x")
        .permission.grant({ recipients: [{ email: "john@contoso.com" }], roles: ["read"] });
      return [permission.roles, granted[0]?.link?.scope];
    },
    result: [["write"], "users"],
  }),

  task("check a file out, preview it and check it in", {
    docs: "driveitem-checkout; driveitem-preview; driveitem-checkin",
    requests: [
      { line: "POST /v1.0/drives/d/items/1/checkout", reply: { status: 204 } },
      {
        line: "POST /v1.0/drives/d/items/1/preview",
        body: { page: "2", zoom: 0.5 },
        reply: { body: { getUrl: "https://www.onedrive.com/embed?foo=bar" } },
      },
      { line: "POST /v1.0/drives/d/items/1/checkin", body: { comment: "Guidelines" }, reply: { status: 204 } },
    ],
    run: async (graph) => {
      const item = graph.drives.byId("d").items.byId("1");
      await item.checkout();
      const { getUrl } = await item.preview({ page: "2", zoom: 0.5 });
      await item.checkin({ comment: "Guidelines" });
      return getUrl;
    },
    result: "https://www.onedrive.com/embed?foo=bar",
  }),

  task("read the licences and the DNS records of an organization", {
    docs: "subscribedsku-list; domain-list-verificationdnsrecords: items of derived types; organization-list",
    requests: [
      {
        line: "GET /v1.0/subscribedSkus",
        reply: {
          body: { value: [{ skuPartNumber: "E5", consumedUnits: 14, prepaidUnits: { enabled: 25, warning: 0 } }] },
        },
      },
      {
        line: "GET /v1.0/domains/contoso.com/verificationDnsRecords",
        reply: {
          body: { value: [{ "@odata.type": "#microsoft.graph.domainDnsTxtRecord", ttl: 3600, text: "MS=ms89" }] },
        },
      },
      {
        line: "GET /v1.0/organization?$select=id,verifiedDomains",
        reply: { body: { value: [{ id: "1", verifiedDomains: [{ name: "contoso.com", isDefault: true }] }] } },
      },
    ],
    run: async (graph) => {
      const [sku] = await all(graph.subscribedSkus.list());
      const [record] = await all(graph.domains.byId("contoso.com").verificationDnsRecords.list());
      const [organization] = await all(graph.organization.list({ select: ["id", "verifiedDomains"] }));
      const text = record !== undefined && isDomainDnsTxtRecord(record) ? record.text : undefined;
      return [sku?.prepaidUnits?.enabled, text, organization?.verifiedDomains?.[0]?.name];
    },
    result: [25, "MS=ms89", "contoso.com"],
  }),

  task("read the cells with values, and the print jobs of a printer in a month", {
    docs: "worksheet-usedrange, example 2: valuesOnly=true; reports-getprinterarchivedprintjobs, example",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/usedRange(valuesOnly=true)",
        reply: { body: { address: "Sheet1!A1:A2", values: [["A"], [1]] } },
      },
      {
        line: "GET /v1.0/reports/getPrinterArchivedPrintJobs(printerId='p',startDateTime=2021-06-01T00:00:00Z,endDateTime=2021-07-01T00:00:00Z)",
        reply: { body: { value: [{ id: "j", copiesPrinted: 2 }] } },
      },
    ],
    run: async (graph) => {
      const sheet = graph.me.drive.items.byId("1").workbook.worksheets.byId("Sheet1");
      const { values } = await sheet.usedRange(true).get();
      const jobs = graph.reports.getPrinterArchivedPrintJobs("p", "2021-06-01T00:00:00Z", "2021-07-01T00:00:00Z");
      return [values, (await all(jobs))[0]?.copiesPrinted];
    },
    result: [[["A"], [1]], 2],
  }),

  task("read the permissions of a role, and the value of a secret in a policy", {
    docs: "intune-rbac-devicemanagement-geteffectivepermissions; …-getomasettingplaintextvalue, examples",
    requests: [
      {
        line: "GET /v1.0/deviceManagement/getEffectivePermissions(scope='s')",
        reply: { body: { value: [{ resourceActions: [{ allowedResourceActions: ["read"] }] }] } },
      },
      {
        line: "GET /v1.0/deviceManagement/deviceConfigurations/1/getOmaSettingPlainTextValue(secretReferenceValueId='v')",
        reply: { body: { value: "secret" } },
      },
    ],
    run: async (graph) => {
      const { deviceManagement } = graph;
      const [permission] = await all(deviceManagement.getEffectivePermissions("s"));
      const secret = await deviceManagement.deviceConfigurations.byId("1").getOmaSettingPlainTextValue("v");
      return [permission?.resourceActions?.[0]?.allowedResourceActions, secret.value];
    },
    result: [["read"], "secret"],
  }),

  task("brand the sign-in page in French", {
    docs: "organizationalbrandingpropertieslocalization-create: the id is the locale",
    requests: [
      {
        line: "POST /v1.0/organization/1/branding/localizations",
        body: { backgroundColor: "#00000F", id: "fr" },
        reply: { status: 201, body: { id: "fr", backgroundColor: "#00000F" } },
      },
      { line: "DELETE /v1.0/organization/1/branding/localizations/fr", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { localizations } = graph.organization.byId("1").branding;
      const french = await localizations.create({ backgroundColor: "#00000F", id: "fr" });
      await localizations.byId(french.id ?? "").delete();
      return french.backgroundColor;
    },
    result: "#00000F",
  }),

  task("decide on everybody in an access review at once", {
    docs: "accessreviewinstance-batchrecorddecisions; accessreviewinstance-sendreminder",
    requests: [
      {
        line: "POST /v1.0/identityGovernance/accessReviews/definitions/1/instances/2/batchRecordDecisions",
        body: { decision: "Approve", justification: "All need it", resourceId: "3" },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/identityGovernance/accessReviews/definitions/1/instances/2/sendReminder",
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const review = graph.identityGovernance.accessReviews.definitions.byId("1").instances.byId("2");
      await review.batchRecordDecisions({ decision: "Approve", justification: "All need it", resourceId: "3" });
      await review.sendReminder();
    },
  }),

  task("find the requests for consent that wait for the signed-in user", {
    docs: "userconsentrequest-filterbycurrentuser: on and $filter; appconsentrequest-filterbycurrentuser",
    requests: [
      {
        line: "GET /v1.0/identityGovernance/appConsent/appConsentRequests/filterByCurrentUser(on='reviewer')?$filter=userConsentRequests/any(u:u/status eq 'InProgress')",
        reply: { body: { value: [{ id: "1", appDisplayName: "Expenses" }] } },
      },
    ],
    run: async (graph) => {
      const found = graph.identityGovernance.appConsent.appConsentRequests.filterByCurrentUser("reviewer", {
        filter: "userConsentRequests/any(u:u/status eq 'InProgress')",
      });
      return (await all(found)).map(({ appDisplayName }) => appDisplayName);
    },
    result: ["Expenses"],
  }),

  task("allow consent to verified publishers, and check the name of a group", {
    docs: "permissiongrantpolicy-post-includes; directoryobject-validateproperties: 204",
    requests: [
      {
        line: "POST /v1.0/policies/permissionGrantPolicies/1/includes",
        body: { permissionType: "delegated", clientApplicationsFromVerifiedPublisherOnly: true },
        reply: { status: 201, body: { id: "2", permissionType: "delegated" } },
      },
      {
        line: "POST /v1.0/directoryObjects/validateProperties",
        body: { entityType: "Group", displayName: "Sales" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const set = await graph.policies.permissionGrantPolicies
        .byId("1")
        .includes.create({ permissionType: "delegated", clientApplicationsFromVerifiedPublisherOnly: true });
      await graph.directoryObjects.validateProperties({ entityType: "Group", displayName: "Sales" });
      return set.permissionType;
    },
    result: "delegated",
  }),
];
