import { delta } from "graph-sdk";
import { all, sameType, task } from "../task.js";

export default [
  task("list the members of a group", {
    docs: "group-list-members",
    requests: [
      {
        line: "GET /v1.0/groups/1/members",
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.user", id: "2" }] } },
      },
    ],
    run: async (graph) => (await all(graph.groups.byId("1").members.list())).map(({ id }) => id),
    result: ["2"],
  }),

  task("list the members of a group that are users", {
    docs: "group-list-members: OData cast; OData URL conventions 4.11",
    requests: [
      {
        line: "GET /v1.0/groups/1/members/microsoft.graph.user?$select=displayName&$count=true",
        headers: { consistencylevel: "eventual" },
        reply: { body: { value: [{ displayName: "Adele" }] } },
      },
    ],
    run: async (graph) => {
      const members = await all(graph.groups.byId("1").members.asUser.list({ select: ["displayName"], count: true }));
      const name: string | null | undefined = members[0]?.displayName;
      return name;
    },
    result: "Adele",
  }),

  task("count the members of a group", {
    docs: "group-list-members, example: get a count of membership",
    requests: [
      {
        line: "GET /v1.0/groups/1/members/$count",
        headers: { consistencylevel: "eventual" },
        reply: { headers: { "content-type": "text/plain" }, bytes: new TextEncoder().encode("7") },
      },
    ],
    run: (graph) => graph.groups.byId("1").members.count(),
    result: 7,
  }),

  task("add a member to a group", {
    docs: "group-post-members: POST /groups/{id}/members/$ref",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/groups/1/members/$ref",
        body: { "@odata.id": `${origin}/v1.0/directoryObjects/2` },
        reply: { status: 204 },
      },
    ],
    run: (graph) => graph.groups.byId("1").members.add("2"),
  }),

  task("remove a member from a group", {
    docs: "group-delete-members: DELETE /groups/{id}/members/{id}/$ref",
    requests: [{ line: "DELETE /v1.0/groups/1/members/2/$ref", reply: { status: 204 } }],
    run: (graph) => graph.groups.byId("1").members.byId("2").remove(),
  }),

  task("read the changes of users and keep the token", {
    docs: "user-delta; delta-query-overview",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/users/delta?$select=displayName",
        reply: {
          body: {
            value: [{ id: "1", displayName: "A" }],
            "@odata.deltaLink": `${origin}/v1.0/users/delta?$deltatoken=abc`,
          },
        },
      },
      {
        line: "GET /v1.0/users/delta?$deltatoken=abc",
        reply: {
          body: { value: [{ id: "2" }], "@odata.deltaLink": `${origin}/v1.0/users/delta?$deltatoken=def` },
        },
      },
    ],
    run: async (graph) => {
      const first = delta(graph.users.delta({ select: ["displayName"] }));
      const before = await all(first);
      const since = first.deltaLink;
      const second = delta(graph.users.delta(), since === undefined ? {} : { since });
      return [before.length, (await all(second)).length, second.deltaLink?.endsWith("def")];
    },
    result: [1, 1, true],
  }),

  task("create a team and wait until it is there", {
    docs: "team-post: 202 with Location; teamsasyncoperation-get",
    requests: [
      {
        line: "POST /v1.0/teams",
        body: {
          "template@odata.bind": "https://graph.microsoft.com/v1.0/teamsTemplates('standard')",
          displayName: "My Sample Team",
          description: "My Sample Team's Description",
        },
        reply: { status: 202, headers: { location: "/teams('dbd8de4f')/operations('3a6fdce1')" } },
      },
      {
        line: "GET /v1.0/teams('dbd8de4f')/operations('3a6fdce1')",
        reply: { body: { id: "3a6fdce1", operationType: "createTeam", status: "inProgress" } },
      },
      {
        line: "GET /v1.0/teams('dbd8de4f')/operations('3a6fdce1')",
        reply: { body: { id: "3a6fdce1", operationType: "createTeam", status: "succeeded" } },
      },
    ],
    run: async (graph) => {
      const operation = await graph.teams.create({
        "template@odata.bind": "https://graph.microsoft.com/v1.0/teamsTemplates('standard')",
        displayName: "My Sample Team",
        description: "My Sample Team's Description",
      });
      return (await operation.done({ delay: () => 1 })).status;
    },
    result: "succeeded",
  }),

  task("send a message to a channel", {
    docs: "channel-post-messages",
    requests: [
      {
        line: "POST /v1.0/teams/1/channels/19:4a95f7d8@thread.tacv2/messages",
        body: { body: { content: "Hello World" } },
        reply: { status: 201, body: { id: "1616990032035" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.teams
          .byId("1")
          .channels.byId("19:4a95f7d8@thread.tacv2")
          .messages.create({ body: { content: "Hello World" } })
      ).id,
    result: "1616990032035",
  }),

  task("list security alerts with a filter", {
    docs: "alert-list: GET /security/alerts?$filter={property} eq '{property-value}'",
    requests: [
      {
        line: "GET /v1.0/security/alerts?$filter=severity eq 'high'&$top=1",
        reply: { body: { value: [{ id: "1" }] } },
      },
    ],
    run: async (graph) => (await all(graph.security.alerts.list({ filter: "severity eq 'high'", top: 1 }))).length,
    result: 1,
  }),

  task("let unused groups expire, and renew one of them", {
    docs: "grouplifecyclepolicy-post-grouplifecyclepolicies; grouplifecyclepolicy-addgroup: value; group-renew",
    requests: [
      {
        line: "POST /v1.0/groupLifecyclePolicies",
        body: { groupLifetimeInDays: 100, managedGroupTypes: "Selected", alternateNotificationEmails: "a@contoso.com" },
        reply: { status: 201, body: { id: "1" } },
      },
      {
        line: "POST /v1.0/groupLifecyclePolicies/1/addGroup",
        body: { groupId: "2" },
        reply: { body: { value: true } },
      },
      { line: "POST /v1.0/groups/2/renew", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const policy = await graph.groupLifecyclePolicies.create({
        groupLifetimeInDays: 100,
        managedGroupTypes: "Selected",
        alternateNotificationEmails: "a@contoso.com",
      });
      const added = await graph.groupLifecyclePolicies.byId(policy.id ?? "").addGroup({ groupId: "2" });
      await graph.groups.byId("2").renew();
      sameType<typeof added, { value: boolean }>(true);
      return added.value;
    },
    result: true,
  }),
];
