import { all, task } from "../task.js";

const pacific = 'outlook.timezone="Pacific Standard Time"';

export default [
  task("list the child folders of a mail folder, hidden ones too", {
    docs: "mailfolder-list-childfolders: ?includeHiddenFolders=true",
    requests: [
      {
        line: "GET /v1.0/me/mailFolders/inbox/childFolders?includeHiddenFolders=true&$top=5",
        reply: { body: { value: [{ id: "1", isHidden: true }] } },
      },
    ],
    run: async (graph) =>
      (await all(graph.me.mailFolders.byId("inbox").childFolders.list({ includeHiddenFolders: true, top: 5 }))).map(
        ({ isHidden }) => isHidden,
      ),
    result: [true],
  }),

  task("create a rule for the inbox", {
    docs: "mailfolder-post-messagerules",
    requests: [
      {
        line: "POST /v1.0/me/mailFolders/inbox/messageRules",
        body: {
          displayName: "From partner",
          sequence: 2,
          isEnabled: true,
          conditions: { senderContains: ["adele"] },
          actions: {
            forwardTo: [{ emailAddress: { name: "Alex Wilbur", address: "AlexW@contoso.onmicrosoft.com" } }],
            stopProcessingRules: true,
          },
        },
        reply: { status: 201, body: { id: "AQAAAJ5dZqA=", sequence: 2 } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.mailFolders.inbox.messageRules.create({
          displayName: "From partner",
          sequence: 2,
          isEnabled: true,
          conditions: { senderContains: ["adele"] },
          actions: {
            forwardTo: [{ emailAddress: { name: "Alex Wilbur", address: "AlexW@contoso.onmicrosoft.com" } }],
            stopProcessingRules: true,
          },
        })
      ).id,
    result: "AQAAAJ5dZqA=",
  }),

  task("forward a message and reply to all", {
    docs: "message-forward; message-replyall",
    requests: [
      {
        line: "POST /v1.0/me/messages/AAMkADA1MTAAAAqldOAAA=/forward",
        body: { comment: "FYI", toRecipients: [{ emailAddress: { name: "A", address: "a@contoso.com" } }] },
        reply: { status: 202 },
      },
      {
        line: "POST /v1.0/users/a@contoso.com/messages/1/replyAll",
        body: { comment: "Thanks" },
        reply: { status: 202 },
      },
    ],
    run: async (graph) => {
      await graph.me.messages
        .byId("AAMkADA1MTAAAAqldOAAA=")
        .forward({ comment: "FYI", toRecipients: [{ emailAddress: { name: "A", address: "a@contoso.com" } }] });
      await graph.users.byId("a@contoso.com").messages.byId("1").replyAll({ comment: "Thanks" });
    },
  }),

  task("always show the mail of a sender in the focused inbox", {
    docs: "inferenceclassification-post-overrides",
    requests: [
      {
        line: "POST /v1.0/me/inferenceClassification/overrides",
        body: { classifyAs: "focused", senderEmailAddress: { name: "S", address: "samanthab@adatum.onmicrosoft.com" } },
        reply: { status: 201, body: { id: "98f5bdef", classifyAs: "focused" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.inferenceClassification.overrides.create({
          classifyAs: "focused",
          senderEmailAddress: { name: "S", address: "samanthab@adatum.onmicrosoft.com" },
        })
      ).classifyAs,
    result: "focused",
  }),

  task("find messages by an extended property and get its value", {
    docs: "singlevaluelegacyextendedproperty-get: $filter with Any, $expand with $filter",
    requests: [
      {
        line: "GET /v1.0/me/messages?$filter=singleValueExtendedProperties/Any(ep: ep/id eq 'String {8ECCC264-6880-4EBE-992F-8888D2EEAA1D} Name TestProperty' and ep/value eq 'a %26 b')",
        reply: { body: { value: [{ id: "1" }] } },
      },
      {
        line: "GET /v1.0/me/messages/1?$expand=singleValueExtendedProperties($filter=id eq 'String {8ECCC264-6880-4EBE-992F-8888D2EEAA1D} Name TestProperty')",
        reply: {
          body: {
            id: "1",
            singleValueExtendedProperties: [
              { id: "String {8ECCC264-6880-4EBE-992F-8888D2EEAA1D} Name TestProperty", value: "a & b" },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const property = "String {8ECCC264-6880-4EBE-992F-8888D2EEAA1D} Name TestProperty";
      const [found] = await all(
        graph.me.messages.list({
          filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq 'a & b')`,
        }),
      );
      const message = await graph.me.messages
        .byId(found?.id ?? "")
        .get({ expand: [`singleValueExtendedProperties($filter=id eq '${property}')`] });
      return message.singleValueExtendedProperties?.[0]?.value;
    },
    result: "a & b",
  }),

  task("create a contact in a contact folder", {
    docs: "user-post-contactfolders; contactfolder-post-contacts: POST /me/contactFolders/{id}/contacts",
    requests: [
      {
        line: "POST /v1.0/me/contactFolders",
        body: { displayName: "Partners" },
        reply: { status: 201, body: { id: "f1" } },
      },
      {
        line: "POST /v1.0/me/contactFolders/f1/contacts",
        body: {
          givenName: "Pavel",
          surname: "Bansky",
          emailAddresses: [{ address: "pavelb@fabrikam.onmicrosoft.com", name: "Pavel Bansky" }],
          businessPhones: ["+1 732 555 0102"],
        },
        reply: { status: 201, body: { id: "c1", displayName: "Pavel Bansky" } },
      },
    ],
    run: async (graph) => {
      const folder = await graph.me.contactFolders.create({ displayName: "Partners" });
      const contact = await graph.me.contactFolders.byId(folder.id ?? "").contacts.create({
        givenName: "Pavel",
        surname: "Bansky",
        emailAddresses: [{ address: "pavelb@fabrikam.onmicrosoft.com", name: "Pavel Bansky" }],
        businessPhones: ["+1 732 555 0102"],
      });
      return contact.displayName;
    },
    result: "Pavel Bansky",
  }),

  task("create a calendar in a new calendar group", {
    docs: "user-post-calendargroups; calendargroup-post-calendars",
    requests: [
      {
        line: "POST /v1.0/me/calendarGroups",
        body: { name: "Personal events" },
        reply: { status: 201, body: { id: "AAMkADYAAAR9NR5AAA=" } },
      },
      {
        line: "POST /v1.0/me/calendarGroups/AAMkADYAAAR9NR5AAA=/calendars",
        body: { name: "Marketing calendar" },
        reply: { status: 201, body: { id: "2", canShare: true } },
      },
    ],
    run: async (graph) => {
      const group = await graph.me.calendarGroups.create({ name: "Personal events" });
      const calendar = await graph.me.calendarGroups
        .byId(group.id ?? "")
        .calendars.create({ name: "Marketing calendar" });
      return calendar.canShare;
    },
    result: true,
  }),

  task("list the instances of a series in a time zone", {
    docs: "event-list-instances: startDateTime and endDateTime are required; Prefer: outlook.timezone",
    requests: [
      {
        line: "GET /v1.0/me/events/1/instances?startDateTime=2019-04-08T09:00:00.0000000&endDateTime=2019-04-30T09:00:00.0000000&$select=subject,start",
        headers: { prefer: pacific },
        reply: { body: { value: [{ id: "2", subject: "Review" }] } },
      },
    ],
    run: async (graph) => {
      const instances = graph.me.events
        .byId("1")
        .instances.list("2019-04-08T09:00:00.0000000", "2019-04-30T09:00:00.0000000", {
          select: ["subject", "start"],
          headers: { Prefer: pacific },
        });
      return (await all(instances)).map(({ subject }) => subject);
    },
    result: ["Review"],
  }),

  task("find times for a meeting", {
    docs: "user-findmeetingtimes, example",
    requests: [
      {
        line: "POST /v1.0/me/findMeetingTimes",
        headers: { prefer: pacific },
        body: {
          attendees: [{ type: "required", emailAddress: { name: "Alex", address: "alexw@contoso.onmicrosoft.com" } }],
          timeConstraint: {
            activityDomain: "work",
            timeSlots: [
              {
                start: { dateTime: "2019-04-16T09:00:00", timeZone: "Pacific Standard Time" },
                end: { dateTime: "2019-04-18T17:00:00", timeZone: "Pacific Standard Time" },
              },
            ],
          },
          isOrganizerOptional: false,
          meetingDuration: "PT1H",
          returnSuggestionReasons: true,
          minimumAttendeePercentage: 100,
        },
        reply: { body: { emptySuggestionsReason: "", meetingTimeSuggestions: [{ confidence: 100, order: 1 }] } },
      },
    ],
    run: async (graph) => {
      const found = await graph.me.findMeetingTimes(
        {
          attendees: [{ type: "required", emailAddress: { name: "Alex", address: "alexw@contoso.onmicrosoft.com" } }],
          timeConstraint: {
            activityDomain: "work",
            timeSlots: [
              {
                start: { dateTime: "2019-04-16T09:00:00", timeZone: "Pacific Standard Time" },
                end: { dateTime: "2019-04-18T17:00:00", timeZone: "Pacific Standard Time" },
              },
            ],
          },
          isOrganizerOptional: false,
          meetingDuration: "PT1H",
          returnSuggestionReasons: true,
          minimumAttendeePercentage: 100,
        },
        { headers: { Prefer: pacific } },
      );
      return found.meetingTimeSuggestions?.[0]?.confidence;
    },
    result: 100,
  }),

  task("get the schedules of two people", {
    docs: "calendar-getschedule: a collection of scheduleInformation",
    requests: [
      {
        line: "POST /v1.0/me/calendar/getSchedule",
        body: {
          schedules: ["adelev@contoso.onmicrosoft.com", "meganb@contoso.onmicrosoft.com"],
          startTime: { dateTime: "2019-03-15T09:00:00", timeZone: "Pacific Standard Time" },
          endTime: { dateTime: "2019-03-15T18:00:00", timeZone: "Pacific Standard Time" },
          availabilityViewInterval: 60,
        },
        reply: { body: { value: [{ scheduleId: "adelev@contoso.onmicrosoft.com", availabilityView: "000220000" }] } },
      },
    ],
    run: async (graph) => {
      const schedules = await graph.me.calendar.getSchedule({
        schedules: ["adelev@contoso.onmicrosoft.com", "meganb@contoso.onmicrosoft.com"],
        startTime: { dateTime: "2019-03-15T09:00:00", timeZone: "Pacific Standard Time" },
        endTime: { dateTime: "2019-03-15T18:00:00", timeZone: "Pacific Standard Time" },
        availabilityViewInterval: 60,
      });
      return schedules.map(({ availabilityView }) => availabilityView);
    },
    result: ["000220000"],
  }),

  task("list reminders between two dates", {
    docs: "user-reminderview: parameters of type String; OData literals quote strings",
    requests: [
      {
        line: "GET /v1.0/users/1/reminderView(startDateTime='2017-06-05T10:00:00.0000000',endDateTime='2017-06-11T11:00:00.0000000')",
        reply: { body: { value: [{ eventId: "AAMkADNsvAAA=" }] } },
      },
    ],
    run: async (graph) => {
      const reminders = graph.users
        .byId("1")
        .reminderView("2017-06-05T10:00:00.0000000", "2017-06-11T11:00:00.0000000");
      return (await all(reminders)).map(({ eventId }) => eventId);
    },
    result: ["AAMkADNsvAAA="],
  }),

  task("list rooms and the rooms of a room list", {
    docs: "place-list: /places/microsoft.graph.room and /places/{email}/microsoft.graph.roomlist/rooms",
    requests: [
      {
        line: "GET /v1.0/places/microsoft.graph.room?$top=3",
        reply: { body: { value: [{ id: "1", capacity: 50 }] } },
      },
      {
        line: "GET /v1.0/places/bldg2@contoso.com/microsoft.graph.roomlist/rooms",
        reply: { body: { value: [{ id: "2", capacity: 5 }] } },
      },
    ],
    run: async (graph) => {
      const rooms = await all(graph.places.asRoom.list({ top: 3 }));
      const inBuilding = await all(graph.places.byId("bldg2@contoso.com").asRoomList.rooms.list());
      return [rooms[0]?.capacity, inBuilding[0]?.capacity];
    },
    result: [50, 5],
  }),

  task("create a to-do task with an open extension", {
    docs: "todotasklist-post-tasks; opentypeextension-post-opentypeextension",
    requests: [
      {
        line: "POST /v1.0/me/todo/lists/1/tasks",
        body: { title: "A new task", importance: "high", body: { content: "x", contentType: "text" } },
        reply: { status: 201, body: { id: "2", status: "notStarted" } },
      },
      {
        line: "POST /v1.0/users/u/todo/lists/1/tasks/2/extensions",
        body: {
          "@odata.type": "microsoft.graph.openTypeExtension",
          extensionName: "Com.Contoso.Deal",
          dealValue: 100,
        },
        reply: { status: 201, body: { id: "Com.Contoso.Deal", extensionName: "Com.Contoso.Deal", dealValue: 100 } },
      },
    ],
    run: async (graph) => {
      const created = await graph.me.todo.lists.byId("1").tasks.create({
        title: "A new task",
        importance: "high",
        body: { content: "x", contentType: "text" },
      });
      const extension = await graph.users
        .byId("u")
        .todo.lists.byId("1")
        .tasks.byId(created.id ?? "")
        .extensions.create({
          "@odata.type": "microsoft.graph.openTypeExtension",
          extensionName: "Com.Contoso.Deal",
          dealValue: 100,
        });
      // @ts-expect-error -- pending: the result is not an openTypeExtension
      return [created.status, extension.extensionName];
    },
    result: ["notStarted", "Com.Contoso.Deal"],
  }),

  task("create a search folder", {
    docs: "mailsearchfolder-post: the type is microsoft.graph.mailSearchFolder",
    requests: [
      {
        line: "POST /v1.0/me/mailFolders/inbox/childFolders",
        body: {
          "@odata.type": "microsoft.graph.mailSearchFolder",
          displayName: "Weekly digests",
          includeNestedFolders: true,
          sourceFolderIds: ["inbox"],
          filterQuery: "contains(subject, 'weekly digest')",
        },
        reply: { status: 201, body: { id: "1", displayName: "Weekly digests" } },
      },
    ],
    run: async (graph) => {
      const folder = await graph.me.mailFolders.byId("inbox").childFolders.create({
        "@odata.type": "microsoft.graph.mailSearchFolder",
        displayName: "Weekly digests",
        includeNestedFolders: true,
        sourceFolderIds: ["inbox"],
        filterQuery: "contains(subject, 'weekly digest')",
      });
      return folder.displayName;
    },
    result: "Weekly digests",
  }),

  task("list the time zones by their IANA names", {
    docs: "outlookuser-supportedtimezones: parameter TimeZoneStandard, a literal of an enumeration",
    requests: [
      {
        line: "GET /v1.0/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')",
        reply: { body: { value: [{ alias: "Africa/Abidjan", displayName: "Africa/Abidjan" }] } },
      },
    ],
    run: async (graph) => {
      const zones = await all(graph.me.outlook.supportedTimeZones("Iana"));
      return zones.map(({ alias }) => alias);
    },
    result: ["Africa/Abidjan"],
  }),

  task("propose another time for an event", {
    docs: "event-tentativelyaccept: proposedNewTime; calendarpermission-update",
    requests: [
      {
        line: "POST /v1.0/me/events/1/tentativelyAccept",
        body: {
          comment: "Next week?",
          sendResponse: true,
          proposedNewTime: {
            start: { dateTime: "2019-12-02T18:00:00", timeZone: "Pacific Standard Time" },
            end: { dateTime: "2019-12-02T19:00:00", timeZone: "Pacific Standard Time" },
          },
        },
        reply: { status: 202 },
      },
      {
        line: "PATCH /v1.0/groups/2/calendar/calendarPermissions/3",
        body: { role: "write" },
        reply: { body: { id: "3", role: "write" } },
      },
    ],
    run: async (graph) => {
      await graph.me.events.byId("1").tentativelyAccept({
        comment: "Next week?",
        sendResponse: true,
        proposedNewTime: {
          start: { dateTime: "2019-12-02T18:00:00", timeZone: "Pacific Standard Time" },
          end: { dateTime: "2019-12-02T19:00:00", timeZone: "Pacific Standard Time" },
        },
      });
      const permission = await graph.groups.byId("2").calendar.calendarPermissions.byId("3").update({ role: "write" });
      return permission.role;
    },
    result: "write",
  }),
];
