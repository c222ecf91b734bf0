import { describe, test } from "vitest";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { expectEveryRoute } from "./expect-every-route.js";

describe("every documented route has exactly one function and one method of the client", () => {
  test("in the SDK of input-docs", async () => {
    expectEveryRoute((await readInputDocs()).model);
  });
});
