import { createAdaptorServer } from "@hono/node-server";
import { build } from "esbuild";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { createHandler } from "../../generator/serve/create-handler.js";
import { emit, type EmittedSdk } from "../emit/sdk.js";
import { librarySettings, readLibrary } from "../library-api/read-library.js";

/** The members of the SDK that this test uses. The test generates the SDK while it runs, so it cannot import types. */
interface Sdk {
  LibraryClient: new (options: object) => {
    books: {
      list(options?: object): AsyncIterable<{ id: string; title: string }>;
      create(book: object): Promise<{ id: string; available: boolean }>;
      byId(id: string): { get(): Promise<{ title: string }>; delete(): Promise<void> };
    };
    members: {
      byId(id: string): { update(member: object): Promise<object>; loans: { list(): AsyncIterable<object> } };
    };
    loans: { byId(id: string): { return(): Promise<object> } };
  };
}

const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

async function load({ files }: EmittedSdk): Promise<Sdk> {
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, "docwright-served-"));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const outfile = join(root, "sdk.mjs");
  await build({ entryPoints: [join(root, "src/index.ts")], outfile, bundle: true, platform: "node", format: "esm" });
  return (await import(pathToFileURL(outfile).href)) as Sdk;
}

it("the SDK of an API without OData lists, creates, reads, updates and deletes on the server, and retries after 429", async () => {
  const { model } = await readLibrary();
  const { LibraryClient } = await load(await emit(model, (await librarySettings()).sdk));
  const server = createAdaptorServer({ fetch: createHandler(model, { pageSize: 1, throttleEvery: 4 }) }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v2`;
  const library = new LibraryClient({ credential: "6f2c1a", baseUrl });

  const titles: string[] = [];
  for await (const { title } of library.books.list({ genre: "novel" })) titles.push(title);
  expect(titles).toEqual(["Effi Briest", "Frau Jenny Treibel"]);
  const created = await library.books.create({ title: "Stechlin", author: "Theodor Fontane", genre: "novel" });
  expect(created).toMatchObject({ id: "b-19", available: true });
  expect(await library.books.byId("b-19").get()).toMatchObject({ title: "Stechlin" });
  const all: string[] = [];
  for await (const { id } of library.books.list()) all.push(id);
  expect(all).toEqual(["b-17", "b-18", "b-19"]);
  await library.books.byId("b-19").delete();
  await expect(library.books.byId("b-19").get()).rejects.toMatchObject({ status: 404, code: "not_found" });
  expect(await library.members.byId("m-4").update({ name: "Ada Lindgren" })).toMatchObject({
    name: "Ada Lindgren",
    level: "adult",
  });
  expect(await library.loans.byId("l-301").return()).toMatchObject({ fine: 250 });
  for await (const loan of library.members.byId("m-4").loans.list()) expect(loan).toMatchObject({ id: "l-301" });
});
