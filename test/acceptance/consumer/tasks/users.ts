import { GraphError, term, where } from "graph-sdk";
import { all, sameType, task } from "../task.js";

export default [
  task("list users with select, filter, orderby, top and count", {
    docs: "user-list; aad-advanced-queries: $count needs ConsistencyLevel",
    requests: [
      {
        line: "GET /v1.0/users?$select=id,displayName&$filter=startsWith(displayName,'A')&$orderby=displayName desc&$top=5&$count=true",
        headers: { consistencylevel: "eventual", authorization: "Bearer token", accept: "application/json" },
        reply: { body: { "@odata.count": 1, value: [{ id: "1", displayName: "Adele" }] } },
      },
    ],
    run: async (graph) => {
      const users = await all(
        graph.users.list({
          select: ["id", "displayName"],
          filter: "startsWith(displayName,'A')",
          orderby: ["displayName desc"],
          top: 5,
          count: true,
        }),
      );
      const [first] = users;
      // @ts-expect-error -- mail was not selected
      void first?.mail;
      const name: string | null | undefined = first?.displayName;
      return [users.length, name];
    },
    result: [1, "Adele"],
  }),

  task("search users by display name", {
    docs: "user-list, $search example; search-query-parameter",
    requests: [
      {
        line: 'GET /v1.0/users?$search="displayName:wa"&$orderby=displayName&$count=true',
        headers: { consistencylevel: "eventual" },
        reply: { body: { value: [{ id: "1" }] } },
      },
    ],
    run: async (graph) =>
      (await all(graph.users.list({ search: term("displayName", "wa"), orderby: ["displayName"], count: true })))
        .length,
    result: 1,
  }),

  task("filter users by a lambda over a list", {
    docs: "query-parameters, lambda operators; OData URL conventions 5.1.1.13",
    requests: [
      {
        line: "GET /v1.0/users?$filter=businessPhones/any(x:x eq '%2B1 425 555 0109') and accountEnabled eq true",
        reply: { body: { value: [] } },
      },
    ],
    run: async (graph) =>
      await all(
        graph.users.list({
          filter: where((user) =>
            user.businessPhones.any((phone) => phone.eq("+1 425 555 0109")).and(user.accountEnabled.eq(true)),
          ),
        }),
      ),
    result: [],
  }),

  task("follow the next link to the second page", {
    docs: "paging: the whole URL of @odata.nextLink",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/users?$top=1",
        reply: { body: { "@odata.nextLink": `${origin}/v1.0/users?$top=1&$skiptoken=X%27a`, value: [{ id: "1" }] } },
      },
      { line: "GET /v1.0/users?$top=1&$skiptoken=X%27a", reply: { body: { value: [{ id: "2" }] } } },
    ],
    run: async (graph) => (await all(graph.users.list({ top: 1 }))).map(({ id }) => id),
    result: ["1", "2"],
  }),

  task("count all users", {
    docs: "user-list, example: get a count of users",
    requests: [
      {
        line: "GET /v1.0/users/$count",
        headers: { consistencylevel: "eventual" },
        reply: { headers: { "content-type": "text/plain" }, bytes: new TextEncoder().encode("893") },
      },
    ],
    run: async (graph) => {
      const count = await graph.users.count();
      sameType<typeof count, number>(true);
      return count;
    },
    result: 893,
  }),

  task("get a user by user principal name", {
    docs: "user-get: GET /users/{id | userPrincipalName}",
    requests: [
      {
        line: "GET /v1.0/users/AdeleV@contoso.onmicrosoft.com?$select=displayName,givenName",
        reply: { body: { displayName: "Adele Vance", givenName: "Adele" } },
      },
    ],
    run: async (graph) => {
      const user = await graph.users
        .byId("AdeleV@contoso.onmicrosoft.com")
        .get({ select: ["displayName", "givenName"] });
      return user.displayName;
    },
    result: "Adele Vance",
  }),

  task("get a user's manager", {
    docs: "user-list-manager: GET /users/{id | userPrincipalName}/manager",
    requests: [
      {
        line: "GET /v1.0/users/1/manager",
        reply: { body: { "@odata.type": "#microsoft.graph.user", id: "2", displayName: "Sara" } },
      },
    ],
    run: async (graph) => (await graph.users.byId("1").manager.get()).id,
    result: "2",
  }),

  task("get a user with the chain of managers expanded", {
    docs: "user-list-manager, example 2: $expand=manager($levels=n;$select=id,displayName)",
    requests: [
      {
        line: "GET /v1.0/users/1?$expand=manager($levels=max;$select=id,displayName)&$select=id,displayName&$count=true",
        headers: { consistencylevel: "eventual" },
        reply: { body: { id: "1", displayName: "A", manager: { id: "2" } } },
      },
    ],
    run: async (graph) => {
      const user = await graph.users.byId("1").get({
        expand: ["manager($levels=max;$select=id,displayName)"],
        select: ["id", "displayName"],
        count: true,
      });
      return user.manager?.id;
    },
    result: "2",
  }),

  task("set a user's manager", {
    docs: "user-post-manager: PUT /users/{id}/manager/$ref with @odata.id",
    requests: ({ origin }) => [
      {
        line: "PUT /v1.0/users/1/manager/$ref",
        body: { "@odata.id": `${origin}/v1.0/users/2` },
        reply: { status: 204 },
      },
    ],
    run: (graph) => graph.users.byId("1").manager.set("2"),
  }),

  task("create a user", {
    docs: "user-post-users",
    requests: [
      {
        line: "POST /v1.0/users",
        headers: { "content-type": "application/json" },
        body: {
          accountEnabled: true,
          displayName: "Adele Vance",
          mailNickname: "AdeleV",
          userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
          passwordProfile: { forceChangePasswordNextSignIn: true, password: "xWwvJ]6NMw+bWH-d" },
        },
        reply: { status: 201, body: { id: "87d349ed", displayName: "Adele Vance" } },
      },
    ],
    run: async (graph) => {
      const created = await graph.users.create({
        accountEnabled: true,
        displayName: "Adele Vance",
        mailNickname: "AdeleV",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
        passwordProfile: { forceChangePasswordNextSignIn: true, password: "xWwvJ]6NMw+bWH-d" },
      });
      return created.id;
    },
    result: "87d349ed",
  }),

  task("update a user, set a property to null and an extension property", {
    docs: "user-update: 204; extensibility-overview: extension_{appId}_{name}",
    requests: [
      {
        line: "PATCH /v1.0/users/1",
        body: {
          officeLocation: "18/2111",
          mobilePhone: null,
          extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup: "J",
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.users.byId("1").update({
        officeLocation: "18/2111",
        mobilePhone: null,
        extension_b7d8e648520f41d3b9c0fdeb91768a0a_jobGroup: "J",
      });
    },
  }),

  task("misspelt properties of open types do not compile", {
    docs: "resources/group, resources/user: open types with documented properties",
    requests: [{ line: "PATCH /v1.0/groups/1", body: { descriptoin: "x" }, reply: { status: 204 } }],
    run: async (graph) => {
      // @ts-expect-error -- the property is spelt description
      await graph.groups.byId("1").update({ descriptoin: "x" });
      // @ts-expect-error -- the property is spelt displayName
      void graph.users.list({ select: ["dispalyName"] });
    },
  }),

  task("delete a user", {
    docs: "user-delete: 204",
    requests: [{ line: "DELETE /v1.0/users/1", reply: { status: 204 } }],
    run: (graph) => graph.users.byId("1").delete(),
  }),

  task("upload and download a photo", {
    docs: "profilephoto-update: PUT /me/photo/$value with image/jpeg; profilephoto-get: GET /me/photo/$value and /me/photo",
    requests: [
      {
        line: "PUT /v1.0/me/photo/$value",
        headers: { "content-type": "image/png" },
        bytes: new Uint8Array([137, 80]),
        reply: { status: 200 },
      },
      {
        line: "GET /v1.0/me/photo/$value",
        reply: { headers: { "content-type": "image/png" }, bytes: new Uint8Array([137, 80, 78]) },
      },
      { line: "GET /v1.0/me/photo", reply: { body: { id: "240X240", width: 240, height: 240 } } },
    ],
    run: async (graph) => {
      await graph.me.photo.content.replace(new Blob([new Uint8Array([137, 80])], { type: "image/png" }));
      const bytes = await graph.me.photo.content.get();
      sameType<typeof bytes, Uint8Array>(true);
      const photo = await graph.me.photo.get();
      const width: number | null | undefined = photo.width;
      return [bytes.length, width];
    },
    result: [3, 240],
  }),

  task("get several directory objects by their ids", {
    docs: "directoryobject-getbyids: POST /directoryObjects/getByIds",
    requests: [
      {
        line: "POST /v1.0/directoryObjects/getByIds",
        body: { ids: ["1", "2"], types: ["user", "group"] },
        reply: { body: { value: [{ "@odata.type": "#microsoft.graph.user", id: "1" }, { id: "2" }] } },
      },
    ],
    run: async (graph) => {
      const found = await graph.directoryObjects.getByIds({ ids: ["1", "2"], types: ["user", "group"] });
      return found.map(({ id }) => id);
    },
    result: ["1", "2"],
  }),

  task("read the details of an error", {
    docs: "errors: code, message, innerError",
    requests: [
      {
        line: "GET /v1.0/users/none",
        reply: {
          status: 404,
          headers: { "request-id": "r-1" },
          body: {
            error: {
              code: "Request_ResourceNotFound",
              message: "Resource 'none' does not exist.",
              innerError: { date: "2021-07-01" },
            },
          },
        },
      },
    ],
    run: async (graph) => {
      try {
        await graph.users.byId("none").get();
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        return [error.status, error.code, error.requestId];
      }
      return [];
    },
    result: [404, "Request_ResourceNotFound", "r-1"],
  }),

  task("record an activity of an app whose id has a slash", {
    docs: "projectrome-put-activity: the id is percent-encoded in the path",
    requests: [
      {
        line: "PUT /v1.0/me/activities/%2Farticle%3F12345",
        body: {
          appActivityId: "/article?12345",
          activitySourceHost: "https://www.contoso.com",
          activationUrl: "https://www.contoso.com/article?id=12345",
          visualElements: { displayText: "How to tie a reef knot" },
        },
        reply: { status: 201, body: { id: "1", appActivityId: "/article?12345" } },
      },
    ],
    run: async (graph) => {
      const activity = await graph.me.activities.byId("/article?12345").replace({
        appActivityId: "/article?12345",
        activitySourceHost: "https://www.contoso.com",
        activationUrl: "https://www.contoso.com/article?id=12345",
        visualElements: { displayText: "How to tie a reef knot" },
      });
      return activity.appActivityId;
    },
    result: "/article?12345",
  }),
];
