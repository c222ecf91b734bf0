import { all, task } from "../task.js";

/** Requests that the pages show only in their examples. */
export default [
  task("change the office of the signed-in user", {
    docs: "user-update, example 1: PATCH /me",
    requests: [
      {
        line: "PATCH /v1.0/me",
        body: { businessPhones: ["+1 425 555 0109"], officeLocation: "18/2111" },
        reply: { status: 204 },
      },
    ],
    run: (graph) => graph.me.update({ businessPhones: ["+1 425 555 0109"], officeLocation: "18/2111" }),
  }),

  task("list the events of a day in all calendars of the signed-in user", {
    docs: "user-list-calendarview, example: GET /me/calendarView",
    requests: [
      {
        line: "GET /v1.0/me/calendarView?$select=subject&startDateTime=2020-01-01T19:00:00-08:00&endDateTime=2020-01-02T19:00:00-08:00",
        reply: { body: { value: [{ subject: "Lunch" }, { subject: "Review" }] } },
      },
    ],
    run: async (graph) => {
      const day = ["2020-01-01T19:00:00-08:00", "2020-01-02T19:00:00-08:00"] as const;
      const events = await all(graph.me.calendarView.list(...day, { select: ["subject"] }));
      return events.map(({ subject }) => subject);
    },
    result: ["Lunch", "Review"],
  }),

  task("read the root folder of the drive of the signed-in user", {
    docs: "driveitem-get, example: GET /me/drive/root",
    requests: [{ line: "GET /v1.0/me/drive/root", reply: { body: { id: "1", name: "root" } } }],
    run: async (graph) => (await graph.me.drive.root.get()).name,
    result: "root",
  }),

  task("create a folder in the root folder and list the children", {
    docs: "driveitem-post-children and driveitem-list-children, examples: /me/drive/root/children",
    requests: [
      {
        line: "POST /v1.0/me/drive/root/children",
        body: { name: "New Folder", folder: {} },
        reply: { status: 201, body: { id: "1", name: "New Folder", folder: { childCount: 0 } } },
      },
      { line: "GET /v1.0/me/drive/root/children", reply: { body: { value: [{ name: "New Folder" }] } } },
    ],
    run: async (graph) => {
      const { children } = graph.me.drive.root;
      const { name } = await children.create({ name: "New Folder", folder: {} });
      return [name, ...(await all(children.list())).map((child) => child.name)];
    },
    result: ["New Folder", "New Folder"],
  }),

  task("reply to all recipients of a message of the signed-in user", {
    docs: "message-replyall, example: POST /me/messages/{id}/replyAll",
    requests: [
      {
        line: "POST /v1.0/me/messages/AAMkADA1MTAAAAqldOAAA=/replyAll",
        body: { comment: "See you there." },
        reply: { status: 202 },
      },
    ],
    run: (graph) => graph.me.messages.byId("AAMkADA1MTAAAAqldOAAA=").replyAll({ comment: "See you there." }),
  }),
];
