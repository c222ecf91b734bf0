import { dateTime, delta, removalOf, where } from "graph-sdk";
import { isEventResource, isEventMessage, isItemAttachment } from "graph-sdk/guards";
import { all, task } from "../task.js";

const mime = "RnJvbTogQWxleCBXaWxiZXIK";

export default [
  task("create a hidden folder, copy it and move the copy", {
    docs: "user-post-mailfolders: isHidden; mailfolder-copy; mailfolder-move; mailfolder-update",
    requests: [
      {
        line: "POST /v1.0/me/mailFolders",
        body: { displayName: "Clutter", isHidden: true },
        reply: { status: 201, body: { id: "1", displayName: "Clutter", isHidden: true } },
      },
      {
        line: "POST /v1.0/me/mailFolders/1/copy",
        body: { destinationId: "archive" },
        reply: { body: { id: "2", displayName: "Clutter" } },
      },
      {
        line: "POST /v1.0/me/mailFolders/2/move",
        body: { destinationId: "deleteditems" },
        reply: { body: { id: "3", parentFolderId: "4" } },
      },
      {
        line: "PATCH /v1.0/me/mailFolders/3",
        body: { displayName: "Old" },
        reply: { body: { id: "3", displayName: "Old" } },
      },
    ],
    run: async (graph) => {
      const { mailFolders } = graph.me;
      const folder = await mailFolders.create({ displayName: "Clutter", isHidden: true });
      const copy = await mailFolders.byId(folder.id).copy({ destinationId: "archive" });
      const moved = await mailFolders.byId(copy.id).move({ destinationId: "deleteditems" });
      const { displayName } = await mailFolders.byId(moved.id).update({ displayName: "Old" });
      return [moved.parentFolderId, displayName];
    },
    result: ["4", "Old"],
  }),

  task("attach an event to a message, and read the attached item", {
    docs: "message-post-attachments: itemAttachment; attachment-get: example 3, $expand with a cast",
    requests: [
      {
        line: "POST /v1.0/me/messages/1/attachments",
        body: {
          "@odata.type": "#microsoft.graph.itemAttachment",
          name: "Holiday event",
          item: {
            "@odata.type": "#microsoft.graph.event",
            subject: "Discuss gifts for children",
            body: { contentType: "html", content: "Let's look for funding!" },
            start: { dateTime: "2016-12-02T18:00:00", timeZone: "Pacific Standard Time" },
            end: { dateTime: "2016-12-02T19:00:00", timeZone: "Pacific Standard Time" },
          },
        },
        reply: {
          status: 201,
          body: { "@odata.type": "#microsoft.graph.itemAttachment", id: "2", name: "Holiday event", size: 10 },
        },
      },
      {
        line: "GET /v1.0/me/messages/1/attachments/2?$expand=microsoft.graph.itemAttachment/item",
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.itemAttachment",
            id: "2",
            item: { "@odata.type": "#microsoft.graph.event", id: "3", subject: "Discuss gifts for children" },
          },
        },
      },
    ],
    run: async (graph) => {
      const { attachments } = graph.me.messages.byId("1");
      const { id, name } = await attachments.create({
        "@odata.type": "#microsoft.graph.itemAttachment",
        name: "Holiday event",
        item: {
          "@odata.type": "#microsoft.graph.event",
          subject: "Discuss gifts for children",
          body: { contentType: "html", content: "Let's look for funding!" },
          start: { dateTime: "2016-12-02T18:00:00", timeZone: "Pacific Standard Time" },
          end: { dateTime: "2016-12-02T19:00:00", timeZone: "Pacific Standard Time" },
        },
      });
      const attachment = await attachments.byId(id).get({ expand: ["microsoft.graph.itemAttachment/item"] });
      const item = isItemAttachment(attachment) ? attachment.item : undefined;
      return [name, isEventResource(item) ? item.subject : undefined];
    },
    result: ["Holiday event", "Discuss gifts for children"],
  }),

  task("download the content of an attachment, and list attachments without content", {
    docs: "attachment-get: $value; message-list-attachments: $select, $filter",
    requests: [
      {
        line: "GET /v1.0/me/messages/1/attachments?$select=id,name,size&$orderby=size desc",
        reply: {
          body: { value: [{ "@odata.type": "#microsoft.graph.fileAttachment", id: "2", name: "a.txt", size: 3 }] },
        },
      },
      {
        line: "GET /v1.0/me/messages/1/attachments/2/$value",
        reply: { bytes: new Uint8Array([97, 98, 99]), headers: { "content-type": "text/plain" } },
      },
    ],
    run: async (graph) => {
      const { attachments } = graph.me.messages.byId("1");
      const [first] = await all(attachments.list({ select: ["id", "name", "size"], orderby: ["size desc"] }));
      const content = await attachments.byId(first?.id ?? "").content.get();
      return [first?.name, new TextDecoder().decode(content)];
    },
    result: ["a.txt", "abc"],
  }),

  task("draft a reply in MIME, and draft a forward", {
    docs: "message-createreply: text/plain; message-createforward: no body",
    requests: [
      {
        line: "POST /v1.0/me/messages/1/createReply",
        headers: { "content-type": "text/plain" },
        bytes: new TextEncoder().encode(mime),
        reply: { status: 201, body: { id: "2", isDraft: true } },
      },
      {
        line: "POST /v1.0/me/messages/1/createForward",
        reply: { status: 201, body: { id: "3", isDraft: true } },
      },
    ],
    run: async (graph) => {
      const reply = await graph.me.messages.byId("1").createReply(mime);
      const forward = await graph.me.messages.byId("1").createForward();
      return [reply.id, forward.id];
    },
    result: ["2", "3"],
  }),

  task("create a draft with extended properties of several values, and find it by one", {
    docs: "multivaluelegacyextendedproperty-post-multivalueextendedproperties; multivaluelegacyextendedproperty-get: $expand with $filter",
    requests: [
      {
        line: "POST /v1.0/me/messages",
        body: {
          subject: "Palettes",
          multiValueExtendedProperties: [{ id: "StringArray {66f5a359} Name Palette", value: ["Green", "Aqua"] }],
        },
        reply: { status: 201, body: { id: "1" } },
      },
      {
        line: "GET /v1.0/me/messages/1?$expand=multiValueExtendedProperties($filter=id eq 'StringArray {66f5a359} Name Palette')&$select=subject",
        reply: {
          body: {
            id: "1",
            subject: "Palettes",
            multiValueExtendedProperties: [{ id: "StringArray {66f5a359} Name Palette", value: ["Green", "Aqua"] }],
          },
        },
      },
    ],
    run: async (graph) => {
      const { messages } = graph.me;
      const draft = await messages.create({
        subject: "Palettes",
        multiValueExtendedProperties: [{ id: "StringArray {66f5a359} Name Palette", value: ["Green", "Aqua"] }],
      });
      const found = await messages.byId(draft.id).get({
        expand: ["multiValueExtendedProperties($filter=id eq 'StringArray {66f5a359} Name Palette')"],
        select: ["subject"],
      });
      return found.multiValueExtendedProperties?.[0]?.value;
    },
    result: ["Green", "Aqua"],
  }),

  task("read the changes of a week in a calendar, two at a time and in a time zone", {
    docs: "event-delta: startDateTime, endDateTime, two values of Prefer",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/calendarView/delta?startDateTime=2021-07-05T00:00:00Z&endDateTime=2021-07-12T00:00:00Z",
        headers: { prefer: 'odata.maxpagesize=2, outlook.timezone="Pacific Standard Time"' },
        reply: {
          body: {
            "@odata.nextLink": `${origin}/v1.0/me/calendarView/delta?$skiptoken=a`,
            value: [{ id: "1", subject: "One" }],
          },
        },
      },
      {
        line: "GET /v1.0/me/calendarView/delta?$skiptoken=a",
        headers: { prefer: 'odata.maxpagesize=2, outlook.timezone="Pacific Standard Time"' },
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/me/calendarView/delta?$deltatoken=b`,
            value: [{ id: "2", "@removed": { reason: "deleted" } }],
          },
        },
      },
    ],
    run: async (graph) => {
      const changes = delta(
        graph.me.calendarView.delta("2021-07-05T00:00:00Z", "2021-07-12T00:00:00Z", {
          headers: { prefer: 'odata.maxpagesize=2, outlook.timezone="Pacific Standard Time"' },
        }),
      );
      const [changed, removed] = await all(changes);
      return [changed?.subject, removalOf(removed), changes.deltaLink?.split("=")[1]];
    },
    result: ["One", "deleted", "b"],
  }),

  task("forward an event, accept it silently and dismiss its reminder", {
    docs: "event-forward: ToRecipients, Comment; event-accept: sendResponse; event-dismissreminder",
    requests: [
      {
        line: "POST /v1.0/me/events/1/forward",
        body: {
          ToRecipients: [{ emailAddress: { address: "danas@contoso.com", name: "Dana Swope" } }],
          Comment: "Come",
        },
        reply: { status: 202 },
      },
      { line: "POST /v1.0/me/events/1/accept", body: { sendResponse: false }, reply: { status: 202 } },
      { line: "POST /v1.0/me/events/1/dismissReminder", reply: { status: 200 } },
    ],
    run: async (graph) => {
      const event = graph.me.events.byId("1");
      await event.forward({
        ToRecipients: [{ emailAddress: { address: "danas@contoso.com", name: "Dana Swope" } }],
        Comment: "Come",
      });
      await event.accept({ sendResponse: false });
      await event.dismissReminder();
    },
  }),

  task("find contacts by their address, and create one in a folder of a folder", {
    docs: "user-list-contacts: $filter with any; contactfolder-post-childfolders; contactfolder-post-contacts",
    requests: [
      {
        line: "GET /v1.0/me/contacts?$filter=emailAddresses/any(x:x/address eq 'garth@contoso.com')&$orderby=surname,givenName desc&$select=displayName",
        reply: { body: { value: [{ id: "1", displayName: "Garth" }] } },
      },
      {
        line: "POST /v1.0/me/contactFolders/2/childFolders",
        body: { displayName: "Family" },
        reply: { status: 201, body: { id: "3", parentFolderId: "2" } },
      },
      {
        line: "POST /v1.0/me/contactFolders/3/contacts",
        body: {
          givenName: "Pavel",
          birthday: "1974-07-22",
          emailAddresses: [{ address: "pavelb@contoso.com", name: "Pavel" }],
          businessPhones: ["+1 732 555 0102"],
        },
        reply: { status: 201, body: { id: "4", birthday: "1974-07-22T00:00:00Z" } },
      },
    ],
    run: async (graph) => {
      const [found] = await all(
        graph.me.contacts.list({
          filter: where((contact) => contact.emailAddresses.any((a) => a.address.eq("garth@contoso.com"))),
          orderby: ["surname", "givenName desc"],
          select: ["displayName"],
        }),
      );
      const { contactFolders } = graph.me;
      const folder = await contactFolders.byId("2").childFolders.create({ displayName: "Family" });
      const contact = await contactFolders.byId(folder.id).contacts.create({
        givenName: "Pavel",
        birthday: "1974-07-22",
        emailAddresses: [{ address: "pavelb@contoso.com", name: "Pavel" }],
        businessPhones: ["+1 732 555 0102"],
      });
      return [found?.displayName, folder.parentFolderId, contact.id];
    },
    result: ["Garth", "2", "4"],
  }),

  task("read the event of an invitation that came by mail", {
    docs: "eventmessage-get: $expand=microsoft.graph.eventMessage/event",
    requests: [
      {
        line: "GET /v1.0/me/messages/1?$expand=microsoft.graph.eventMessage/event",
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.eventMessageRequest",
            id: "1",
            meetingMessageType: "meetingRequest",
            event: { id: "2", subject: "Lunch" },
          },
        },
      },
    ],
    run: async (graph) => {
      const message = await graph.me.messages.byId("1").get({ expand: ["microsoft.graph.eventMessage/event"] });
      return isEventMessage(message) ? message.event?.subject : undefined;
    },
    result: "Lunch",
  }),

  task("list messages as text with ids that do not change", {
    docs: 'user-list-messages: Prefer outlook.body-content-type; Outlook: Prefer IdType="ImmutableId"',
    requests: [
      {
        line: "GET /v1.0/users/adelev@contoso.com/mailFolders/inbox/messages?$filter=from/emailAddress/address eq 'a@b.com' and receivedDateTime ge 2021-07-01T00:00:00Z&$orderby=receivedDateTime desc&$select=id,body&$top=2&$skip=4",
        headers: { prefer: 'outlook.body-content-type="text", IdType="ImmutableId"' },
        reply: { body: { value: [{ id: "1", body: { contentType: "text", content: "Hi" } }] } },
      },
    ],
    run: async (graph) => {
      const [message] = await all(
        graph.users
          .byId("adelev@contoso.com")
          .mailFolders.byId("inbox")
          .messages.list({
            filter: where((item) =>
              item.from.emailAddress.address
                .eq("a@b.com")
                .and(item.receivedDateTime.ge(dateTime("2021-07-01T00:00:00Z"))),
            ),
            orderby: ["receivedDateTime desc"],
            select: ["id", "body"],
            top: 2,
            skip: 4,
            headers: { prefer: 'outlook.body-content-type="text", IdType="ImmutableId"' },
          }),
      );
      return message?.body?.content;
    },
    result: "Hi",
  }),

  task("list the languages of a mailbox and create a category with a colour", {
    docs: "outlookuser-supportedlanguages; outlookuser-post-mastercategories; outlookcategory-update",
    requests: [
      {
        line: "GET /v1.0/me/outlook/supportedLanguages",
        reply: { body: { value: [{ locale: "af-ZA", displayName: "Afrikaans (Suid-Afrika)" }] } },
      },
      {
        line: "POST /v1.0/me/outlook/masterCategories",
        body: { displayName: "Project expenses", color: "preset9" },
        reply: { status: 201, body: { id: "1", displayName: "Project expenses", color: "preset9" } },
      },
      {
        line: "PATCH /v1.0/me/outlook/masterCategories/1",
        body: { color: "preset16" },
        reply: { body: { id: "1", color: "preset16" } },
      },
    ],
    run: async (graph) => {
      const languages = await all(graph.me.outlook.supportedLanguages());
      const { masterCategories } = graph.me.outlook;
      const category = await masterCategories.create({ displayName: "Project expenses", color: "preset9" });
      const { color } = await masterCategories.byId(category.id).update({ color: "preset16" });
      return [languages[0]?.locale, color];
    },
    result: ["af-ZA", "preset16"],
  }),
];
