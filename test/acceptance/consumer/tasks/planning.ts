import { delta, removalOf, where } from "graph-sdk";
import { all, task } from "../task.js";

const etag = 'W/"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc="';

export default [
  task("list the tasks of a plan, and move one on the board", {
    docs: "plannerplan-list-tasks; plannerbuckettaskboardtaskformat-update: If-Match is required, Prefer",
    requests: [
      {
        line: "GET /v1.0/planner/plans/1/tasks",
        reply: { body: { value: [{ id: "2", title: "Paint", percentComplete: 50, "@odata.etag": etag }] } },
      },
      {
        line: "GET /v1.0/planner/tasks/2/bucketTaskBoardFormat",
        reply: { body: { id: "2", orderHint: "85752723360752+", "@odata.etag": etag } },
      },
      {
        line: "PATCH /v1.0/planner/tasks/2/bucketTaskBoardFormat",
        headers: { "if-match": etag, prefer: "return=representation" },
        body: { orderHint: "A6673H Ejkl!" },
        reply: { body: { id: "2", orderHint: "A6673H Ejkl!" } },
      },
    ],
    run: async (graph) => {
      const [first] = await all(graph.planner.plans.byId("1").tasks.list());
      const format = graph.planner.tasks.byId(first?.id ?? "").bucketTaskBoardFormat;
      const { "@odata.etag": ifMatch = "" } = await format.get();
      const moved = await format.update(
        { orderHint: "A6673H Ejkl!" },
        { ifMatch, headers: { prefer: "return=representation" } },
      );
      return [first?.percentComplete, moved?.orderHint];
    },
    result: [50, "A6673H Ejkl!"],
  }),

  task("rename a bucket, and delete an empty one", {
    docs: "plannerbucket-update: If-Match is required; plannerbucket-delete: If-Match is required",
    requests: [
      {
        line: "PATCH /v1.0/planner/buckets/1",
        headers: { "if-match": etag },
        body: { name: "Development" },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/planner/buckets/2", headers: { "if-match": etag }, reply: { status: 204 } },
    ],
    run: async (graph) => {
      await graph.planner.buckets.byId("1").update({ name: "Development" }, { ifMatch: etag });
      await graph.planner.buckets.byId("2").delete({ ifMatch: etag });
    },
  }),

  task("list the plans of a group, and the own tasks with their due dates", {
    docs: "plannergroup-list-plans; planneruser-list-tasks; resources/plannertask: dueDateTime",
    requests: [
      { line: "GET /v1.0/groups/1/planner/plans", reply: { body: { value: [{ id: "2", title: "Move" }] } } },
      {
        line: "GET /v1.0/me/planner/tasks",
        reply: { body: { value: [{ id: "3", title: "Pack", dueDateTime: "2021-07-01T10:00:00Z" }] } },
      },
    ],
    run: async (graph) => {
      const plans = await all(graph.groups.byId("1").planner.plans.list());
      const tasks = await all(graph.me.planner.tasks.list());
      return [plans[0]?.title, tasks[0]?.dueDateTime];
    },
    result: ["Move", "2021-07-01T10:00:00Z"],
  }),

  task("create a list of tasks, rename it and remove a link of a task", {
    docs: "todo-post-lists; todotasklist-update; linkedresource-delete",
    requests: [
      {
        line: "POST /v1.0/me/todo/lists",
        body: { displayName: "Travel items" },
        reply: { status: 201, body: { id: "1", displayName: "Travel items", isOwner: true } },
      },
      {
        line: "PATCH /v1.0/me/todo/lists/1",
        body: { displayName: "Vacation Plan" },
        reply: { body: { id: "1", displayName: "Vacation Plan" } },
      },
      { line: "DELETE /v1.0/me/todo/lists/1/tasks/2/linkedResources/3", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { lists } = graph.me.todo;
      const created = await lists.create({ displayName: "Travel items" });
      const list = lists.byId(created.id);
      const renamed = await list.update({ displayName: "Vacation Plan" });
      await list.tasks.byId("2").linkedResources.byId("3").delete();
      return [created.isOwner, renamed.displayName];
    },
    result: [true, "Vacation Plan"],
  }),

  task("read the changed tasks of a list, and keep the link for the next time", {
    docs: "todotask-delta: @odata.nextLink, @odata.deltaLink; delta-query-overview: @removed",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/todo/lists/1/tasks/delta",
        reply: {
          body: {
            "@odata.nextLink": `${origin}/v1.0/me/todo/lists/1/tasks/delta?$skiptoken=a`,
            value: [{ id: "2", title: "Book", status: "notStarted" }],
          },
        },
      },
      {
        line: "GET /v1.0/me/todo/lists/1/tasks/delta?$skiptoken=a",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/me/todo/lists/1/tasks/delta?$deltatoken=b`,
            value: [{ id: "3", "@removed": { reason: "deleted" } }],
          },
        },
      },
    ],
    run: async (graph) => {
      const changes = delta(graph.me.todo.lists.byId("1").tasks.delta());
      const seen: (string | undefined)[] = [];
      for await (const item of changes) seen.push(removalOf(item) ?? item.title ?? undefined);
      return [seen, changes.deltaLink?.endsWith("$deltatoken=b")];
    },
    result: [["Book", "deleted"], true],
  }),

  task("find the tasks that are not complete, the latest first", {
    docs: "todotasklist-list-tasks: OData query parameters; resources/todotask: status, lastModifiedDateTime",
    requests: [
      {
        line: "GET /v1.0/me/todo/lists/1/tasks?$filter=status ne 'completed'&$orderby=lastModifiedDateTime desc&$top=5",
        reply: { body: { value: [{ id: "2", title: "Book", importance: "high" }] } },
      },
    ],
    run: async (graph) => {
      const tasks = await all(
        graph.me.todo.lists.byId("1").tasks.list({
          filter: where((item) => item.status.ne("completed")),
          orderby: ["lastModifiedDateTime desc"],
          top: 5,
        }),
      );
      const importance: string | null | undefined = tasks[0]?.importance;
      return importance;
    },
    result: "high",
  }),

  task("attach a file to an event, list the attachments without content and delete one", {
    docs: "event-post-attachments: fileAttachment; event-list-attachments: $select; attachment-delete",
    requests: [
      {
        line: "POST /v1.0/me/events/1/attachments",
        body: {
          "@odata.type": "#microsoft.graph.fileAttachment",
          name: "menu.txt",
          contentBytes: "bWFjIGFuZCBjaGVlc2UgdG9kYXk=",
        },
        reply: { status: 201, body: { "@odata.type": "#microsoft.graph.fileAttachment", id: "2", name: "menu.txt" } },
      },
      {
        line: "GET /v1.0/me/events/1/attachments?$select=id,size",
        reply: { body: { value: [{ id: "2", size: 20 }] } },
      },
      { line: "DELETE /v1.0/me/events/1/attachments/2", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { attachments } = graph.me.events.byId("1");
      await attachments.create({
        "@odata.type": "#microsoft.graph.fileAttachment",
        name: "menu.txt",
        contentBytes: "bWFjIGFuZCBjaGVlc2UgdG9kYXk=",
      });
      const [first] = await all(attachments.list({ select: ["id", "size"] }));
      await attachments.byId(first?.id ?? "").delete();
      return first?.size;
    },
    result: 20,
  }),

  task("list the calendars of a group of calendars, and create an event in one of them", {
    docs: "calendargroup-list-calendars; calendar-post-events",
    requests: [
      {
        line: "GET /v1.0/me/calendarGroups/1/calendars?$select=id,name,canEdit",
        reply: { body: { value: [{ id: "2", name: "Team", canEdit: true }] } },
      },
      {
        line: "POST /v1.0/me/calendars/2/events",
        body: {
          subject: "Lunch",
          start: { dateTime: "2021-07-01T12:00:00", timeZone: "UTC" },
          end: { dateTime: "2021-07-01T13:00:00", timeZone: "UTC" },
        },
        reply: { status: 201, body: { id: "3", subject: "Lunch" } },
      },
    ],
    run: async (graph) => {
      const group = graph.me.calendarGroups.byId("1");
      const calendars = await all(group.calendars.list({ select: ["id", "name", "canEdit"] }));
      const editable = calendars.find(({ canEdit }) => canEdit === true);
      const event = await graph.me.calendars.byId(editable?.id ?? "").events.create({
        subject: "Lunch",
        start: { dateTime: "2021-07-01T12:00:00", timeZone: "UTC" },
        end: { dateTime: "2021-07-01T13:00:00", timeZone: "UTC" },
      });
      return event.id;
    },
    result: "3",
  }),

  task("move an instance of a series, and delete another one", {
    docs: "event-update: start and end, an occurrence is an event; event-delete",
    requests: [
      {
        line: "PATCH /v1.0/me/events/1",
        body: { start: { dateTime: "2021-07-01T14:00:00", timeZone: "Pacific Standard Time" } },
        reply: { body: { id: "1", type: "exception", seriesMasterId: "0" } },
      },
      { line: "DELETE /v1.0/me/events/2", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { events } = graph.me;
      const moved = await events.byId("1").update({
        start: { dateTime: "2021-07-01T14:00:00", timeZone: "Pacific Standard Time" },
      });
      await events.byId("2").delete();
      const kinds: readonly (typeof moved.type)[] = ["singleInstance", "occurrence", "exception", "seriesMaster"];
      return [moved.type, kinds.includes(moved.type)];
    },
    result: ["exception", true],
  }),

  task("stop sharing a calendar, and rename the own one", {
    docs: "calendarpermission-delete; calendar-update: PATCH /me/calendar",
    requests: [
      { line: "DELETE /v1.0/users/1/calendar/calendarPermissions/2", reply: { status: 204 } },
      {
        line: "PATCH /v1.0/me/calendar",
        body: { name: "Social events" },
        reply: { body: { id: "3", name: "Social events" } },
      },
    ],
    run: async (graph) => {
      await graph.users.byId("1").calendar.calendarPermissions.byId("2").delete();
      return (await graph.me.calendar.update({ name: "Social events" })).name;
    },
    result: "Social events",
  }),
];
