import { batch, dateTime, GraphClient, GraphError, where } from "graph-sdk";
import { all, sameType, task } from "../task.js";

const etag = 'W/"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc="';

export default [
  task("wipe a managed device and clean another one", {
    docs: "intune-devices-manageddevice-wipe; intune-devices-manageddevice-cleanwindowsdevice",
    requests: [
      {
        line: "POST /v1.0/deviceManagement/managedDevices/1/wipe",
        body: { keepEnrollmentData: true, keepUserData: false, macOsUnlockCode: "123456" },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/deviceManagement/managedDevices/2/cleanWindowsDevice",
        body: { keepUserData: true },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { managedDevices } = graph.deviceManagement;
      await managedDevices.byId("1").wipe({ keepEnrollmentData: true, keepUserData: false, macOsUnlockCode: "123456" });
      await managedDevices.byId("2").cleanWindowsDevice({ keepUserData: true });
    },
  }),

  task("download a report as CSV", {
    docs: "reportroot-getoffice365activeuserdetail: period='D7'; 302 to a preauthenticated URL",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/reports/getOffice365ActiveUserDetail(period='D7')",
        reply: { status: 302, headers: { location: `${origin}/data/download/1` } },
      },
      {
        line: "GET /data/download/1",
        reply: {
          headers: { "content-type": "application/octet-stream" },
          bytes: new TextEncoder().encode("Report Refresh Date,User Principal Name"),
        },
      },
    ],
    run: async (graph) => {
      const csv = await graph.reports.getOffice365ActiveUserDetailByPeriod("D7");
      return new TextDecoder().decode(csv).split(",");
    },
    result: ["Report Refresh Date", "User Principal Name"],
  }),

  task("filter security alerts and update one", {
    docs: "alert-list: {property} eq '{property-value}' and …, $top; alert-update: vendorInformation, Prefer: return=representation",
    requests: [
      {
        line: "GET /v1.0/security/alerts?$filter=severity eq 'high' and category eq 'ransomware'&$top=5",
        reply: { body: { value: [{ id: "1", severity: "high" }] } },
      },
      {
        line: "PATCH /v1.0/security/alerts/1",
        headers: { prefer: "return=representation" },
        body: {
          assignedTo: "a@contoso.com",
          status: "inProgress",
          vendorInformation: { provider: "Azure Sentinel", vendor: "Microsoft" },
        },
        reply: { body: { id: "1", status: "inProgress" } },
      },
    ],
    run: async (graph) => {
      const [alert] = await all(
        graph.security.alerts.list({
          filter: where((one) => one.severity.eq("high").and(one.category.eq("ransomware"))),
          top: 5,
        }),
      );
      const updated = await graph.security.alerts.byId(alert?.id ?? "").update(
        {
          assignedTo: "a@contoso.com",
          status: "inProgress",
          vendorInformation: { provider: "Azure Sentinel", vendor: "Microsoft" },
        },
        { headers: { Prefer: "return=representation" } },
      );
      return updated?.status;
    },
    result: "inProgress",
  }),

  task("create a planner task and update its details with If-Match", {
    docs: "planner-post-tasks: assignments by user id; plannertaskdetails-update: If-Match is required",
    requests: [
      {
        line: "POST /v1.0/planner/tasks",
        body: {
          planId: "p",
          bucketId: "b",
          title: "Update client list",
          assignments: {
            "fbab97d0-4932-4511-b675-204639209557": {
              "@odata.type": "#microsoft.graph.plannerAssignment",
              orderHint: " !",
            },
          },
        },
        reply: { status: 201, body: { id: "1" } },
      },
      { line: "GET /v1.0/planner/tasks/1/details", reply: { body: { "@odata.etag": etag, id: "1" } } },
      {
        line: "PATCH /v1.0/planner/tasks/1/details",
        headers: { "if-match": etag },
        body: {
          previewType: "noPreview",
          references: {
            "http%3A//developer%2Emicrosoft%2Ecom": {
              "@odata.type": "microsoft.graph.plannerExternalReference",
              alias: "Documentation",
              previewPriority: " !",
              type: "Other",
            },
          },
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const created = await graph.planner.tasks.create({
        planId: "p",
        bucketId: "b",
        title: "Update client list",
        assignments: {
          "fbab97d0-4932-4511-b675-204639209557": {
            "@odata.type": "#microsoft.graph.plannerAssignment",
            orderHint: " !",
          },
        },
      });
      const { details } = graph.planner.tasks.byId(created.id ?? "");
      const before = await details.get();
      await details.update(
        {
          previewType: "noPreview",
          references: {
            "http%3A//developer%2Emicrosoft%2Ecom": {
              "@odata.type": "microsoft.graph.plannerExternalReference",
              alias: "Documentation",
              previewPriority: " !",
              type: "Other",
            },
          },
        },
        { ifMatch: before["@odata.etag"] ?? "" },
      );
    },
  }),

  task("read a failed precondition in a batch and its inner error", {
    docs: "json-batching: status per response; errors: innererror",
    requests: [
      {
        line: "POST /v1.0/$batch",
        reply: {
          body: {
            responses: [
              {
                id: "0",
                status: 412,
                body: {
                  error: {
                    code: "preconditionFailed",
                    message: "The ETag does not match.",
                    innererror: { code: "etagMismatch", "request-id": "r" },
                  },
                },
              },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const { update } = await batch(graph.context, {
        update: (part) => new GraphClient(part).planner.tasks.byId("1").update({ title: "x" }, { ifMatch: etag }),
      });
      if (!(update instanceof GraphError)) return [];
      return [update.status, update.code, update.innerError?.code];
    },
    result: [412, "preconditionFailed", "etagMismatch"],
  }),

  task("add a tab to a channel with a bound app", {
    docs: "channel-post-tabs: teamsApp@odata.bind",
    requests: [
      {
        line: "POST /v1.0/teams/1/channels/19:4a95f7d8@thread.tacv2/tabs",
        body: {
          displayName: "My Contoso Tab",
          "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/06805b9e",
          configuration: { entityId: "2DCA2E6C", contentUrl: "https://www.contoso.com/Orders/tabView" },
        },
        reply: { status: 201, body: { id: "t" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.teams
          .byId("1")
          .channels.byId("19:4a95f7d8@thread.tacv2")
          .tabs.create({
            displayName: "My Contoso Tab",
            "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/06805b9e",
            configuration: { entityId: "2DCA2E6C", contentUrl: "https://www.contoso.com/Orders/tabView" },
          })
      ).id,
    result: "t",
  }),

  task("list the members of a chat", {
    docs: "chat-list-members",
    requests: [
      {
        line: "GET /v1.0/chats/19:8b08_5031@unq.gbl.spaces/members",
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: ["owner"] }] } },
      },
    ],
    run: async (graph) => (await all(graph.chats.byId("19:8b08_5031@unq.gbl.spaces").members.list()))[0]?.roles,
    result: ["owner"],
  }),

  task("create an online meeting", {
    docs: "application-post-onlinemeetings",
    requests: [
      {
        line: "POST /v1.0/me/onlineMeetings",
        body: {
          startDateTime: "2019-07-12T14:30:34.2444915-07:00",
          endDateTime: "2019-07-12T15:00:34.2464912-07:00",
          subject: "User Token Meeting",
        },
        reply: { status: 201, body: { id: "m", joinWebUrl: "https://teams.microsoft.com/l/meetup-join/1" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.onlineMeetings.create({
          startDateTime: "2019-07-12T14:30:34.2444915-07:00",
          endDateTime: "2019-07-12T15:00:34.2464912-07:00",
          subject: "User Token Meeting",
        })
      ).joinWebUrl,
    result: "https://teams.microsoft.com/l/meetup-join/1",
  }),

  task("create a shift in the schedule of a team", {
    docs: "schedule-post-shifts; resources/shift: draftShift is required",
    requests: [
      {
        line: "POST /v1.0/teams/1/schedule/shifts",
        body: {
          userId: "u",
          schedulingGroupId: "TAG_1",
          draftShift: {
            displayName: "Day shift",
            startDateTime: "2019-03-11T15:00:00Z",
            endDateTime: "2019-03-12T00:00:00Z",
            theme: "blue",
            activities: [],
          },
          sharedShift: {
            displayName: "Day shift",
            startDateTime: "2019-03-11T15:00:00Z",
            endDateTime: "2019-03-12T00:00:00Z",
            theme: "blue",
            activities: [
              {
                isPaid: true,
                startDateTime: "2019-03-11T15:00:00Z",
                endDateTime: "2019-03-11T15:15:00Z",
                code: "",
                displayName: "Lunch",
              },
            ],
          },
        },
        reply: { status: 201, body: { id: "SHFT_1" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.teams.byId("1").schedule.shifts.create({
          userId: "u",
          schedulingGroupId: "TAG_1",
          draftShift: {
            displayName: "Day shift",
            startDateTime: "2019-03-11T15:00:00Z",
            endDateTime: "2019-03-12T00:00:00Z",
            theme: "blue",
            activities: [],
          },
          sharedShift: {
            displayName: "Day shift",
            startDateTime: "2019-03-11T15:00:00Z",
            endDateTime: "2019-03-12T00:00:00Z",
            theme: "blue",
            activities: [
              {
                isPaid: true,
                startDateTime: "2019-03-11T15:00:00Z",
                endDateTime: "2019-03-11T15:15:00Z",
                code: "",
                displayName: "Lunch",
              },
            ],
          },
        })
      ).id,
    result: "SHFT_1",
  }),

  task("finish a print task and move its job to another printer", {
    docs: "printtaskdefinition-update-task; printjob-redirect",
    requests: [
      {
        line: "PATCH /v1.0/print/taskDefinitions/1/tasks/2",
        body: { status: { state: "completed", description: "completed" } },
        reply: { body: { id: "2", status: { state: "completed", description: "completed" } } },
      },
      {
        line: "POST /v1.0/print/printers/3/jobs/4/redirect",
        body: { destinationPrinterId: "5", configuration: { quality: "medium", pageRanges: [{ start: 1, end: 1 }] } },
        reply: { body: { id: "4", status: { state: "processing" } } },
      },
    ],
    run: async (graph) => {
      const printTask = await graph.print.taskDefinitions
        .byId("1")
        .tasks.byId("2")
        .update({ status: { state: "completed", description: "completed" } });
      const job = await graph.print.printers
        .byId("3")
        .jobs.byId("4")
        .redirect({
          destinationPrinterId: "5",
          configuration: { quality: "medium", pageRanges: [{ start: 1, end: 1 }] },
        });
      return [printTask.status?.state, job.status?.state];
    },
    result: ["completed", "processing"],
  }),

  task("list what Intune audits, and the audits of a day", {
    docs: "intune-auditing-auditevent-getauditactivitytypes: (category='…'); directoryaudit-list: $filter",
    requests: [
      {
        line: "GET /v1.0/deviceManagement/auditEvents/getAuditActivityTypes(category='Application')",
        reply: { body: { value: ["Create", "Delete"] } },
      },
      {
        line: "GET /v1.0/auditLogs/directoryAudits?$filter=activityDateTime ge 2021-07-01T00:00:00Z and loggedByService eq 'Core Directory'&$top=5",
        reply: { body: { value: [{ id: "1", activityDateTime: "2021-07-01T10:00:00Z", result: "success" }] } },
      },
    ],
    run: async (graph) => {
      const types = await all(graph.deviceManagement.auditEvents.getAuditActivityTypes("Application"));
      sameType<(typeof types)[number], string>(true);
      const audits = graph.auditLogs.directoryAudits.list({
        filter: where((audit) =>
          audit.activityDateTime.ge(dateTime("2021-07-01T00:00:00Z")).and(audit.loggedByService.eq("Core Directory")),
        ),
        top: 5,
      });
      return [types, (await all(audits)).map(({ result }) => result)];
    },
    result: [["Create", "Delete"], ["success"]],
  }),

  task("invite a colleague to a call and say that it is recorded", {
    docs: "participant-invite; call-updaterecordingstatus: operations with a status",
    requests: [
      {
        line: "POST /v1.0/communications/calls/1/participants/invite",
        body: { participants: [{ identity: { user: { id: "2", displayName: "Adele" } } }], clientContext: "c" },
        reply: { body: { id: "3", status: "running", clientContext: "c" } },
      },
      {
        line: "POST /v1.0/communications/calls/1/updateRecordingStatus",
        body: { clientContext: "c", status: "recording" },
        reply: { body: { id: "4", status: "completed" } },
      },
    ],
    run: async (graph) => {
      const call = graph.communications.calls.byId("1");
      const invited = await call.participants.invite({
        participants: [{ identity: { user: { id: "2", displayName: "Adele" } } }],
        clientContext: "c",
      });
      const recorded = await call.updateRecordingStatus({ clientContext: "c", status: "recording" });
      return [invited.status, recorded.status];
    },
    result: ["running", "completed"],
  }),
];
