import { where, withResponse } from "graph-sdk";
import { isAadUserConversationMember } from "graph-sdk/guards";
import { all, task } from "../task.js";

const chat = "19:cf66807577b149cca1b7af0c32eec122@thread.v2";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const encodedPng = btoa(String.fromCharCode(...png));

export default [
  task("create a private channel with an owner, rename it and make another member an owner", {
    docs: "channel-post: example 2; channel-patch; channel-update-members",
    requests: [
      {
        line: "POST /v1.0/teams/1/channels",
        body: {
          membershipType: "private",
          displayName: "Architecture",
          members: [
            {
              "@odata.type": "#microsoft.graph.aadUserConversationMember",
              "user@odata.bind": "https://graph.microsoft.com/v1.0/users('62855810')",
              roles: ["owner"],
            },
          ],
        },
        reply: { status: 201, body: { id: "19:33b7@thread.skype", membershipType: "private" } },
      },
      {
        line: "PATCH /v1.0/teams/1/channels/19:33b7@thread.skype",
        body: { displayName: "Design", description: null },
        reply: { status: 204 },
      },
      {
        line: "PATCH /v1.0/teams/1/channels/19:33b7@thread.skype/members/2",
        body: { "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: ["owner"] },
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.aadUserConversationMember",
            id: "2",
            roles: ["owner"],
            email: "adelev@contoso.com",
          },
        },
      },
    ],
    run: async (graph) => {
      const { channels } = graph.teams.byId("1");
      const channel = await channels.create({
        membershipType: "private",
        displayName: "Architecture",
        members: [
          {
            "@odata.type": "#microsoft.graph.aadUserConversationMember",
            "user@odata.bind": "https://graph.microsoft.com/v1.0/users('62855810')",
            roles: ["owner"],
          },
        ],
      });
      await channels.byId(channel.id).update({ displayName: "Design", description: null });
      const member = await channels
        .byId(channel.id)
        .members.byId("2")
        .update({ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: ["owner"] });
      return [channel.id, isAadUserConversationMember(member) ? member.email : undefined];
    },
    result: ["19:33b7@thread.skype", "adelev@contoso.com"],
  }),

  task("add a member to a chat with the whole history, and rename the chat", {
    docs: "chat-post-members: visibleHistoryStartDateTime, Location without a body; chat-patch; chat-delete-members",
    requests: ({ origin }) => [
      {
        line: `POST /v1.0/chats/${chat}/members`,
        body: {
          "@odata.type": "#microsoft.graph.aadUserConversationMember",
          "user@odata.bind": "https://graph.microsoft.com/v1.0/users/8b081ef6",
          visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
          roles: ["owner"],
        },
        reply: { status: 201, headers: { location: `${origin}/v1.0/chats/${chat}/members/MCMj` } },
      },
      { line: `PATCH /v1.0/chats/${chat}`, body: { topic: "Launch" }, reply: { body: { id: chat, topic: "Launch" } } },
      { line: `DELETE /v1.0/chats/${chat}/members/MCMj`, reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { response } = await withResponse((options) =>
        graph.chats.byId(chat).members.create(
          {
            "@odata.type": "#microsoft.graph.aadUserConversationMember",
            "user@odata.bind": "https://graph.microsoft.com/v1.0/users/8b081ef6",
            visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
            roles: ["owner"],
          },
          options,
        ),
      );
      const { topic } = await graph.chats.byId(chat).update({ topic: "Launch" });
      const id = response.headers.get("location")?.split("/").at(-1) ?? "";
      await graph.chats.byId(chat).members.byId(id).delete();
      return topic;
    },
    result: "Launch",
  }),

  task("pin a tab to a chat, rename it and list the tabs with their apps", {
    docs: "chat-post-tabs: teamsApp@odata.bind; chat-patch-tabs; chat-list-tabs: $expand, $filter",
    requests: [
      {
        line: `POST /v1.0/chats/${chat}/tabs`,
        body: {
          displayName: "Orders",
          "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/06805b9e",
          configuration: { entityId: "2DCA", contentUrl: "https://www.contoso.com/Orders/2DCA/tabView" },
        },
        reply: { status: 201, body: { id: "2", displayName: "Orders" } },
      },
      {
        line: `PATCH /v1.0/chats/${chat}/tabs/2`,
        body: { displayName: "All orders" },
        reply: { body: { id: "2", displayName: "All orders", configuration: { entityId: "2DCA" } } },
      },
      {
        line: `GET /v1.0/chats/${chat}/tabs?$expand=teamsApp($select=id,displayName)&$filter=displayName eq 'All orders'`,
        reply: { body: { value: [{ id: "2", teamsApp: { id: "06805b9e", displayName: "Contoso" } }] } },
      },
    ],
    run: async (graph) => {
      const { tabs } = graph.chats.byId(chat);
      const tab = await tabs.create({
        displayName: "Orders",
        "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/06805b9e",
        configuration: { entityId: "2DCA", contentUrl: "https://www.contoso.com/Orders/2DCA/tabView" },
      });
      const renamed = await tabs.byId(tab.id).update({ displayName: "All orders" });
      const found = await all(
        tabs.list({
          expand: ["teamsApp($select=id,displayName)"],
          filter: where((tab) => tab.displayName.eq("All orders")),
        }),
      );
      return [renamed.configuration?.entityId, found[0]?.teamsApp?.displayName];
    },
    result: ["2DCA", "Contoso"],
  }),

  task("post a picture in a chat, and download the picture of a message", {
    docs: "chatmessage-post: example 5, @microsoft.graph.temporaryId; chatmessage-list-hostedcontents; chatmessagehostedcontent-get: $value",
    requests: [
      {
        line: `POST /v1.0/chats/${chat}/messages`,
        body: {
          body: { contentType: "html", content: '<img src="../hostedContents/1/$value">' },
          hostedContents: [
            {
              "@microsoft.graph.temporaryId": "1",
              contentBytes: encodedPng,
              contentType: "image/png",
            },
          ],
        },
        reply: { status: 201, body: { id: "1616990032035", chatId: chat } },
      },
      {
        line: `GET /v1.0/chats/${chat}/messages/1616990032035/hostedContents`,
        reply: { body: { "@odata.count": 1, value: [{ id: "aWQ9", contentBytes: null, contentType: null }] } },
      },
      {
        line: `GET /v1.0/chats/${chat}/messages/1616990032035/hostedContents/aWQ9/$value`,
        reply: { bytes: png, headers: { "content-type": "image/png" } },
      },
    ],
    run: async (graph) => {
      const { messages } = graph.chats.byId(chat);
      const message = await messages.create({
        body: { contentType: "html", content: '<img src="../hostedContents/1/$value">' },
        hostedContents: [
          {
            "@microsoft.graph.temporaryId": "1",
            contentBytes: encodedPng,
            contentType: "image/png",
          },
        ],
      });
      const { hostedContents } = messages.byId(message.id);
      const [picture] = await all(hostedContents.list());
      const path = `/chats/${chat}/messages/${message.id}/hostedContents/${picture?.id ?? ""}/$value`;
      return [...(await graph.request<Uint8Array>({ path }))];
    },
    result: [0x89, 0x50, 0x4e, 0x47],
  }),

  task("mention a person and attach a card in a channel", {
    docs: "chatmessage-post: examples 2 and 4",
    requests: [
      {
        line: "POST /v1.0/teams/1/channels/2/messages",
        body: {
          importance: "high",
          subject: null,
          body: { contentType: "html", content: 'Hello <at id="0">Jane</at><attachment id="74d2"></attachment>' },
          mentions: [
            {
              id: 0,
              mentionText: "Jane",
              mentioned: { user: { displayName: "Jane", id: "ef1c916a", userIdentityType: "aadUser" } },
            },
          ],
          attachments: [
            { id: "74d2", contentType: "application/vnd.microsoft.card.thumbnail", content: '{"title":"Card"}' },
          ],
        },
        reply: { status: 201, body: { id: "3", mentions: [{ id: 0, mentioned: { user: { id: "ef1c916a" } } }] } },
      },
    ],
    run: async (graph) => {
      const message = await graph.teams
        .byId("1")
        .channels.byId("2")
        .messages.create({
          importance: "high",
          subject: null,
          body: { contentType: "html", content: 'Hello <at id="0">Jane</at><attachment id="74d2"></attachment>' },
          mentions: [
            {
              id: 0,
              mentionText: "Jane",
              mentioned: { user: { displayName: "Jane", id: "ef1c916a", userIdentityType: "aadUser" } },
            },
          ],
          attachments: [
            { id: "74d2", contentType: "application/vnd.microsoft.card.thumbnail", content: '{"title":"Card"}' },
          ],
        });
      return message.mentions?.[0]?.mentioned?.user?.id;
    },
    result: "ef1c916a",
  }),

  task("install an app for a user, open its chat and notify the user", {
    docs: "userteamwork-post-installedapps; userteamwork-list-installedapps: $expand, $filter; userscopeteamsappinstallation-get-chat; userteamwork-sendactivitynotification: Int64",
    requests: [
      {
        line: "POST /v1.0/users/1/teamwork/installedApps",
        body: { "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/12345678" },
        reply: { status: 201 },
      },
      {
        line: "GET /v1.0/users/1/teamwork/installedApps?$expand=teamsApp,teamsAppDefinition&$filter=teamsApp/externalId eq 'cf1ba4c7'",
        reply: { body: { value: [{ id: "2", teamsAppDefinition: { version: "1.0.1" } }] } },
      },
      { line: "GET /v1.0/users/1/teamwork/installedApps/2/chat", reply: { body: { id: chat } } },
      {
        line: "POST /v1.0/users/1/teamwork/sendActivityNotification",
        body: {
          topic: { source: "text", value: "Deployment", webUrl: "https://teams.microsoft.com/l/message/19:4" },
          activityType: "deploymentApprovalRequired",
          chainId: 1605223771864,
          previewText: { content: "Approve it" },
          templateParameters: [{ name: "deploymentId", value: "6788662" }],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { teamwork } = graph.users.byId("1");
      await teamwork.installedApps.create({
        "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/12345678",
      });
      const [app] = await all(
        teamwork.installedApps.list({
          expand: ["teamsApp", "teamsAppDefinition"],
          filter: "teamsApp/externalId eq 'cf1ba4c7'",
        }),
      );
      const opened = await teamwork.installedApps.byId(app?.id ?? "").chat.get();
      await teamwork.sendActivityNotification({
        topic: { source: "text", value: "Deployment", webUrl: "https://teams.microsoft.com/l/message/19:4" },
        activityType: "deploymentApprovalRequired",
        chainId: 1605223771864,
        previewText: { content: "Approve it" },
        templateParameters: [{ name: "deploymentId", value: "6788662" }],
      });
      return [app?.teamsAppDefinition?.version, opened.id];
    },
    result: ["1.0.1", chat],
  }),

  task("approve time off, change it and its reason, and set when a person can work", {
    docs: "timeoffrequest-approve; timeoff-put: Prefer; timeoffreason-put; shiftpreferences-put: PATCH",
    requests: [
      {
        line: "POST /v1.0/teams/1/schedule/timeOffRequests/2/approve",
        body: { message: "Enjoy" },
        reply: { status: 200 },
      },
      {
        line: "PUT /v1.0/teams/1/schedule/timesOff/3",
        headers: { prefer: "return=representation" },
        body: {
          userId: "4",
          sharedTimeOff: {
            timeOffReasonId: "TOR_1",
            startDateTime: "2019-03-11T07:00:00Z",
            endDateTime: "2019-03-12T07:00:00Z",
            theme: "white",
          },
          draftTimeOff: { timeOffReasonId: "TOR_1", theme: "pink" },
        },
        reply: { body: { id: "3", userId: "4", sharedTimeOff: { theme: "white" } } },
      },
      {
        line: "PUT /v1.0/teams/1/schedule/timeOffReasons/TOR_1",
        headers: { prefer: "return=representation" },
        body: { displayName: "Vacation", iconType: "plane", isActive: true },
        reply: { body: { id: "TOR_1", displayName: "Vacation", iconType: "plane", isActive: true } },
      },
      {
        line: "PATCH /v1.0/users/4/settings/shiftPreferences",
        body: {
          id: "SHPR_1",
          "@odata.etag": "1a371e53",
          availability: [
            {
              recurrence: {
                pattern: { type: "weekly", daysOfWeek: ["monday", "friday"], interval: 1 },
                range: { type: "noEnd" },
              },
              timeZone: "Pacific Standard Time",
              timeSlots: [{ startTime: "08:00:00.0000000", endTime: "12:00:00.0000000" }],
            },
          ],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { schedule } = graph.teams.byId("1");
      await schedule.timeOffRequests.byId("2").approve({ message: "Enjoy" });
      const prefer = { headers: { prefer: "return=representation" } };
      const timeOff = await schedule.timesOff.byId("3").replace(
        {
          userId: "4",
          sharedTimeOff: {
            timeOffReasonId: "TOR_1",
            startDateTime: "2019-03-11T07:00:00Z",
            endDateTime: "2019-03-12T07:00:00Z",
            theme: "white",
          },
          draftTimeOff: { timeOffReasonId: "TOR_1", theme: "pink" },
        },
        prefer,
      );
      const reason = await schedule.timeOffReasons
        .byId("TOR_1")
        .replace({ displayName: "Vacation", iconType: "plane", isActive: true }, prefer);
      await graph.users.byId("4").settings.shiftPreferences.update({
        id: "SHPR_1",
        "@odata.etag": "1a371e53",
        availability: [
          {
            recurrence: {
              pattern: { type: "weekly", daysOfWeek: ["monday", "friday"], interval: 1 },
              range: { type: "noEnd" },
            },
            timeZone: "Pacific Standard Time",
            timeSlots: [{ startTime: "08:00:00.0000000", endTime: "12:00:00.0000000" }],
          },
        ],
      });
      return [timeOff.sharedTimeOff?.theme, reason.iconType];
    },
    result: ["white", "plane"],
  }),

  task("make a team of a group, and take a team out of the archive", {
    docs: "team-put-teams; team-unarchive: 202 with Location; teamsasyncoperation-get",
    requests: ({ origin }) => [
      {
        line: "PUT /v1.0/groups/1/team",
        body: {
          memberSettings: { allowCreatePrivateChannels: true },
          funSettings: { allowGiphy: true, giphyContentRating: "strict" },
        },
        reply: { status: 201, body: { id: "1", funSettings: { giphyContentRating: "strict" } } },
      },
      {
        line: "POST /v1.0/teams/1/unarchive",
        reply: { status: 202, headers: { location: `${origin}/v1.0/teams/1/operations/2` } },
      },
      {
        line: "GET /v1.0/teams/1/operations/2",
        reply: { body: { id: "2", operationType: "unarchiveTeam", status: "succeeded" } },
      },
    ],
    run: async (graph) => {
      const team = await graph.groups.byId("1").team.create({
        memberSettings: { allowCreatePrivateChannels: true },
        funSettings: { allowGiphy: true, giphyContentRating: "strict" },
      });
      const operation = await graph.teams.byId("1").unarchive();
      const { status } = await operation.done();
      return [team.funSettings?.giphyContentRating, status];
    },
    result: ["strict", "succeeded"],
  }),

  task("import an old channel with its dates", {
    docs: "channel-post: example 3, @microsoft.graph.channelCreationMode; channel-completemigration",
    requests: [
      {
        line: "POST /v1.0/teams/1/channels",
        body: {
          "@microsoft.graph.channelCreationMode": "migration",
          displayName: "Import_150958_99z",
          createdDateTime: "2020-03-14T11:22:17.067Z",
        },
        reply: { status: 201, body: { id: "2", createdDateTime: "2020-03-14T11:22:17.067Z" } },
      },
      { line: "POST /v1.0/teams/1/channels/2/completeMigration", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { channels } = graph.teams.byId("1");
      const channel = await channels.create({
        "@microsoft.graph.channelCreationMode": "migration",
        displayName: "Import_150958_99z",
        createdDateTime: "2020-03-14T11:22:17.067Z",
      });
      await channels.byId(channel.id).completeMigration();
      return channel.createdDateTime;
    },
    result: "2020-03-14T11:22:17.067Z",
  }),

  task("hide a message that breaks a policy", {
    docs: "chatmessage-update: policyViolation, a flag enumeration",
    requests: [
      {
        line: "PATCH /v1.0/teams/1/channels/2/messages/3",
        body: {
          policyViolation: {
            policyTip: { generalText: "Blocked", matchedConditionDescriptions: ["Credit Card Number"] },
            verdictDetails: "allowOverrideWithoutJustification,allowFalsePositiveOverride",
            dlpAction: "blockAccess",
          },
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.teams
        .byId("1")
        .channels.byId("2")
        .messages.byId("3")
        .update({
          policyViolation: {
            policyTip: { generalText: "Blocked", matchedConditionDescriptions: ["Credit Card Number"] },
            verdictDetails: "allowOverrideWithoutJustification,allowFalsePositiveOverride",
            dlpAction: "blockAccess",
          },
        });
    },
  }),
];
