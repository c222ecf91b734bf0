import { GraphError } from "graph-sdk";
import { all, task } from "../task.js";

const etag = '"{3DF2B2A9},2"';

export default [
  task("list a special folder, recent files and the files that others share", {
    docs: "drive-get-specialfolder; drive-recent; drive-sharedwithme",
    requests: [
      {
        line: "GET /v1.0/me/drive/special/photos/children?$select=id,name&$top=2",
        reply: { body: { value: [{ id: "1", name: "myfile.jpg" }] } },
      },
      { line: "GET /v1.0/me/drive/recent", reply: { body: { value: [{ id: "2", name: "January.docx" }] } } },
      {
        line: "GET /v1.0/me/drive/sharedWithMe",
        reply: { body: { value: [{ remoteItem: { id: "3", parentReference: { driveId: "1991210caf!192" } } }] } },
      },
    ],
    run: async (graph) => {
      const { drive } = graph.me;
      const [photo] = await all(drive.special.byId("photos").children.list({ select: ["id", "name"], top: 2 }));
      const [recent] = await all(drive.recent.list());
      const [shared] = await all(drive.sharedWithMe.list());
      return [photo?.name, recent?.name, shared?.remoteItem?.parentReference?.driveId];
    },
    result: ["myfile.jpg", "January.docx", "1991210caf!192"],
  }),

  task("follow a file, restore a deleted one into another folder and stop following", {
    docs: "driveitem-follow; driveitem-restore; driveitem-unfollow",
    requests: [
      { line: "POST /v1.0/drives/1/items/2/follow", reply: { body: { id: "2", name: "March Proposal.docx" } } },
      {
        line: "POST /v1.0/me/drive/items/3/restore",
        body: { parentReference: { id: "4" }, name: "new.txt" },
        reply: { body: { id: "3", name: "new.txt", size: 19121 } },
      },
      { line: "POST /v1.0/me/drive/items/2/unfollow", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const followed = await graph.drives.byId("1").items.byId("2").follow();
      const restored = await graph.me.drive.items.byId("3").restore({ parentReference: { id: "4" }, name: "new.txt" });
      await graph.me.drive.items.byId("2").unfollow();
      return [followed.name, restored.size];
    },
    result: ["March Proposal.docx", 19121],
  }),

  task("rename a file if nobody changed it, and notice that somebody did", {
    docs: "driveitem-update: if-match, 412; driveitem-delete: if-match",
    requests: [
      {
        line: "PATCH /v1.0/drives/1/items/2",
        headers: { "if-match": etag },
        body: { name: "new.docx" },
        reply: { status: 412, body: { error: { code: "resourceModified", message: "ETag does not match" } } },
      },
      { line: "DELETE /v1.0/drives/1/items/2", headers: { "if-match": etag }, reply: { status: 204 } },
    ],
    run: async (graph) => {
      const item = graph.drives.byId("1").items.byId("2");
      try {
        await item.update({ name: "new.docx" }, { ifMatch: etag });
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        await item.delete({ ifMatch: etag });
        return [error.status, error.code];
      }
      return [];
    },
    result: [412, "resourceModified"],
  }),

  task("list the items of a list by a column, with two columns", {
    docs: "listitem-list: expand=fields(select=), filter=fields/; Prefer HonorNonIndexedQueriesWarningMayFailRandomly",
    requests: [
      {
        line: "GET /v1.0/sites/1/lists/2/items?$expand=fields($select=Name,Quantity)&$filter=fields/Quantity lt 600&$orderby=fields/Name",
        headers: { prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" },
        reply: { body: { value: [{ id: "3", fields: { Name: "Gadget", Quantity: 503 } }] } },
      },
    ],
    run: async (graph) => {
      const [item] = await all(
        graph.sites
          .byId("1")
          .lists.byId("2")
          .items.list({
            expand: ["fields($select=Name,Quantity)"],
            filter: "fields/Quantity lt 600",
            orderby: ["fields/Name"],
            headers: { prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" },
          }),
      );
      return [item?.fields?.["Name"], item?.fields?.["Quantity"]];
    },
    result: ["Gadget", 503],
  }),

  task("restore a version of a list item", {
    docs: "listitem-list-versions; listitemversion-get: $expand; listitemversion-restore",
    requests: [
      {
        line: "GET /v1.0/sites/1/lists/2/items/3/versions",
        reply: { body: { value: [{ id: "2.0" }, { id: "1.0" }] } },
      },
      {
        line: "GET /v1.0/sites/1/lists/2/items/3/versions/1.0?$expand=fields",
        reply: { body: { id: "1.0", fields: { Name: "Old" } } },
      },
      { line: "POST /v1.0/sites/1/lists/2/items/3/versions/1.0/restoreVersion", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { versions } = graph.sites.byId("1").lists.byId("2").items.byId("3");
      const list = await all(versions.list());
      const version = versions.byId(list.at(-1)?.id ?? "");
      const { fields } = await version.get({ expand: ["fields"] });
      await version.restoreVersion();
      return fields?.["Name"];
    },
    result: "Old",
  }),

  task("search sites, and lower the permission of an app for a site", {
    docs: "site-search: search; site-list-permissions; site-update-permission; site-list-subsites; sites-list-followed",
    requests: [
      {
        line: "GET /v1.0/sites?search=R%26D team",
        reply: { body: { value: [{ id: "contoso.sharepoint.com,da60,712a", name: "R&D" }] } },
      },
      {
        line: "GET /v1.0/sites/contoso.sharepoint.com,da60,712a/permissions",
        reply: { body: { value: [{ id: "5", roles: ["write"] }] } },
      },
      {
        line: "PATCH /v1.0/sites/contoso.sharepoint.com,da60,712a/permissions/5",
        body: { roles: ["read"] },
        reply: { body: { id: "5", roles: ["read"], grantedToIdentities: [{ application: { id: "89ea" } }] } },
      },
      { line: "GET /v1.0/sites/contoso.sharepoint.com,da60,712a/sites", reply: { body: { value: [{ id: "6" }] } } },
      { line: "GET /v1.0/me/followedSites", reply: { body: { value: [{ id: "7", displayName: "Team" }] } } },
    ],
    run: async (graph) => {
      const [found] = await all(graph.sites.search("R&D team"));
      const site = graph.sites.byId(found?.id ?? "");
      const [permission] = await all(site.permissions.list());
      const lowered = await site.permissions.byId(permission?.id ?? "").update({ roles: ["read"] });
      const [subsite] = await all(site.sites.list());
      const [followed] = await all(graph.me.followedSites.list());
      return [lowered.grantedToIdentities?.[0]?.application?.id, subsite?.id, followed?.displayName];
    },
    result: ["89ea", "6", "Team"],
  }),
];
