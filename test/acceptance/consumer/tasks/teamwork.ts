import { delta, removalOf, uploadLarge, where } from "graph-sdk";
import { all, task } from "../task.js";

export default [
  task("copy a section to a notebook", {
    docs: "section-copytonotebook: 202 with Operation-Location",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/onenote/sections/1/copyToNotebook",
        body: { id: "2", renameAs: "Copy" },
        reply: { status: 202, headers: { "operation-location": `${origin}/v1.0/me/onenote/operations/3` } },
      },
      { line: "GET /v1.0/me/onenote/operations/3", reply: { body: { id: "3", status: "Completed" } } },
    ],
    run: async (graph) => {
      const copy = await graph.me.onenote.sections.byId("1").copyToNotebook({ id: "2", renameAs: "Copy" });
      return (await copy.done()).status;
    },
    result: "succeeded",
  }),

  task("find a notebook by its URL, and the recent notebooks", {
    docs: "notebook-getnotebookfromweburl; notebook-getrecentnotebooks: includePersonalNotebooks is a Boolean",
    requests: [
      {
        line: "POST /v1.0/me/onenote/notebooks/GetNotebookFromWebUrl",
        body: { webUrl: "https://contoso.sharepoint.com/notebook" },
        reply: { body: { id: "1", userRole: "Owner", links: { oneNoteWebUrl: { href: "https://example.com/1" } } } },
      },
      {
        line: "GET /v1.0/me/onenote/notebooks/getRecentNotebooks(includePersonalNotebooks=true)",
        reply: { body: { value: [{ displayName: "Personal Notebook", sourceService: "OneDrive" }] } },
      },
    ],
    run: async (graph) => {
      const { notebooks } = graph.me.onenote;
      const found = await notebooks.getNotebookFromWebUrl({ webUrl: "https://contoso.sharepoint.com/notebook" });
      const recent = await all(notebooks.getRecentNotebooks(true));
      return [found.links?.oneNoteWebUrl?.href, recent[0]?.sourceService];
    },
    result: ["https://example.com/1", "OneDrive"],
  }),

  task("list the pages of a section by title", {
    docs: "section-list-pages: $orderby, $select, $expand; the default is the top 20",
    requests: [
      {
        line: "GET /v1.0/groups/1/onenote/sections/2/pages?$select=id,title&$orderby=title&$top=100&$expand=parentNotebook",
        reply: { body: { value: [{ id: "3", title: "A", parentNotebook: { id: "4" } }] } },
      },
    ],
    run: async (graph) => {
      const pages = graph.groups
        .byId("1")
        .onenote.sections.byId("2")
        .pages.list({ select: ["id", "title"], orderby: ["title"], top: 100, expand: ["parentNotebook"] });
      return (await all(pages)).map(({ title, parentNotebook }) => [title, parentNotebook?.id]);
    },
    result: [["A", "4"]],
  }),

  task("create a plan with a bucket, and delete a task", {
    docs: "planner-post-plans; planner-post-buckets; plannertask-delete: If-Match is required",
    requests: [
      {
        line: "POST /v1.0/planner/plans",
        body: { owner: "g", title: "Launch" },
        reply: { status: 201, body: { "@odata.etag": 'W/"a"', id: "1" } },
      },
      {
        line: "POST /v1.0/planner/buckets",
        body: { name: "Advertising", planId: "1", orderHint: " !" },
        reply: { status: 201, body: { id: "2" } },
      },
      { line: "GET /v1.0/planner/buckets/2/tasks", reply: { body: { value: [{ "@odata.etag": 'W/"b"', id: "3" }] } } },
      { line: "DELETE /v1.0/planner/tasks/3", headers: { "if-match": 'W/"b"' }, reply: { status: 204 } },
    ],
    run: async (graph) => {
      const plan = await graph.planner.plans.create({ owner: "g", title: "Launch" });
      const bucket = await graph.planner.buckets.create({
        name: "Advertising",
        planId: plan.id ?? "",
        orderHint: " !",
      });
      for await (const old of graph.planner.buckets.byId(bucket.id ?? "").tasks.list())
        await graph.planner.tasks.byId(old.id ?? "").delete({ ifMatch: old["@odata.etag"] ?? "*" });
    },
  }),

  task("share a plan and name its categories", {
    docs: "plannerplandetails-update: sharedWith is an open type with user ids, If-Match is required, example",
    requests: [
      {
        line: "PATCH /v1.0/planner/plans/1/details",
        headers: { "if-match": 'W/"a"', prefer: "return=representation" },
        body: {
          sharedWith: { "6463a5ce-2119-4198-9f2a-628761df4a62": true },
          categoryDescriptions: { category1: "Indoors", category3: null },
        },
        reply: { body: { categoryDescriptions: { category1: "Indoors" } } },
      },
    ],
    run: async (graph) => {
      const details = await graph.planner.plans.byId("1").details.update(
        {
          sharedWith: { "6463a5ce-2119-4198-9f2a-628761df4a62": true },
          categoryDescriptions: { category1: "Indoors", category3: null },
        },
        { ifMatch: 'W/"a"', headers: { Prefer: "return=representation" } },
      );
      return details?.categoryDescriptions?.category1;
    },
    result: "Indoors",
  }),

  task("link a to-do task to a ticket, and read the changed lists", {
    docs: "todotask-post-linkedresources; todotasklist-delta",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/todo/lists/1/tasks/2/linkedResources",
        body: { webUrl: "https://example.com/7", applicationName: "Tickets", displayName: "Ticket 7", externalId: "7" },
        reply: { status: 201, body: { id: "3", externalId: "7" } },
      },
      {
        line: "GET /v1.0/me/todo/lists/delta",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/me/todo/lists/delta?$deltatoken=t`,
            value: [
              { id: "1", wellknownListName: "defaultList" },
              { id: "9", "@removed": { reason: "deleted" } },
            ],
          },
        },
      },
      {
        line: "GET /v1.0/me/todo/lists/delta?$deltatoken=t",
        reply: { body: { "@odata.deltaLink": `${origin}/d`, value: [] } },
      },
    ],
    run: async (graph, { origin }) => {
      const linked = await graph.me.todo.lists.byId("1").tasks.byId("2").linkedResources.create({
        webUrl: "https://example.com/7",
        applicationName: "Tickets",
        displayName: "Ticket 7",
        externalId: "7",
      });
      const { lists } = graph.me.todo;
      const changes = delta(lists.delta());
      const seen = (await all(changes)).map((list) => removalOf(list) ?? list.wellknownListName);
      const since = changes.deltaLink ?? "";
      const later = await all(delta(lists.delta(), { since }));
      return [linked.externalId, ...seen, since.replace(origin, ""), later.length];
    },
    result: ["7", "defaultList", "deleted", "/v1.0/me/todo/lists/delta?$deltatoken=t", 0],
  }),

  task("find an app in the catalog and install it for a team", {
    docs: "appcatalogs-list-teamsapps: $filter, $expand; team-post-installedapps: teamsApp@odata.bind",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/appCatalogs/teamsApps?$filter=externalId eq 'b5561ec9'&$expand=appDefinitions",
        reply: { body: { value: [{ id: "a", appDefinitions: [{ id: "d", version: "1.0.1" }] }] } },
      },
      {
        line: "POST /v1.0/teams/1/installedApps",
        body: { "teamsApp@odata.bind": `${origin}/v1.0/appCatalogs/teamsApps/a` },
        reply: { status: 201 },
      },
      {
        line: "GET /v1.0/teams/1/installedApps?$expand=teamsApp,teamsAppDefinition",
        reply: { body: { value: [{ id: "i", teamsApp: { id: "a", distributionMethod: "organization" } }] } },
      },
    ],
    run: async (graph, { origin }) => {
      const [app] = await all(
        graph.appCatalogs.teamsApps.list({
          filter: where((item) => item.externalId.eq("b5561ec9")),
          expand: ["appDefinitions"],
        }),
      );
      const { installedApps } = graph.teams.byId("1");
      await installedApps.create({ "teamsApp@odata.bind": `${origin}/v1.0/appCatalogs/teamsApps/${app?.id ?? ""}` });
      const [installed] = await all(installedApps.list({ expand: ["teamsApp", "teamsAppDefinition"] }));
      return [app?.appDefinitions?.[0]?.version, installed?.teamsApp?.distributionMethod];
    },
    result: ["1.0.1", "organization"],
  }),

  task("publish a package of an app", {
    docs: "teamsapp-publish: a zip file, requiresReview=true in the example",
    requests: [
      {
        line: "POST /v1.0/appCatalogs/teamsApps?requiresReview=true",
        headers: { "content-type": "application/zip" },
        bytes: new Uint8Array([80, 75, 3, 4]),
        reply: { status: 201, body: { id: "1", distributionMethod: "organization" } },
      },
    ],
    run: async (graph) => {
      const file = new Blob([new Uint8Array([80, 75, 3, 4])], { type: "application/zip" });
      const app = await graph.appCatalogs.teamsApps.create(file, { query: { requiresReview: true } });
      return app.distributionMethod;
    },
    result: "organization",
  }),

  task("start a group chat", {
    docs: "chat-post, example 2",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/chats",
        body: {
          chatType: "group",
          topic: "Launch",
          members: [
            {
              "@odata.type": "#microsoft.graph.aadUserConversationMember",
              roles: ["owner"],
              "user@odata.bind": `${origin}/v1.0/users('1')`,
            },
          ],
        },
        reply: { status: 201, body: { id: "c", chatType: "group" } },
      },
      {
        line: "GET /v1.0/chats/c/messages?$top=2",
        reply: { body: { value: [{ id: "m", from: { user: { displayName: "Adele" } } }] } },
      },
    ],
    run: async (graph, { origin }) => {
      const chat = await graph.chats.create({
        chatType: "group",
        topic: "Launch",
        members: [
          {
            "@odata.type": "#microsoft.graph.aadUserConversationMember",
            roles: ["owner"],
            "user@odata.bind": `${origin}/v1.0/users('1')`,
          },
        ],
      });
      const messages = await all(graph.chats.byId(chat.id ?? "").messages.list({ top: 2 }));
      return [chat.chatType, messages[0]?.from?.user?.displayName];
    },
    result: ["group", "Adele"],
  }),

  task("set up the schedule of a team, share it and approve a request", {
    docs: "team-put-schedule; schedule-share; openshiftchangerequest-approve",
    requests: [
      {
        line: "PUT /v1.0/teams/1/schedule",
        body: { enabled: true, timeZone: "America/Chicago" },
        reply: { body: { id: "1", enabled: true, provisionStatus: "Completed" } },
      },
      {
        line: "POST /v1.0/teams/1/schedule/share",
        body: {
          notifyTeam: true,
          startDateTime: "2018-10-08T00:00:00Z",
          endDateTime: "2018-10-15T00:00:00Z",
        },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/teams/1/schedule/openShiftChangeRequests/2/approve",
        body: { message: "Fine" },
        reply: { status: 200 },
      },
    ],
    run: async (graph) => {
      const { schedule } = graph.teams.byId("1");
      const { provisionStatus } = await schedule.replace({ enabled: true, timeZone: "America/Chicago" });
      await schedule.share({
        notifyTeam: true,
        startDateTime: "2018-10-08T00:00:00Z",
        endDateTime: "2018-10-15T00:00:00Z",
      });
      await schedule.openShiftChangeRequests.byId("2").approve({ message: "Fine" });
      return provisionStatus;
    },
    result: "Completed",
  }),

  task("list the shifts of a week", {
    docs: "schedule-list-shifts, example: $filter with sharedShift/startDateTime ge",
    requests: [
      {
        line: "GET /v1.0/teams/1/schedule/shifts?$filter=sharedShift/startDateTime ge 2019-03-11T00:00:00Z and sharedShift/endDateTime le 2019-03-18T00:00:00Z",
        reply: { body: { value: [{ id: "s", sharedShift: { theme: "blue", activities: [{ isPaid: true }] } }] } },
      },
    ],
    run: async (graph) => {
      const shifts = graph.teams.byId("1").schedule.shifts.list({
        filter: "sharedShift/startDateTime ge 2019-03-11T00:00:00Z and sharedShift/endDateTime le 2019-03-18T00:00:00Z",
      });
      return (await all(shifts)).map(({ sharedShift }) => [sharedShift?.theme, sharedShift?.activities?.[0]?.isPaid]);
    },
    result: [["blue", true]],
  }),

  task("clone a team and open the files of a channel", {
    docs: "team-clone: 202 with Location, partsToClone is a list in one string; channel-get-filesfolder",
    requests: [
      {
        line: "POST /v1.0/teams/1/clone",
        body: {
          displayName: "Library Assist",
          mailNickname: "libassist",
          partsToClone: "apps,tabs",
          visibility: "public",
        },
        reply: { status: 202, headers: { location: "/teams(2)/operations(3)" } },
      },
      {
        line: "GET /v1.0/teams/1/channels/19:a@thread.skype/filesFolder",
        reply: { body: { id: "f", parentReference: { driveId: "d" } } },
      },
    ],
    run: async (graph) => {
      const team = graph.teams.byId("1");
      await team.clone({
        displayName: "Library Assist",
        mailNickname: "libassist",
        partsToClone: "apps,tabs",
        visibility: "public",
      });
      return (await team.channels.byId("19:a@thread.skype").filesFolder.get()).parentReference?.driveId;
    },
    result: "d",
  }),

  task("read the presence of colleagues", {
    docs: "cloudcommunications-getpresencesbyuserid; presence-get",
    requests: [
      {
        line: "POST /v1.0/communications/getPresencesByUserId",
        body: { ids: ["1", "2"] },
        reply: { body: { value: [{ id: "1", availability: "Busy", activity: "InAMeeting" }] } },
      },
      { line: "GET /v1.0/users/2/presence", reply: { body: { id: "2", availability: "Away" } } },
    ],
    run: async (graph) => {
      const found = await graph.communications.getPresencesByUserId({ ids: ["1", "2"] });
      return [found[0]?.activity, (await graph.users.byId("2").presence.get()).availability];
    },
    result: ["InAMeeting", "Away"],
  }),

  task("notify a member of a team", {
    docs: "team-sendactivitynotification, example 1",
    requests: [
      {
        line: "POST /v1.0/teams/1/sendActivityNotification",
        body: {
          topic: { source: "entityUrl", value: "https://graph.microsoft.com/v1.0/teams/1" },
          activityType: "pendingFinanceApprovalRequests",
          previewText: { content: "A request is pending" },
          recipient: { "@odata.type": "#microsoft.graph.aadUserNotificationRecipient", userId: "2" },
          templateParameters: [{ name: "pendingRequestCount", value: "5" }],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.teams.byId("1").sendActivityNotification({
        topic: { source: "entityUrl", value: "https://graph.microsoft.com/v1.0/teams/1" },
        activityType: "pendingFinanceApprovalRequests",
        previewText: { content: "A request is pending" },
        recipient: { "@odata.type": "#microsoft.graph.aadUserNotificationRecipient", userId: "2" },
        templateParameters: [{ name: "pendingRequestCount", value: "5" }],
      });
    },
  }),

  task("create a class and add a student and a teacher", {
    docs: "educationclass-post; educationclass-post-members; educationclass-list-members",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/education/classes",
        body: { displayName: "Health Level 1", mailNickname: "health1", classCode: "H1" },
        reply: { status: 201, body: { id: "1" } },
      },
      {
        line: "POST /v1.0/education/classes/1/members/$ref",
        body: { "@odata.id": `${origin}/v1.0/education/users/13015` },
        reply: { status: 204 },
      },
      {
        line: "GET /v1.0/education/classes/1/members?$select=id,student",
        reply: { body: { value: [{ id: "13015", student: { grade: "9" } }] } },
      },
    ],
    run: async (graph, { origin }) => {
      const { id } = await graph.education.classes.create({
        displayName: "Health Level 1",
        mailNickname: "health1",
        classCode: "H1",
      });
      const { members } = graph.education.classes.byId(id ?? "");
      await members.add(`${origin}/v1.0/education/users/13015`);
      return (await all(members.list({ select: ["id", "student"] })))[0]?.student?.grade;
    },
    result: "9",
  }),

  task("publish an assignment and return a submission", {
    docs: "educationclass-post-assignment; educationassignment-publish; educationsubmission-return",
    requests: [
      {
        line: "POST /v1.0/education/classes/1/assignments",
        body: { displayName: "Reading", dueDateTime: "2021-09-10T00:00:00Z", allowLateSubmissions: true },
        reply: { status: 201, body: { id: "2", status: "draft" } },
      },
      {
        line: "POST /v1.0/education/classes/1/assignments/2/publish",
        reply: { status: 204 },
      },
      {
        line: "GET /v1.0/education/classes/1/assignments/2/submissions",
        reply: { body: { value: [{ id: "3", status: "submitted" }] } },
      },
      {
        line: "POST /v1.0/education/classes/1/assignments/2/submissions/3/return",
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { assignments } = graph.education.classes.byId("1");
      const draft = await assignments.create({
        displayName: "Reading",
        dueDateTime: "2021-09-10T00:00:00Z",
        allowLateSubmissions: true,
      });
      const assignment = assignments.byId(draft.id ?? "");
      await assignment.publish();
      const [submission] = await all(assignment.submissions.list());
      await assignment.submissions.byId(submission?.id ?? "").return();
      return [draft.status, submission?.status];
    },
    result: ["draft", "submitted"],
  }),

  task("cancel a series, and find the events of a group in a week", {
    docs: "event-cancel: Comment; group-list-calendarview: startDateTime and endDateTime are required",
    requests: [
      { line: "POST /v1.0/me/events/1/cancel", body: { Comment: "All hands" }, reply: { status: 202 } },
      {
        line: "GET /v1.0/groups/2/calendarView?startDateTime=2017-01-01T19:00:00Z&endDateTime=2017-01-08T19:00:00Z&$select=subject,start",
        headers: { prefer: 'outlook.timezone="Europe/Berlin"' },
        reply: { body: { value: [{ subject: "Standup", start: { dateTime: "2017-01-02T09:00:00.0000000" } }] } },
      },
    ],
    run: async (graph) => {
      await graph.me.events.byId("1").cancel({ Comment: "All hands" });
      const events = graph.groups.byId("2").calendarView.list("2017-01-01T19:00:00Z", "2017-01-08T19:00:00Z", {
        select: ["subject", "start"],
        headers: { Prefer: 'outlook.timezone="Europe/Berlin"' },
      });
      return (await all(events))[0]?.start?.dateTime;
    },
    result: "2017-01-02T09:00:00.0000000",
  }),

  task("create a series of events with a recurrence", {
    docs: "user-post-events, example 3",
    requests: [
      {
        line: "POST /v1.0/me/events",
        body: {
          subject: "Let's go for lunch",
          start: { dateTime: "2017-09-04T12:00:00", timeZone: "Pacific Standard Time" },
          end: { dateTime: "2017-09-04T14:00:00", timeZone: "Pacific Standard Time" },
          recurrence: {
            pattern: { type: "weekly", interval: 1, daysOfWeek: ["Monday"] },
            range: { type: "endDate", startDate: "2017-09-04", endDate: "2017-12-31" },
          },
          attendees: [{ emailAddress: { address: "adele@contoso.com" }, type: "required" }],
        },
        reply: {
          status: 201,
          body: { id: "1", type: "seriesMaster", recurrence: { range: { endDate: "2017-12-31", type: "endDate" } } },
        },
      },
    ],
    run: async (graph) => {
      const event = await graph.me.events.create({
        subject: "Let's go for lunch",
        start: { dateTime: "2017-09-04T12:00:00", timeZone: "Pacific Standard Time" },
        end: { dateTime: "2017-09-04T14:00:00", timeZone: "Pacific Standard Time" },
        recurrence: {
          pattern: { type: "weekly", interval: 1, daysOfWeek: ["Monday"] },
          range: { type: "endDate", startDate: "2017-09-04", endDate: "2017-12-31" },
        },
        attendees: [{ emailAddress: { address: "adele@contoso.com" }, type: "required" }],
      });
      return [event.type, event.recurrence?.range?.type];
    },
    result: ["seriesMaster", "endDate"],
  }),

  task("upload a large attachment to an event", {
    docs: "attachment-createuploadsession: AttachmentItem, PUT without a token; the last PUT answers 201",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/events/1/attachments/createUploadSession",
        body: { AttachmentItem: { attachmentType: "file", name: "flower", size: 3 } },
        reply: { status: 201, body: { uploadUrl: `${origin}/upload`, nextExpectedRanges: ["0-"] } },
      },
      {
        line: "PUT /upload",
        headers: { authorization: null, "content-range": "bytes 0-2/3" },
        bytes: new Uint8Array([1, 2, 3]),
        reply: { status: 201, headers: { location: `${origin}/attachments/9` } },
      },
    ],
    run: async (graph) => {
      const session = () =>
        graph.me.events
          .byId("1")
          .attachments.createUploadSession({ AttachmentItem: { attachmentType: "file", name: "flower", size: 3 } });
      const uploaded = await uploadLarge(graph.context, session, new Blob([new Uint8Array([1, 2, 3])]));
      return uploaded.location?.endsWith("/attachments/9");
    },
    result: true,
  }),

  task("create a category and let a rule set the importance", {
    docs: "outlookuser-post-mastercategories; messagerule-update",
    requests: [
      {
        line: "POST /v1.0/me/outlook/masterCategories",
        body: { displayName: "Project expenses", color: "preset9" },
        reply: { status: 201, body: { id: "1", color: "preset9" } },
      },
      {
        line: "PATCH /v1.0/me/mailFolders/inbox/messageRules/2",
        body: { displayName: "Partner", actions: { markImportance: "high", assignCategories: ["Project expenses"] } },
        reply: { body: { id: "2", actions: { markImportance: "high" }, conditions: { senderContains: ["ADELE"] } } },
      },
    ],
    run: async (graph) => {
      const category = await graph.me.outlook.masterCategories.create({
        displayName: "Project expenses",
        color: "preset9",
      });
      const rule = await graph.me.mailFolders.inbox.messageRules.byId("2").update({
        displayName: "Partner",
        actions: { markImportance: "high", assignCategories: ["Project expenses"] },
      });
      return [category.color, rule.actions?.markImportance, rule.conditions?.senderContains?.[0]];
    },
    result: ["preset9", "high", "ADELE"],
  }),

  task("read the changed contacts of a folder and its child folders", {
    docs: "contact-delta; contactfolder-list-childfolders",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/contactFolders/1/contacts/delta?$select=displayName",
        reply: { body: { "@odata.deltaLink": `${origin}/d`, value: [{ id: "c", displayName: "Pavel" }] } },
      },
      {
        line: "GET /v1.0/me/contactFolders/1/childFolders",
        reply: { body: { value: [{ id: "f", parentFolderId: "1" }] } },
      },
    ],
    run: async (graph) => {
      const folder = graph.me.contactFolders.byId("1");
      const changed = await all(folder.contacts.delta({ select: ["displayName"] }));
      return [changed.length, (await all(folder.childFolders.list()))[0]?.parentFolderId];
    },
    result: [1, "1"],
  }),

  task("attach a rubric to an assignment and prepare its folder", {
    docs: "educationassignment-put-rubric: $ref; educationassignment-setupresourcesfolder: empty JSON body",
    requests: ({ origin }) => [
      {
        line: "PUT /v1.0/education/classes/1/assignments/2/rubric/$ref",
        body: { "@odata.id": `${origin}/v1.0/education/me/rubrics/3` },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/education/classes/1/assignments/2/setUpResourcesFolder",
        body: {},
        reply: { body: { id: "2", resourcesFolderUrl: "https://graph.microsoft.com/v1.0/drives/d/items/f" } },
      },
      { line: "DELETE /v1.0/education/classes/1/assignments/2/rubric/$ref", reply: { status: 204 } },
    ],
    run: async (graph, { origin }) => {
      const assignment = graph.education.classes.byId("1").assignments.byId("2");
      await assignment.rubric.set(`${origin}/v1.0/education/me/rubrics/3`);
      const { resourcesFolderUrl } = await assignment.setUpResourcesFolder({});
      await assignment.rubric.remove();
      return resourcesFolderUrl;
    },
    result: "https://graph.microsoft.com/v1.0/drives/d/items/f",
  }),

  task("install an app in a chat, and add a member to a channel", {
    docs: "chat-post-installedapps: teamsApp@odata.bind; conversationmember-add",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/chats/19:a@thread.v2/installedApps",
        body: { "teamsApp@odata.bind": `${origin}/v1.0/appCatalogs/teamsApps/1` },
        reply: { status: 201 },
      },
      {
        line: "POST /v1.0/teams/1/channels/2/members",
        body: {
          "@odata.type": "#microsoft.graph.aadUserConversationMember",
          roles: [],
          "user@odata.bind": `${origin}/v1.0/users/3`,
        },
        reply: { status: 201, body: { id: "4", displayName: "Adele" } },
      },
    ],
    run: async (graph, { origin }) => {
      await graph.chats
        .byId("19:a@thread.v2")
        .installedApps.create({ "teamsApp@odata.bind": `${origin}/v1.0/appCatalogs/teamsApps/1` });
      const member = await graph.teams
        .byId("1")
        .channels.byId("2")
        .members.create({
          "@odata.type": "#microsoft.graph.aadUserConversationMember",
          roles: [],
          "user@odata.bind": `${origin}/v1.0/users/3`,
        });
      return member.displayName;
    },
    result: "Adele",
  }),

  task("read the changed messages of a channel", {
    docs: "chatmessage-delta: $filter and $top; @odata.deltaLink",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/teams/1/channels/2/messages/delta?$top=2",
        reply: {
          body: {
            "@odata.deltaLink": `${origin}/v1.0/teams/1/channels/2/messages/delta?$deltatoken=x`,
            value: [{ id: "1", body: { content: "Hello" } }],
          },
        },
      },
    ],
    run: async (graph) => {
      const contents: (string | null | undefined)[] = [];
      for await (const page of graph.teams.byId("1").channels.byId("2").messages.delta({ top: 2 }).byPage())
        contents.push(...page.value.map(({ body }) => body?.content), page.deltaLink?.split("=")[1]);
      return contents;
    },
    result: ["Hello", "x"],
  }),

  task("replace a scheduling group and approve a swap of shifts", {
    docs: "schedulinggroup-put; swapshiftschangerequest-approve",
    requests: [
      {
        line: "PUT /v1.0/teams/1/schedule/schedulingGroups/2",
        body: { displayName: "Cashiers", isActive: true, userIds: ["3"] },
        reply: { body: { id: "2", displayName: "Cashiers" } },
      },
      {
        line: "POST /v1.0/teams/1/schedule/swapShiftsChangeRequests/4/approve",
        body: { message: "Fine" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { schedule } = graph.teams.byId("1");
      const group = await schedule.schedulingGroups
        .byId("2")
        .replace({ displayName: "Cashiers", isActive: true, userIds: ["3"] });
      await schedule.swapShiftsChangeRequests.byId("4").approve({ message: "Fine" });
      return group.displayName;
    },
    result: "Cashiers",
  }),
];
