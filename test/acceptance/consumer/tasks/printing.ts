import { where } from "graph-sdk";
import type { PrinterCreateOperation } from "graph-sdk/models";
import { isMailAssessmentRequest } from "graph-sdk/guards";
import { all, task } from "../task.js";

export default [
  task("register a printer and wait until it is there", {
    docs: "printer-create: 202 with Operation-Location; printoperation-get",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/print/printers/create",
        body: {
          displayName: "Test Printer",
          manufacturer: "Contoso",
          model: "M1",
          physicalDeviceId: null,
          hasPhysicalDevice: false,
          certificateSigningRequest: { content: "csr", transportKey: "key" },
          connectorId: null,
        },
        reply: { status: 202, headers: { "operation-location": `${origin}/v1.0/print/operations/1` } },
      },
      {
        line: "GET /v1.0/print/operations/1",
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.printerCreateOperation",
            id: "1",
            status: { state: "succeeded" },
            certificate: "cert",
          },
        },
      },
    ],
    run: async (graph) => {
      const operation = await graph.print.printers.create({
        displayName: "Test Printer",
        manufacturer: "Contoso",
        model: "M1",
        physicalDeviceId: null,
        hasPhysicalDevice: false,
        certificateSigningRequest: { content: "csr", transportKey: "key" },
        connectorId: null,
      });
      const { body } = await operation.done();
      const { certificate } = body as PrinterCreateOperation;
      return certificate;
    },
    result: "cert",
  }),

  task("start a task for each job of a printer, and allow a group to print", {
    docs: "printer-post-tasktriggers: definition@odata.bind; printershare-post-allowedgroups; print-update-settings",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/print/printers/1/taskTriggers",
        body: {
          event: "jobStarted",
          "definition@odata.bind": "https://graph.microsoft.com/v1.0/print/taskDefinitions/2",
        },
        reply: { status: 201, body: { id: "3", event: "jobStarted" } },
      },
      {
        line: "POST /v1.0/print/printers/1/shares/4/allowedGroups/$ref",
        body: { "@odata.id": `${origin}/v1.0/groups/5` },
        reply: { status: 204 },
      },
      { line: "PATCH /v1.0/print/settings", body: { documentConversionEnabled: true }, reply: { status: 204 } },
    ],
    run: async (graph) => {
      const trigger = await graph.print.printers.byId("1").taskTriggers.create({
        event: "jobStarted",
        "definition@odata.bind": "https://graph.microsoft.com/v1.0/print/taskDefinitions/2",
      });
      await graph.print.printers.byId("1").shares.byId("4").allowedGroups.add("5");
      await graph.print.settings.update({ documentConversionEnabled: true });
      return trigger.event;
    },
    result: "jobStarted",
  }),

  task("read who printed, and the archived jobs of a user between two times", {
    docs: "reportroot-list-monthlyprintusagebyuser: $filter; reports-getuserarchivedprintjobs: three parameters",
    requests: [
      {
        line: "GET /v1.0/reports/monthlyPrintUsageByUser?$filter=completedBlackAndWhiteJobCount gt 10",
        reply: {
          body: {
            value: [
              { id: "1", userPrincipalName: "a@contoso.com", usageDate: "2021-07-01", completedColorJobCount: 3 },
            ],
          },
        },
      },
      {
        line: "GET /v1.0/reports/getUserArchivedPrintJobs(userId='2',startDateTime=2021-07-01T00:00:00Z,endDateTime=2021-07-31T23:59:59.5Z)",
        reply: { body: { value: [{ id: "3", processingState: "completed", copiesPrinted: 2 }] } },
      },
    ],
    run: async (graph) => {
      const [usage] = await all(
        graph.reports.monthlyPrintUsageByUser.list({
          filter: where((usage) => usage.completedBlackAndWhiteJobCount.gt(10)),
        }),
      );
      const [job] = await all(
        graph.reports.getUserArchivedPrintJobs("2", "2021-07-01T00:00:00Z", "2021-07-31T23:59:59.5Z"),
      );
      return [usage?.usageDate, job?.copiesPrinted];
    },
    result: ["2021-07-01", 2],
  }),

  task("record a session of an activity, and list recent activities with their sessions", {
    docs: "projectrome-put-historyitem; projectrome-get-recent-activities: $expand with $filter",
    requests: [
      {
        line: "PUT /v1.0/me/activities/1/historyItems/2",
        body: {
          startedDateTime: "2015-02-11T20:54:04.3457274Z",
          lastActiveDateTime: "2015-02-11T20:55:04.3457274Z",
          userTimezone: "Africa/Casablanca",
        },
        reply: { body: { id: "2", status: "updated" } },
      },
      {
        line: "GET /v1.0/me/activities/recent?$expand=historyItems($filter=lastModifiedDateTime gt 2018-01-22T21:45:00.347Z and lastModifiedDateTime lt 2018-01-22T22:00:00.347Z)&$top=5",
        reply: { body: { value: [{ id: "1", historyItems: [{ id: "2", activeDurationSeconds: 60 }] }] } },
      },
    ],
    run: async (graph) => {
      const item = await graph.me.activities.byId("1").historyItems.byId("2").replace({
        startedDateTime: "2015-02-11T20:54:04.3457274Z",
        lastActiveDateTime: "2015-02-11T20:55:04.3457274Z",
        userTimezone: "Africa/Casablanca",
      });
      const sessions =
        "historyItems($filter=lastModifiedDateTime gt 2018-01-22T21:45:00.347Z and lastModifiedDateTime lt 2018-01-22T22:00:00.347Z)";
      const [activity] = await all(graph.me.activities.recent.list({ expand: [sessions], top: 5 }));
      return [item.status, activity?.historyItems?.[0]?.activeDurationSeconds];
    },
    result: ["updated", 60],
  }),

  task("call two people from a bot, record the answer and pass the call on", {
    docs: "application-post-calls; participant-mute; call-record; call-redirect; call-transfer",
    requests: [
      {
        line: "POST /v1.0/communications/calls",
        body: {
          callbackUri: "https://bot.contoso.com/callback",
          targets: [{ identity: { user: { id: "112f7296" } } }],
          requestedModalities: ["audio"],
          mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        },
        reply: { status: 201, body: { id: "1", state: "establishing", mediaState: null } },
      },
      {
        line: "POST /v1.0/communications/calls/1/participants/2/mute",
        body: { clientContext: "d45324c1" },
        reply: { body: { "@odata.type": "#microsoft.graph.muteParticipantOperation", id: "3", status: "completed" } },
      },
      {
        line: "POST /v1.0/communications/calls/1/recordResponse",
        body: {
          bargeInAllowed: true,
          clientContext: "d45324c1",
          prompts: [
            {
              "@odata.type": "#microsoft.graph.mediaPrompt",
              mediaInfo: { uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4" },
            },
          ],
          maxRecordDurationInSeconds: 10,
          stopTones: ["#", "1"],
        },
        reply: { body: { id: "4", status: "running" } },
      },
      {
        line: "POST /v1.0/communications/calls/1/redirect",
        body: {
          targets: [{ identity: { application: { id: "24701998" } } }],
          callbackUri: "https://bot.contoso.com/api",
        },
        reply: { status: 202 },
      },
      {
        line: "POST /v1.0/communications/calls/1/transfer",
        body: {
          transferTarget: { endpointType: "default", identity: { user: { id: "550fae72" } }, replacesCallId: "5" },
        },
        reply: { status: 202 },
      },
    ],
    run: async (graph) => {
      const { calls } = graph.communications;
      const { id, state } = await calls.create({
        callbackUri: "https://bot.contoso.com/callback",
        targets: [{ identity: { user: { id: "112f7296" } } }],
        requestedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      });
      const call = calls.byId(id);
      const muted = await call.participants.byId("2").mute({ clientContext: "d45324c1" });
      const recording = await call.recordResponse({
        bargeInAllowed: true,
        clientContext: "d45324c1",
        prompts: [
          {
            "@odata.type": "#microsoft.graph.mediaPrompt",
            mediaInfo: { uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4" },
          },
        ],
        maxRecordDurationInSeconds: 10,
        stopTones: ["#", "1"],
      });
      await call.redirect({
        targets: [{ identity: { application: { id: "24701998" } } }],
        callbackUri: "https://bot.contoso.com/api",
      });
      await call.transfer({
        transferTarget: { endpointType: "default", identity: { user: { id: "550fae72" } }, replacesCallId: "5" },
      });
      return [state, muted.status, recording.status];
    },
    result: ["establishing", "completed", "running"],
  }),

  task("list the spam that was reported, and read the result of one report", {
    docs: "informationprotection-list-threatassessmentrequests: $filter, $orderby, $select; threatassessmentrequest-get: $expand=results",
    requests: [
      {
        line: "GET /v1.0/informationProtection/threatAssessmentRequests?$filter=category eq 'spam'&$orderby=createdDateTime&$select=id,status",
        reply: {
          body: { value: [{ "@odata.type": "#microsoft.graph.mailAssessmentRequest", id: "1", status: "pending" }] },
        },
      },
      {
        line: "GET /v1.0/informationProtection/threatAssessmentRequests/1?$expand=results",
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.mailAssessmentRequest",
            id: "1",
            recipientEmail: "a@contoso.com",
            results: [{ id: "2", resultType: "rescan", message: "Not spam" }],
          },
        },
      },
    ],
    run: async (graph) => {
      const { threatAssessmentRequests } = graph.informationProtection;
      const [first] = await all(
        threatAssessmentRequests.list({
          filter: where((request) => request.category.eq("spam")),
          orderby: ["createdDateTime"],
          select: ["id", "status"],
        }),
      );
      const request = await threatAssessmentRequests.byId("1").get({ expand: ["results"] });
      return [
        first?.status,
        request.results?.[0]?.message,
        isMailAssessmentRequest(request) ? request.recipientEmail : undefined,
      ];
    },
    result: ["pending", "Not spam", "a@contoso.com"],
  }),
];
