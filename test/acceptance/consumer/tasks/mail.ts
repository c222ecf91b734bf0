import { delta } from "graph-sdk";
import { all, task } from "../task.js";

export default [
  task("send a mail with an attachment", {
    docs: "user-sendmail, example 2; resources/fileattachment: contentBytes is base64",
    requests: [
      {
        line: "POST /v1.0/me/sendMail",
        body: {
          message: {
            subject: "Meet for lunch?",
            body: { contentType: "Text", content: "The new cafeteria is open." },
            toRecipients: [{ emailAddress: { address: "meganb@contoso.onmicrosoft.com" } }],
            attachments: [
              {
                "@odata.type": "#microsoft.graph.fileAttachment",
                name: "attachment.txt",
                contentType: "text/plain",
                contentBytes: "SGVsbG8gV29ybGQh",
              },
            ],
          },
          saveToSentItems: false,
        },
        reply: { status: 202 },
      },
    ],
    run: (graph) =>
      graph.me.sendMail({
        message: {
          subject: "Meet for lunch?",
          body: { contentType: "Text", content: "The new cafeteria is open." },
          toRecipients: [{ emailAddress: { address: "meganb@contoso.onmicrosoft.com" } }],
          attachments: [
            {
              "@odata.type": "#microsoft.graph.fileAttachment",
              name: "attachment.txt",
              contentType: "text/plain",
              contentBytes: "SGVsbG8gV29ybGQh",
            },
          ],
        },
        saveToSentItems: false,
      }),
  }),

  task("a misspelt property of a mail does not compile", {
    docs: "resources/message: an open type with documented properties",
    requests: [{ line: "POST /v1.0/me/sendMail", body: { message: { subjct: "x" } }, reply: { status: 202 } }],
    run: (graph) =>
      // @ts-expect-error -- the property is spelt subject
      graph.me.sendMail({ message: { subjct: "x" } }),
  }),

  task("list unread messages with select, expand and top", {
    docs: "user-list-messages: supports the OData query parameters",
    requests: [
      {
        line: "GET /v1.0/me/messages?$select=subject,isRead&$expand=attachments&$filter=isRead eq false&$top=10",
        reply: { body: { value: [{ subject: "Hi", isRead: false, attachments: [] }] } },
      },
    ],
    run: async (graph) => {
      const messages = await all(
        graph.me.messages.list({
          select: ["subject", "isRead"],
          expand: ["attachments"],
          filter: "isRead eq false",
          top: 10,
        }),
      );
      return messages[0]?.subject;
    },
    result: "Hi",
  }),

  task("search messages", {
    docs: 'search-query-parameter: GET /me/messages?$search="pizza"',
    requests: [{ line: 'GET /v1.0/me/messages?$search="pizza"', reply: { body: { value: [] } } }],
    run: async (graph) => await all(graph.me.messages.list({ search: '"pizza"' })),
    result: [],
  }),

  task("reply to a message", {
    docs: "message-reply: 202",
    requests: [{ line: "POST /v1.0/me/messages/1/reply", body: { comment: "Thanks" }, reply: { status: 202 } }],
    run: (graph) => graph.me.messages.byId("1").reply({ comment: "Thanks" }),
  }),

  task("move a message to another folder", {
    docs: "message-move: 201 with the message",
    requests: [
      {
        line: "POST /v1.0/me/messages/1/move",
        body: { destinationId: "deleteditems" },
        reply: { status: 201, body: { id: "2" } },
      },
    ],
    run: async (graph) => (await graph.me.messages.byId("1").move({ destinationId: "deleteditems" })).id,
    result: "2",
  }),

  task("download the MIME content of a message", {
    docs: "message-get, example: GET /me/messages/{id}/$value",
    requests: [
      {
        line: "GET /v1.0/me/messages/1/$value",
        reply: { headers: { "content-type": "text/plain" }, bytes: new TextEncoder().encode("MIME") },
      },
    ],
    run: async (graph) => new TextDecoder().decode(await graph.me.messages.byId("1").content.get()),
    result: "MIME",
  }),

  task("read the changes of messages in a folder", {
    docs: "message-delta: GET /me/mailFolders/{id}/messages/delta",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/mailFolders/inbox/messages/delta",
        reply: {
          body: {
            value: [{ id: "1" }],
            "@odata.deltaLink": `${origin}/v1.0/me/mailFolders/inbox/messages/delta?$deltatoken=a`,
          },
        },
      },
    ],
    run: async (graph) => {
      const changes = delta(graph.me.mailFolders.byId("inbox").messages.delta());
      return [(await all(changes)).length, changes.deltaLink?.endsWith("=a")];
    },
    result: [1, true],
  }),

  task("create an event in a time zone", {
    docs: "user-post-events: Prefer: outlook.timezone",
    requests: [
      {
        line: "POST /v1.0/me/events",
        headers: { prefer: 'outlook.timezone="Pacific Standard Time"' },
        body: {
          subject: "Let's go for lunch",
          start: { dateTime: "2017-04-15T12:00:00", timeZone: "Pacific Standard Time" },
          end: { dateTime: "2017-04-15T14:00:00", timeZone: "Pacific Standard Time" },
        },
        reply: { status: 201, body: { id: "1" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.events.create(
          {
            subject: "Let's go for lunch",
            start: { dateTime: "2017-04-15T12:00:00", timeZone: "Pacific Standard Time" },
            end: { dateTime: "2017-04-15T14:00:00", timeZone: "Pacific Standard Time" },
          },
          { headers: { Prefer: 'outlook.timezone="Pacific Standard Time"' } },
        )
      ).id,
    result: "1",
  }),

  task("list the calendar view of a week", {
    docs: "user-list-calendarview: GET /me/calendar/calendarView; startDateTime and endDateTime are required",
    requests: [
      {
        line: "GET /v1.0/me/calendar/calendarView?startDateTime=2020-01-01T19:00:00-08:00&endDateTime=2020-01-02T19:00:00-08:00&$top=5",
        reply: { body: { value: [{ id: "1" }] } },
      },
    ],
    run: async (graph) =>
      (
        await all(
          graph.me.calendar.calendarView.list("2020-01-01T19:00:00-08:00", "2020-01-02T19:00:00-08:00", { top: 5 }),
        )
      ).length,
    result: 1,
  }),

  task("subscribe to changes of the inbox", {
    docs: "subscription-post-subscriptions",
    requests: [
      {
        line: "POST /v1.0/subscriptions",
        body: {
          changeType: "created",
          notificationUrl: "https://webhook.azurewebsites.net/api/send/myNotifyClient",
          resource: "me/mailFolders('Inbox')/messages",
          expirationDateTime: "2016-11-20T18:23:45.9356913Z",
        },
        reply: { status: 201, body: { id: "7f105c7d" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.subscriptions.create({
          changeType: "created",
          notificationUrl: "https://webhook.azurewebsites.net/api/send/myNotifyClient",
          resource: "me/mailFolders('Inbox')/messages",
          expirationDateTime: "2016-11-20T18:23:45.9356913Z",
        })
      ).id,
    result: "7f105c7d",
  }),
];
