import { delta, detailsOf, GraphError, where } from "graph-sdk";
import { all, task } from "../task.js";

const mime = "RnJvbTogQWxleCBXaWxiZXIgPEFsZXhXQGNvbnRvc28uY29tPgpUbzogTWVnYW4gQm93ZW4gPE1l";

export default [
  task("send a message in MIME", {
    docs: "user-sendmail: text/plain, a Base64 string; example 4",
    requests: [
      {
        line: "POST /v1.0/me/sendMail",
        headers: { "content-type": "text/plain" },
        bytes: new TextEncoder().encode(mime),
        reply: { status: 202 },
      },
    ],
    run: async (graph) => {
      await graph.me.sendMail(mime);
    },
  }),

  task("reply to all in MIME, and create a draft in MIME", {
    docs: "message-createreplyall, example 2; user-post-messages, example 2",
    requests: [
      {
        line: "POST /v1.0/me/messages/1/createReplyAll",
        headers: { "content-type": "text/plain" },
        bytes: new TextEncoder().encode(mime),
        reply: { status: 201, body: { id: "2", isDraft: true } },
      },
      {
        line: "POST /v1.0/me/messages",
        headers: { "content-type": "text/plain" },
        bytes: new TextEncoder().encode(mime),
        reply: { status: 201, body: { id: "3", isDraft: true } },
      },
    ],
    run: async (graph) => {
      const reply = await graph.me.messages.byId("1").createReplyAll(mime);
      const draft = await graph.me.messages.create(mime);
      return [reply.id, draft.id];
    },
    result: ["2", "3"],
  }),

  task("copy a message, and move a folder below the inbox", {
    docs: "message-copy: destinationId; mailfolder-post-childfolders",
    requests: [
      {
        line: "POST /v1.0/me/messages/1/copy",
        body: { destinationId: "archive" },
        reply: { status: 201, body: { id: "2" } },
      },
      {
        line: "POST /v1.0/me/mailFolders/inbox/childFolders",
        body: { displayName: "Bills" },
        reply: { status: 201, body: { id: "3", displayName: "Bills", unreadItemCount: 0 } },
      },
    ],
    run: async (graph) => {
      const copied = await graph.me.messages.byId("1").copy({ destinationId: "archive" });
      const folder = await graph.me.mailFolders.byId("inbox").childFolders.create({ displayName: "Bills" });
      return [copied.id, folder.unreadItemCount];
    },
    result: ["2", 0],
  }),

  task("list the rules of the inbox, and delete those that do nothing", {
    docs: "mailfolder-list-messagerules; messagerule-delete",
    requests: [
      {
        line: "GET /v1.0/me/mailFolders/inbox/messageRules",
        reply: {
          body: {
            value: [
              { id: "1", displayName: "Remove spam", isEnabled: true, actions: { delete: true } },
              { id: "2", displayName: "Old", isEnabled: false },
            ],
          },
        },
      },
      { line: "DELETE /v1.0/me/mailFolders/inbox/messageRules/2", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const rules = graph.me.mailFolders.inbox.messageRules;
      const names: (string | null | undefined)[] = [];
      for await (const rule of rules.list()) {
        if (rule.isEnabled === true) names.push(rule.displayName);
        else await rules.byId(rule.id).delete();
      }
      return names;
    },
    result: ["Remove spam"],
  }),

  task("read the changed folders with selected properties", {
    docs: "mailfolder-delta: $select",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/mailFolders/delta?$select=displayName",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/me/mailFolders/delta?$deltatoken=1`,
            value: [{ id: "1", displayName: "Inbox" }],
          },
        },
      },
    ],
    run: async (graph) => {
      const changes = delta(graph.me.mailFolders.delta({ select: ["displayName"] }));
      return (await all(changes)).map((folder) => folder.displayName);
    },
    result: ["Inbox"],
  }),

  task("start a conversation in a group, and forward a post", {
    docs: "group-post-conversations; conversationthread-list-posts; post-forward",
    requests: [
      {
        line: "POST /v1.0/groups/1/conversations",
        body: {
          topic: "New locations for this quarter",
          threads: [{ posts: [{ body: { contentType: "html", content: "What do we know so far?" } }] }],
        },
        reply: { status: 201, body: { id: "2", threads: [{ id: "3" }] } },
      },
      { line: "GET /v1.0/groups/1/threads/3/posts", reply: { body: { value: [{ id: "4" }] } } },
      {
        line: "POST /v1.0/groups/1/threads/3/posts/4/forward",
        body: { comment: "See", toRecipients: [{ emailAddress: { address: "a@contoso.com" } }] },
        reply: { status: 202 },
      },
    ],
    run: async (graph) => {
      const group = graph.groups.byId("1");
      const conversation = await group.conversations.create({
        topic: "New locations for this quarter",
        threads: [{ posts: [{ body: { contentType: "html", content: "What do we know so far?" } }] }],
      });
      const { posts } = group.threads.byId(conversation.threads?.[0]?.id ?? "");
      const [post] = await all(posts.list());
      await posts
        .byId(post?.id ?? "")
        .forward({ comment: "See", toRecipients: [{ emailAddress: { address: "a@contoso.com" } }] });
      return post?.id;
    },
    result: "4",
  }),

  task("find an online meeting by its link, rename and delete it", {
    docs: "onlinemeeting-get: $filter=JoinWebUrl eq; onlinemeeting-update; onlinemeeting-delete",
    requests: [
      {
        line: "GET /v1.0/me/onlineMeetings?$filter=JoinWebUrl eq 'https://teams.microsoft.com/l/1?a=1%26b=%2523'",
        reply: { body: { value: [{ id: "1", subject: "Daily" }] } },
      },
      {
        line: "PATCH /v1.0/me/onlineMeetings/1",
        body: { subject: "Patch Meeting Subject" },
        reply: { body: { id: "1", subject: "Patch Meeting Subject" } },
      },
      { line: "DELETE /v1.0/me/onlineMeetings/1", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const meetings = graph.me.onlineMeetings;
      const [meeting] = await all(
        meetings.list({ filter: "JoinWebUrl eq 'https://teams.microsoft.com/l/1?a=1&b=%23'" }),
      );
      const one = meetings.byId(meeting?.id ?? "");
      const { subject } = await one.update({ subject: "Patch Meeting Subject" });
      await one.delete();
      return [meeting?.subject, subject];
    },
    result: ["Daily", "Patch Meeting Subject"],
  }),

  task("search messages from the second page on, and read the hits", {
    docs: "search-query: entityTypes, from, size; resources/searchhit: resource",
    requests: [
      {
        line: "POST /v1.0/search/query",
        body: { requests: [{ entityTypes: ["message"], query: { queryString: "contoso" }, from: 25, size: 25 }] },
        reply: {
          body: {
            value: [
              {
                searchTerms: ["contoso"],
                hitsContainers: [
                  { total: 30, moreResultsAvailable: false, hits: [{ hitId: "1", rank: 1, summary: "…" }] },
                ],
              },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const [response] = await graph.search.query({
        requests: [{ entityTypes: ["message"], query: { queryString: "contoso" }, from: 25, size: 25 }],
      });
      const container = response?.hitsContainers?.[0];
      return [container?.total, container?.hits?.[0]?.rank];
    },
    result: [30, 1],
  }),

  task("read an error with details and a more specific code", {
    docs: "errors: innerError; OData JSON, error response: target, details",
    requests: [
      {
        line: "GET /v1.0/me/contacts?$filter=nickName eq 'A'",
        reply: {
          status: 400,
          body: {
            error: {
              code: "badRequest",
              message: "Invalid filter",
              details: [{ code: "unsupported", message: "nickName cannot be filtered", target: "nickName" }],
              innerError: { code: "invalidRange", innerError: { code: "tooDeep" } },
            },
          },
        },
      },
    ],
    run: async (graph) => {
      try {
        await all(graph.me.contacts.list({ filter: where((item) => item.nickName.eq("A")) }));
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        const [detail] = detailsOf(error);
        return [error.code, detail?.code, detail?.target, error.innerError?.["code"]];
      }
      return [];
    },
    result: ["badRequest", "unsupported", "nickName", "invalidRange"],
  }),
];
