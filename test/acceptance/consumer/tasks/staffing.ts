import { where } from "graph-sdk";
import { isAadUserConversationMember } from "graph-sdk/guards";
import { all, task } from "../task.js";

const start = "2018-10-04T00:58:45.340Z";
const end = "2018-10-04T09:50:45.332Z";

export default [
  task("offer an open shift, and ask for one", {
    docs: "openshift-post; openshiftchangerequest-post",
    requests: [
      {
        line: "POST /v1.0/teams/1/schedule/openShifts",
        body: {
          schedulingGroupId: "TAG_2",
          sharedOpenShift: {
            openSlotCount: 2,
            displayName: "Day shift",
            startDateTime: "2018-10-04T00:58:45.340Z",
            endDateTime: "2018-10-04T09:50:45.332Z",
            theme: "white",
            activities: [],
          },
        },
        reply: { body: { id: "OPNSHFT_3", sharedOpenShift: { openSlotCount: 2, startDateTime: start } } },
      },
      {
        line: "POST /v1.0/teams/1/schedule/openShiftChangeRequests",
        body: { senderMessage: "Can I take this shift?", openShiftId: "OPNSHFT_3" },
        reply: { body: { id: "4", openShiftId: "OPNSHFT_3" } },
      },
    ],
    run: async (graph) => {
      const { schedule } = graph.teams.byId("1");
      const shift = await schedule.openShifts.create({
        schedulingGroupId: "TAG_2",
        sharedOpenShift: {
          openSlotCount: 2,
          displayName: "Day shift",
          startDateTime: start,
          endDateTime: end,
          theme: "white",
          activities: [],
        },
      });
      const request = await schedule.openShiftChangeRequests.create({
        senderMessage: "Can I take this shift?",
        openShiftId: shift.id,
      });
      return [shift.sharedOpenShift?.startDateTime, request.id];
    },
    result: [start, "4"],
  }),

  task("give a person a day off, and list the days off of a week", {
    docs: "schedule-post-timesoff; schedule-list-timesoff, example: $filter on sharedTimeOff",
    requests: [
      {
        line: "POST /v1.0/teams/1/schedule/timesOff",
        body: {
          userId: "2",
          sharedTimeOff: {
            timeOffReasonId: "TOR_3",
            startDateTime: "2019-03-11T07:00:00.000Z",
            endDateTime: "2019-03-12T07:00:00.000Z",
            theme: "white",
          },
          draftTimeOff: {
            timeOffReasonId: "TOR_3",
            startDateTime: "2019-03-11T07:00:00.000Z",
            endDateTime: "2019-03-12T07:00:00.000Z",
            theme: "pink",
          },
        },
        reply: { status: 201, body: { id: "TOF_4", userId: "2" } },
      },
      {
        line: "GET /v1.0/teams/1/schedule/timesOff?$filter=sharedTimeOff/startDateTime ge 2019-03-11T00:00:00.000Z and sharedTimeOff/endDateTime le 2019-03-18T00:00:00.000Z",
        reply: { body: { value: [{ id: "TOF_4", sharedTimeOff: { theme: "white" } }] } },
      },
    ],
    run: async (graph) => {
      const { timesOff } = graph.teams.byId("1").schedule;
      const created = await timesOff.create({
        userId: "2",
        sharedTimeOff: {
          timeOffReasonId: "TOR_3",
          startDateTime: "2019-03-11T07:00:00.000Z",
          endDateTime: "2019-03-12T07:00:00.000Z",
          theme: "white",
        },
        draftTimeOff: {
          timeOffReasonId: "TOR_3",
          startDateTime: "2019-03-11T07:00:00.000Z",
          endDateTime: "2019-03-12T07:00:00.000Z",
          theme: "pink",
        },
      });
      const listed = await all(
        timesOff.list({
          filter: where(({ sharedTimeOff }) =>
            sharedTimeOff.startDateTime
              .ge(new Date("2019-03-11T00:00:00Z"))
              .and(sharedTimeOff.endDateTime.le(new Date("2019-03-18T00:00:00Z"))),
          ),
        }),
      );
      return [created.id, listed[0]?.sharedTimeOff?.theme];
    },
    result: ["TOF_4", "white"],
  }),

  task("offer a shift to a colleague, and decline an offer", {
    docs: "offershiftrequest-post; offershiftrequest-decline",
    requests: [
      {
        line: "POST /v1.0/teams/1/schedule/offerShiftRequests",
        body: { senderShiftId: "SHFT_2", senderMessage: "Could you take this shift?", recipientUserId: "3" },
        reply: { body: { id: "SREQ_4", recipientUserId: "3" } },
      },
      {
        line: "POST /v1.0/teams/1/schedule/offerShiftRequests/SREQ_5/decline",
        body: { message: "Sorry, you can't offer this shift." },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { offerShiftRequests } = graph.teams.byId("1").schedule;
      const offer = await offerShiftRequests.create({
        senderShiftId: "SHFT_2",
        senderMessage: "Could you take this shift?",
        recipientUserId: "3",
      });
      await offerShiftRequests.byId("SREQ_5").decline({ message: "Sorry, you can't offer this shift." });
      return offer.id;
    },
    result: "SREQ_4",
  }),

  task("read the last messages of a channel, and reply to the first", {
    docs: "channel-list-messages: only $top; channel-post-messagereply",
    requests: [
      {
        line: "GET /v1.0/teams/1/channels/19:2@thread.tacv2/messages?$top=3",
        reply: { body: { value: [{ id: "3", body: { content: "Hi" } }] } },
      },
      {
        line: "POST /v1.0/teams/1/channels/19:2@thread.tacv2/messages/3/replies",
        body: { body: { contentType: "html", content: "<b>Hello</b>" } },
        reply: { status: 201, body: { id: "5", replyToId: "3" } },
      },
    ],
    run: async (graph) => {
      const { messages } = graph.teams.byId("1").channels.byId("19:2@thread.tacv2");
      for await (const message of messages.list({ top: 3 })) {
        const { replyToId } = await messages
          .byId(message.id)
          .replies.create({ body: { contentType: "html", content: "<b>Hello</b>" } });
        return [message.body?.content, replyToId];
      }
      return [];
    },
    result: ["Hi", "3"],
  }),

  task("list the members of a private channel, and remove a guest", {
    docs: "channel-list-members: aadUserConversationMember; channel-delete-members",
    requests: [
      {
        line: "GET /v1.0/teams/1/channels/2/members",
        reply: {
          body: {
            value: [
              {
                "@odata.type": "#microsoft.graph.aadUserConversationMember",
                id: "3",
                roles: ["owner"],
                email: "a@b.c",
              },
              {
                "@odata.type": "#microsoft.graph.aadUserConversationMember",
                id: "4",
                roles: ["guest"],
                email: "d@e.f",
              },
            ],
          },
        },
      },
      { line: "DELETE /v1.0/teams/1/channels/2/members/4", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { members } = graph.teams.byId("1").channels.byId("2");
      const emails: (string | null | undefined)[] = [];
      for (const member of await all(members.list())) {
        if (isAadUserConversationMember(member)) emails.push(member.email);
        if (member.roles?.includes("guest") === true) await members.byId(member.id).delete();
      }
      return emails;
    },
    result: ["a@b.c", "d@e.f"],
  }),

  task("find outdated apps of a team, and upgrade one", {
    docs: "team-list-installedapps: $expand=teamsAppDefinition, $filter; team-teamsappinstallation-upgrade",
    requests: [
      {
        line: "GET /v1.0/teams/1/installedApps?$expand=teamsApp,teamsAppDefinition&$filter=teamsApp/externalId eq 'cf1ba4c7'",
        reply: {
          body: {
            value: [
              { id: "2", teamsApp: { id: "3", externalId: "cf1ba4c7" }, teamsAppDefinition: { version: "1.0.1" } },
            ],
          },
        },
      },
      { line: "POST /v1.0/teams/1/installedApps/2/upgrade", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { installedApps } = graph.teams.byId("1");
      const [app] = await all(
        installedApps.list({
          expand: ["teamsApp", "teamsAppDefinition"],
          filter: where((item) => item.teamsApp.externalId.eq("cf1ba4c7")),
        }),
      );
      await installedApps.byId(app?.id ?? "").upgrade();
      return app?.teamsAppDefinition?.version;
    },
    result: "1.0.1",
  }),

  task("notify a person about a task in a chat", {
    docs: "chat-sendactivitynotification, example 1; aadUserNotificationRecipient",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/chats/1/sendActivityNotification",
        body: {
          topic: { source: "entityUrl", value: `${origin}/v1.0/chats/1` },
          activityType: "taskCreated",
          previewText: { content: "New Task Created" },
          recipient: { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: "2" },
          templateParameters: [{ name: "taskId", value: "Task 12322" }],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph, { origin }) => {
      await graph.chats.byId("1").sendActivityNotification({
        topic: { source: "entityUrl", value: `${origin}/v1.0/chats/1` },
        activityType: "taskCreated",
        previewText: { content: "New Task Created" },
        recipient: { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: "2" },
        templateParameters: [{ name: "taskId", value: "Task 12322" }],
      });
    },
  }),

  task("publish a new version of an app for review", {
    docs: "teamsapp-update, example 2: requiresReview=true, application/zip",
    requests: [
      {
        line: "POST /v1.0/appCatalogs/teamsApps/1/appDefinitions?requiresReview=true",
        headers: { "content-type": "application/zip" },
        bytes: new Uint8Array([0x50, 0x4b, 3, 4]),
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.appCatalogs.teamsApps
        .byId("1")
        .appDefinitions.create(new Uint8Array([0x50, 0x4b, 3, 4]), { requiresReview: true });
    },
  }),

  task("keep a call alive, listen to its tones and see who takes part", {
    docs: "call-keepalive; call-subscribetotone: clientContext; call-list-participants",
    requests: [
      { line: "POST /v1.0/communications/calls/1/keepAlive", reply: { status: 200 } },
      {
        line: "POST /v1.0/communications/calls/1/subscribeToTone",
        body: { clientContext: "fd1c7836" },
        reply: { status: 202, body: { id: "2", status: "running", clientContext: "fd1c7836" } },
      },
      {
        line: "GET /v1.0/communications/calls/1/participants",
        reply: { body: { value: [{ id: "3", isMuted: true, info: { identity: { user: { displayName: "Ada" } } } }] } },
      },
    ],
    run: async (graph) => {
      const call = graph.communications.calls.byId("1");
      await call.keepAlive();
      const operation = await call.subscribeToTone({ clientContext: "fd1c7836" });
      const [first] = await all(call.participants.list());
      return [operation.status, first?.info?.identity?.user?.displayName];
    },
    result: ["running", "Ada"],
  }),

  task("read the sessions of a call with their segments", {
    docs: "callrecords-session-list, example 2: $expand=segments",
    requests: [
      {
        line: "GET /v1.0/communications/callRecords/1/sessions?$expand=segments",
        reply: {
          body: {
            value: [
              {
                id: "2",
                modalities: ["audio"],
                segments: [{ id: "3", startDateTime: "2020-02-25T18:52:21.2169889Z" }],
              },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const sessions = await all(graph.communications.callRecords.byId("1").sessions.list({ expand: ["segments"] }));
      return [sessions[0]?.modalities, sessions[0]?.segments[0]?.startDateTime];
    },
    result: [["audio"], "2020-02-25T18:52:21.2169889Z"],
  }),
];
