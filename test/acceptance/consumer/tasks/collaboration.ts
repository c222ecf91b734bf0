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

  task("change and remove a permission of a file", {
    docs: "driveitem-list-permissions; permission-update; permission-delete",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/permissions",
        reply: { body: { value: [{ id: "p1", roles: ["write"], grantedTo: { user: { displayName: "Ryan" } } }] } },
      },
      {
        line: "PATCH /v1.0/me/drive/items/1/permissions/p1",
        body: { roles: ["read"] },
        reply: { body: { id: "p1", roles: ["read"] } },
      },
      { line: "DELETE /v1.0/me/drive/items/1/permissions/p1", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { permissions } = graph.me.drive.items.byId("1");
      const [found] = await all(permissions.list());
      const permission = permissions.byId(found?.id ?? "");
      const { roles } = await permission.update({ roles: ["read"] });
      await permission.delete();
      return [found?.grantedTo?.user?.displayName, roles];
    },
    result: ["Ryan", ["read"]],
  }),

  task("restore a version of a file, and download the file as a PDF", {
    docs: "driveitemversion-restore; driveitem-get-content-format, example: ?format={format}; 302 to a preauthenticated URL",
    requests: ({ origin }) => [
      { line: "POST /v1.0/me/drive/items/1/versions/2.0/restoreVersion", reply: { status: 204 } },
      {
        line: "GET /v1.0/me/drive/items/1/content?format=pdf",
        reply: { status: 302, headers: { location: `${origin}/download/1` } },
      },
      { line: "GET /download/1", reply: { bytes: new TextEncoder().encode("%PDF-1.7") } },
    ],
    run: async (graph) => {
      const item = graph.me.drive.items.byId("1");
      await item.versions.byId("2.0").restoreVersion();
      return new TextDecoder().decode(await item.content.get({ query: { format: "pdf" } }));
    },
    result: "%PDF-1.7",
  }),

  task("create a folder that gets another name if its name is taken", {
    docs: "driveitem-post-children: @microsoft.graph.conflictBehavior",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/children",
        body: { name: "New Folder", folder: {}, "@microsoft.graph.conflictBehavior": "rename" },
        reply: { status: 201, body: { id: "ACEA49D1-144", name: "New Folder 1", folder: { childCount: 0 } } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.drive.items.byId("1").children.create({
          name: "New Folder",
          folder: {},
          "@microsoft.graph.conflictBehavior": "rename",
        })
      ).name,
    result: "New Folder 1",
  }),

  task("create a list with columns and read its columns", {
    docs: "list-create; list-get: expand=columns; OData: $expand with $select",
    requests: [
      {
        line: "POST /v1.0/sites/contoso.sharepoint.com,1,2/lists",
        body: {
          displayName: "Books",
          columns: [
            { name: "Author", text: {} },
            { name: "PageCount", number: {} },
          ],
          list: { template: "genericList" },
        },
        reply: { status: 201, body: { id: "22e03ef3", name: "Books" } },
      },
      {
        line: "GET /v1.0/sites/contoso.sharepoint.com,1,2/lists/22e03ef3?$select=id,name&$expand=columns($select=name)",
        reply: { body: { id: "22e03ef3", name: "Books", columns: [{ name: "Author" }, { name: "PageCount" }] } },
      },
    ],
    run: async (graph) => {
      const { lists } = graph.sites.byId("contoso.sharepoint.com,1,2");
      const { id } = await lists.create({
        displayName: "Books",
        columns: [
          { name: "Author", text: {} },
          { name: "PageCount", number: {} },
        ],
        list: { template: "genericList" },
      });
      const list = await lists.byId(id).get({ select: ["id", "name"], expand: ["columns($select=name)"] });
      return list.columns?.map(({ name }) => name);
    },
    result: ["Author", "PageCount"],
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

  task("search messages and files across the organization", {
    docs: "search-query",
    requests: [
      {
        line: "POST /v1.0/search/query",
        body: { requests: [{ entityTypes: ["driveItem"], query: { queryString: "contoso" }, from: 0, size: 25 }] },
        reply: {
          body: {
            value: [{ searchTerms: ["contoso"], hitsContainers: [{ total: 1, hits: [{ hitId: "h1", rank: 1 }] }] }],
          },
        },
      },
    ],
    run: async (graph) => {
      const found = await graph.search.query({
        requests: [{ entityTypes: ["driveItem"], query: { queryString: "contoso" }, from: 0, size: 25 }],
      });
      return found[0]?.hitsContainers?.[0]?.hits?.[0]?.hitId;
    },
    result: "h1",
  }),

  task("follow two sites and find people", {
    docs: "site-follow: value; user-list-people: $search, $top",
    requests: [
      {
        line: "POST /v1.0/users/1/followedSites/add",
        body: { value: [{ id: "contoso.sharepoint.com,1,2" }, { id: "contoso.sharepoint.com,1,3" }] },
        reply: { body: { value: [{ id: "contoso.sharepoint.com,1,2", name: "SiteFollowed1" }] } },
      },
      {
        line: 'GET /v1.0/me/people?$search="irene"&$top=3',
        reply: { body: { value: [{ id: "2", displayName: "Irene McGowan" }] } },
      },
    ],
    run: async (graph) => {
      const followed = await graph.users
        .byId("1")
        .followedSites.add({ value: [{ id: "contoso.sharepoint.com,1,2" }, { id: "contoso.sharepoint.com,1,3" }] });
      const [person] = await all(graph.me.people.list({ search: '"irene"', top: 3 }));
      return [followed[0]?.name, person?.displayName];
    },
    result: ["SiteFollowed1", "Irene McGowan"],
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

  task("create a table in a workbook, sort it and add a chart", {
    docs: "tablecollection-add: address, hasHeaders; tablesort-apply; chartcollection-add: type, sourceData, seriesBy",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/add",
        body: { address: "Sheet1!A1:D5", hasHeaders: true },
        reply: { status: 201, body: { id: "t1", name: "Table1" } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/t1/sort/apply",
        body: { fields: [{ key: 1, ascending: false }], matchCase: false },
        reply: { status: 200 },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/add",
        body: { type: "ColumnStacked", sourceData: "A1:B1", seriesBy: "Auto" },
        reply: { status: 201, body: { id: "c1", name: "Chart 1" } },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const table = await workbook.tables.add({ address: "Sheet1!A1:D5", hasHeaders: true });
      await workbook.tables.byId(table.id).sort.apply({ fields: [{ key: 1, ascending: false }], matchCase: false });
      const chart = await workbook.worksheets
        .byId("Sheet1")
        .charts.add({ type: "ColumnStacked", sourceData: "A1:B1", seriesBy: "Auto" });
      return [table.name, chart.name];
    },
    result: ["Table1", "Chart 1"],
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
];
