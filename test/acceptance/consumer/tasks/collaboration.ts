import { uploadLarge, type UploadTarget } from "graph-sdk";
import { all, task } from "../task.js";

const member = "#microsoft.graph.aadUserConversationMember" as const;

export default [
  task("add an owner to a team, make the owner a member and remove the member", {
    docs: "team-post-members; team-update-members; team-delete-members",
    requests: [
      {
        line: "POST /v1.0/teams/t1/members",
        body: {
          "@odata.type": member,
          roles: ["owner"],
          "user@odata.bind": "https://graph.microsoft.com/v1.0/users('8b081ef6')",
        },
        reply: { status: 201, body: { "@odata.type": member, id: "ZWUw=", roles: ["owner"], userId: "8b081ef6" } },
      },
      {
        line: "PATCH /v1.0/teams/t1/members/ZWUw=",
        body: { "@odata.type": member, roles: [] },
        reply: { body: { "@odata.type": member, id: "ZWUw=", roles: [] } },
      },
      { line: "DELETE /v1.0/teams/t1/members/ZWUw=", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { members } = graph.teams.byId("t1");
      const added = await members.create({
        "@odata.type": member,
        roles: ["owner"],
        "user@odata.bind": "https://graph.microsoft.com/v1.0/users('8b081ef6')",
      });
      const one = members.byId(added.id);
      const { roles } = await one.update({ "@odata.type": member, roles: [] });
      await one.delete();
      return [added.roles, roles];
    },
    result: [["owner"], []],
  }),

  task("send a chat message in HTML and reply to a message in a channel", {
    docs: "chat-post-messages; chatmessage-post-replies; chatmessage-list-replies",
    requests: [
      {
        line: "POST /v1.0/chats/19:2da4@thread.v2/messages",
        body: { body: { contentType: "html", content: "<b>Hello</b> world" } },
        reply: { status: 201, body: { id: "1616991463150", chatId: "19:2da4@thread.v2" } },
      },
      {
        line: "POST /v1.0/teams/t1/channels/19:4a95@thread.tacv2/messages/1590776551682/replies",
        body: { body: { content: "Hello" } },
        reply: { status: 201, body: { id: "1591039710682", replyToId: "1590776551682" } },
      },
      {
        line: "GET /v1.0/teams/t1/channels/19:4a95@thread.tacv2/messages/1590776551682/replies?$top=20",
        reply: { body: { value: [{ id: "1591039710682", body: { contentType: "text", content: "Hello" } }] } },
      },
    ],
    run: async (graph) => {
      const sent = await graph.chats
        .byId("19:2da4@thread.v2")
        .messages.create({ body: { contentType: "html", content: "<b>Hello</b> world" } });
      const { replies } = graph.teams.byId("t1").channels.byId("19:4a95@thread.tacv2").messages.byId("1590776551682");
      const { replyToId } = await replies.create({ body: { content: "Hello" } });
      const [reply] = await all(replies.list({ top: 20 }));
      return [sent.chatId, replyToId, reply?.body?.content];
    },
    result: ["19:2da4@thread.v2", "1590776551682", "Hello"],
  }),

  task("upload a large attachment to a draft and send it", {
    docs: "message-post-messages; attachment-createuploadsession: AttachmentItem; message-send",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/messages",
        body: { subject: "Flower", toRecipients: [{ emailAddress: { address: "a@contoso.com" } }] },
        reply: { status: 201, body: { id: "AAMkADI5=", isDraft: true } },
      },
      {
        line: "POST /v1.0/me/messages/AAMkADI5=/attachments/createUploadSession",
        body: { AttachmentItem: { attachmentType: "file", name: "flower", size: 400_000 } },
        reply: {
          status: 201,
          body: { uploadUrl: `${origin}/api/v2.0/Users('1')/Sessions('2')?authtoken=x`, nextExpectedRanges: ["0-"] },
        },
      },
      {
        line: "PUT /api/v2.0/Users('1')/Sessions('2')?authtoken=x",
        headers: { "content-range": "bytes 0-327679/400000", authorization: null },
        reply: { status: 200, body: { nextExpectedRanges: ["327680-399999"] } },
      },
      {
        line: "PUT /api/v2.0/Users('1')/Sessions('2')?authtoken=x",
        headers: { "content-range": "bytes 327680-399999/400000", authorization: null },
        reply: { status: 201, headers: { location: `${origin}/api/v2.0/Users('1')/Attachments('3')` } },
      },
      { line: "POST /v1.0/me/messages/AAMkADI5=/send", reply: { status: 202 } },
    ],
    run: async (graph) => {
      const draft = await graph.me.messages.create({
        subject: "Flower",
        toRecipients: [{ emailAddress: { address: "a@contoso.com" } }],
      });
      const message = graph.me.messages.byId(draft.id);
      const session = await message.attachments.createUploadSession({
        AttachmentItem: { attachmentType: "file", name: "flower", size: 400_000 },
      });
      const { location } = await uploadLarge(graph.context, session as UploadTarget, new Uint8Array(400_000), {
        chunkSize: 327_680,
      });
      await message.send();
      return location?.endsWith("Attachments('3')");
    },
    result: true,
  }),

  task("decline an event with another time, and snooze the reminder of the next one", {
    docs: "event-decline: proposedNewTime; event-snoozereminder: newReminderTime",
    requests: [
      {
        line: "POST /v1.0/me/events/AAMk=/decline",
        body: {
          comment: "How about next week?",
          sendResponse: true,
          proposedNewTime: {
            start: { dateTime: "2019-12-02T18:00:00", timeZone: "Pacific Standard Time" },
            end: { dateTime: "2019-12-02T19:00:00", timeZone: "Pacific Standard Time" },
          },
        },
        reply: { status: 202 },
      },
      {
        line: "POST /v1.0/me/events/2/snoozeReminder",
        body: { newReminderTime: { dateTime: "2019-12-02T17:45:00", timeZone: "UTC" } },
        reply: { status: 200 },
      },
    ],
    run: async (graph) => {
      await graph.me.events.byId("AAMk=").decline({
        comment: "How about next week?",
        sendResponse: true,
        proposedNewTime: {
          start: { dateTime: "2019-12-02T18:00:00", timeZone: "Pacific Standard Time" },
          end: { dateTime: "2019-12-02T19:00:00", timeZone: "Pacific Standard Time" },
        },
      });
      await graph.me.events
        .byId("2")
        .snoozeReminder({ newReminderTime: { dateTime: "2019-12-02T17:45:00", timeZone: "UTC" } });
    },
  }),

  task("count the events of a week", {
    docs: "user-list-calendarview: startDateTime and endDateTime are required; OData, count of a collection: /$count",
    requests: [
      {
        line: "GET /v1.0/users/a@contoso.com/calendarView/$count?startDateTime=2021-07-05T00:00:00Z&endDateTime=2021-07-12T00:00:00Z",
        reply: { bytes: new TextEncoder().encode("17") },
      },
    ],
    run: async (graph) =>
      await graph.users.byId("a@contoso.com").calendarView.count("2021-07-05T00:00:00Z", "2021-07-12T00:00:00Z"),
    result: 17,
  }),

  task("read a contact, change it and send it back", {
    docs: "contact-get; contact-update",
    requests: [
      {
        line: "GET /v1.0/me/contacts/1",
        reply: { body: { id: "1", givenName: "Pavel", surname: "Bansky", emailAddresses: [{ address: "p@x.com" }] } },
      },
      {
        line: "PATCH /v1.0/me/contacts/1",
        body: { id: "1", givenName: "Pavel", surname: "Novak", emailAddresses: [{ address: "p@x.com" }] },
        reply: { body: { id: "1", surname: "Novak" } },
      },
    ],
    run: async (graph) => {
      const contact = graph.me.contacts.byId("1");
      return (await contact.update({ ...(await contact.get()), surname: "Novak" })).surname;
    },
    result: "Novak",
  }),

  task("turn on automatic replies for a week", {
    docs: "user-update-mailboxsettings, example 1",
    requests: [
      {
        line: "PATCH /v1.0/me/mailboxSettings",
        body: {
          automaticRepliesSetting: {
            status: "scheduled",
            scheduledStartDateTime: { dateTime: "2016-03-20T18:00:00.0000000", timeZone: "UTC" },
            scheduledEndDateTime: { dateTime: "2016-03-28T18:00:00.0000000", timeZone: "UTC" },
          },
        },
        reply: { body: { automaticRepliesSetting: { status: "scheduled", externalAudience: "all" } } },
      },
    ],
    run: async (graph) => {
      const { automaticRepliesSetting } = await graph.me.mailboxSettings.update({
        automaticRepliesSetting: {
          status: "scheduled",
          scheduledStartDateTime: { dateTime: "2016-03-20T18:00:00.0000000", timeZone: "UTC" },
          scheduledEndDateTime: { dateTime: "2016-03-28T18:00:00.0000000", timeZone: "UTC" },
        },
      });
      return automaticRepliesSetting?.externalAudience;
    },
    result: "all",
  }),

  task("archive a team and watch the operation", {
    docs: "team-archive: 202 with Location /teams({id})/operations({opId}); teamsasyncoperation",
    requests: [
      {
        line: "POST /v1.0/teams/t1/archive",
        body: { shouldSetSpoSiteReadOnlyForMembers: true },
        reply: { status: 202, headers: { location: "/teams('t1')/operations('o1')" } },
      },
      {
        line: "GET /v1.0/teams('t1')/operations('o1')",
        reply: { body: { id: "o1", operationType: "archiveTeam", status: "succeeded" } },
      },
    ],
    run: async (graph) => {
      const operation = await graph.teams.byId("t1").archive({ shouldSetSpoSiteReadOnlyForMembers: true });
      return (await operation.done()).status;
    },
    result: "succeeded",
  }),

  task("set the due date of a task, and complete it", {
    docs: "todotask-update; todotask: status",
    requests: [
      {
        line: "PATCH /v1.0/me/todo/lists/AAMk=/tasks/721a",
        body: { dueDateTime: { dateTime: "2020-07-25T16:00:00", timeZone: "Eastern Standard Time" } },
        reply: { body: { id: "721a", status: "notStarted" } },
      },
      {
        line: "PATCH /v1.0/me/todo/lists/AAMk=/tasks/721a",
        body: { status: "completed" },
        reply: { body: { id: "721a", status: "completed" } },
      },
    ],
    run: async (graph) => {
      const one = graph.me.todo.lists.byId("AAMk=").tasks.byId("721a");
      await one.update({ dueDateTime: { dateTime: "2020-07-25T16:00:00", timeZone: "Eastern Standard Time" } });
      return (await one.update({ status: "completed" })).status;
    },
    result: "completed",
  }),

  task("find messages by an open extension and read its properties", {
    docs: "opentypeextension-get: $filter=Extensions/any(f:f/id eq …)&$expand=Extensions($filter=id eq …)",
    requests: [
      {
        line: "GET /v1.0/groups/g1/events?$filter=Extensions/any(f:f/id eq 'Com.Contoso.Deal')&$expand=Extensions($filter=id eq 'Com.Contoso.Deal')",
        reply: { body: { value: [{ id: "e1", subject: "Deal" }] } },
      },
      {
        line: "GET /v1.0/groups/g1/events/e1/extensions/Com.Contoso.Deal",
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.openTypeExtension",
            id: "Microsoft.OutlookServices.OpenTypeExtension.Com.Contoso.Deal",
            extensionName: "Com.Contoso.Deal",
            dealValue: 1010100,
          },
        },
      },
    ],
    run: async (graph) => {
      const { events } = graph.groups.byId("g1");
      const [event] = await all(
        events.list({
          filter: "Extensions/any(f:f/id eq 'Com.Contoso.Deal')",
          query: { $expand: "Extensions($filter=id eq 'Com.Contoso.Deal')" },
        }),
      );
      const extension = await events
        .byId(event?.id ?? "")
        .extensions.byId("Com.Contoso.Deal")
        .get();
      return [event?.subject, extension.dealValue];
    },
    result: ["Deal", 1010100],
  }),

  task("start a thread in a group and reply to it", {
    docs: "group-post-threads; conversationthread-reply",
    requests: [
      {
        line: "POST /v1.0/groups/g1/threads",
        body: { topic: "New topic", posts: [{ body: { contentType: "html", content: "this is body content" } }] },
        reply: { status: 201, body: { id: "t1" } },
      },
      {
        line: "POST /v1.0/groups/g1/threads/t1/reply",
        body: { post: { body: { contentType: "text", content: "Thanks" } } },
        reply: { status: 202 },
      },
    ],
    run: async (graph) => {
      const { threads } = graph.groups.byId("g1");
      const { id } = await threads.create({
        topic: "New topic",
        posts: [{ body: { contentType: "html", content: "this is body content" } }],
      });
      await threads.byId(id).reply({ post: { body: { contentType: "text", content: "Thanks" } } });
    },
  }),

  task("change a room, and let a delegate write to a calendar", {
    docs: "place-update: @odata.type microsoft.graph.room; calendarpermission-update",
    requests: [
      {
        line: "PATCH /v1.0/places/cf100@contoso.com",
        body: { "@odata.type": "microsoft.graph.room", nickname: "Conf Room", capacity: 50 },
        reply: { body: { "@odata.type": "#microsoft.graph.room", id: "3162F1E1", capacity: 50 } },
      },
      {
        line: "PATCH /v1.0/users/1/calendar/calendarPermissions/RGVmYXVsdA==",
        body: { role: "write" },
        reply: { body: { id: "L289", role: "write" } },
      },
    ],
    run: async (graph) => {
      await graph.places
        .byId("cf100@contoso.com")
        .update({ "@odata.type": "microsoft.graph.room", nickname: "Conf Room", capacity: 50 });
      const permission = graph.users.byId("1").calendar.calendarPermissions.byId("RGVmYXVsdA==");
      return (await permission.update({ role: "write" })).role;
    },
    result: "write",
  }),

  task("get the mail tips of two people, and translate ids", {
    docs: "user-getmailtips: EmailAddresses, MailTipsOptions; user-translateexchangeids",
    requests: [
      {
        line: "POST /v1.0/me/getMailTips",
        body: { EmailAddresses: ["danas@contoso.com"], MailTipsOptions: "automaticReplies, mailboxFullStatus" },
        reply: { body: { value: [{ emailAddress: { address: "danas@contoso.com" }, mailboxFull: false }] } },
      },
      {
        line: "POST /v1.0/me/translateExchangeIds",
        body: { inputIds: ["r1"], sourceIdType: "restId", targetIdType: "restImmutableEntryId" },
        reply: { body: { value: [{ sourceId: "r1", targetId: "i1" }] } },
      },
    ],
    run: async (graph) => {
      const tips = await graph.me.getMailTips({
        EmailAddresses: ["danas@contoso.com"],
        MailTipsOptions: "automaticReplies, mailboxFullStatus",
      });
      const ids = await graph.me.translateExchangeIds({
        inputIds: ["r1"],
        sourceIdType: "restId",
        targetIdType: "restImmutableEntryId",
      });
      return [tips[0]?.mailboxFull, ids[0]?.targetId];
    },
    result: [false, "i1"],
  }),

  task("copy a page to the section of a group, and watch the copy", {
    docs: "page-copytosection: 202 with Operation-Location; onenoteoperation-get",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/onenote/pages/1/copyToSection",
        body: { id: "2", groupId: "3" },
        reply: { status: 202, headers: { "operation-location": `${origin}/v1.0/me/onenote/operations/4` } },
      },
      {
        line: "GET /v1.0/me/onenote/operations/4",
        reply: { body: { id: "4", status: "Completed", percentComplete: "100" } },
      },
    ],
    run: async (graph) => {
      await graph.me.onenote.pages.byId("1").copyToSection({ id: "2", groupId: "3" });
      const operation = await graph.me.onenote.operations.byId("4").get();
      return operation.percentComplete;
    },
    result: "100",
  }),
];
