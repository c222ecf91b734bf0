import { http } from "msw";
import { setupServer } from "msw/node";
import { expect, it, onTestFinished } from "vitest";
import { GraphClient } from "../../generated/src/index.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";

it("MSW answers the requests of a process with the handler", async () => {
  const { model } = await readInputDocs();
  const handler = createHandler(model, { pageSize: 1 });
  const server = setupServer(http.all(`${model.api.baseUrl}/*`, ({ request }) => handler(request)));
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => {
    server.close();
  });
  const { keySets } = new GraphClient({ credential: () => "token" }).trustFramework;
  await keySets.create({ id: "B2C_1A_Msw", keys: [] });
  const ids: string[] = [];
  for await (const { id } of keySets.list({ select: ["id"] })) ids.push(id);
  expect(ids).toEqual(["B2C_1A_TokenSigningKeyContainer", "B2C_1A_FacebookSecret", "B2C_1A_Msw"]);
});
