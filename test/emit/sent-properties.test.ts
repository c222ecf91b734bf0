import { describe, expect, test } from "vitest";
import { complex, example, model, operation, property, takes, type } from "./hand-made.js";
import { compileErrors, emit } from "./sdk.js";

const created = { status: 204 };

const api = model(
  [
    type("review", [property("name"), property("slot", "microsoft.graph.slot"), property("note")]),
    complex("slot", [property("start"), property("timeslots", "Collection(Edm.String)"), property("kind")]),
    type("wideSlot", [property("width")], { kind: "complex", base: "microsoft.graph.slot" }),
    complex("recipient", [property("address")]),
    type("mail", [property("to", "microsoft.graph.recipient"), property("subject")]),
  ],
  [
    operation("review-create", "Create review", "create", ["POST /reviews"], {
      requestBody: takes("microsoft.graph.review"),
      examples: [
        example(
          "POST /reviews",
          {
            name: "x",
            note: "y",
            backup: ["a"],
            slot: { start: "1", timeSlots: ["2"], kind: "k", size: 3, width: "4" },
          },
          created,
        ),
      ],
    }),
    operation("review-find", "Find", "action", ["POST /find"], {
      requestBody: takes(null, [property("maximum", "Edm.Int32"), property("count", "Edm.Int32")]),
      examples: [
        example("POST /find", { maximum: 5, count: 1, Count: 2 }, created),
        example("POST /other", { other: 5, maximum: 1, count: 1 }, created),
      ],
    }),
    operation("review-cancel", "Cancel", "action", ["POST /cancel"], {
      requestBody: takes(null, [property("comment")]),
      examples: [example("POST /cancel", { Comment: "x" }, created)],
    }),
    operation("review-note", "Note", "action", ["POST /note"], {
      requestBody: takes(null, [property("comment")]),
      examples: [example("POST /note", { comment: "x" }, created)],
    }),
    operation("review-follow", "Follow", "action", ["POST /follow"], {
      requestBody: takes(null, [property("id")]),
      examples: [example("POST /follow", { value: [{ id: "1" }] }, created)],
    }),
    operation("mail-create", "Create mail", "create", ["POST /mails"], {
      requestBody: takes("microsoft.graph.mail"),
      examples: [
        example("POST /mails", { subject: "x", to: { user: "y" } }, created),
        example("POST /mails", { displayName: "x", color: "y" }, created),
      ],
    }),
    operation("mail-extend", "Extend mail", "create", ["POST /mails"], {
      requestBody: takes("microsoft.graph.recipient"),
      examples: [example("POST /mails", { subject: "x", address: "y" }, created)],
    }),
  ],
);

const program = `
import { GraphClient } from "./src/index.js";

export async function use(graph: GraphClient): Promise<void> {
  await graph.reviews.create({ name: "x", backup: ["a"], slot: { start: "1", timeSlots: ["2"], size: 3 } });
  // @ts-expect-error -- no example shows the name of the table
  await graph.reviews.create({ slot: { timeslots: ["2"] } });
  await graph.reviews.create({ slot: { width: "4" } });
  await graph.cancel({ Comment: "x" });
  // @ts-expect-error -- no example of the operation shows the name of the table
  await graph.cancel({ comment: "x" });
  await graph.note({ comment: "x" });
  await graph.follow({ value: [{ id: "1" }] });
  // @ts-expect-error -- misspelt
  await graph.reviews.create({ backups: ["a"] });
  await graph.find({ maximum: 5, count: 1, Count: 2 });
  // @ts-expect-error -- the example of another request has this property
  await graph.find({ other: 5 });
  // @ts-expect-error -- no property in the example is documented, so it shows another type
  await graph.mails.create({ to: { user: "y" } });
  // @ts-expect-error -- no property of the example is documented, so it shows another type
  await graph.mails.create({ color: "y" });
}
`;

describe("a property that only an example request sends", () => {
  test("can be sent by callers of the SDK", async () => {
    expect(compileErrors(await emit(api), [{ path: "program.ts", text: program }])).toEqual([]);
  });

  test("has a finding", async () => {
    const { diagnostics } = await emit(api);
    const messages = diagnostics
      .filter(({ rule, message }) => rule === "inconsistent-case" || message.includes("can send"))
      .map(({ message }) => message);
    expect(messages.sort()).toEqual([
      "The example sends `Comment`, but the table has `comment`. The SDK sends the name in the example. Correct the table or the example.",
      "The example sends `timeSlots`, but the table has `timeslots`. The SDK sends the name in the example. Correct the table or the example.",
      "microsoft.graph.review does not have the property `backup`. The SDK can send this property. Document the property.",
      "microsoft.graph.slot does not have the property `size`. The SDK can send this property. Document the property.",
      'the request body of "Find" does not have the property `Count`. The SDK can send this property. Document the property.',
      'the request body of "Follow" does not have the property `value`. The SDK can send this property. Document the property.',
    ]);
  });
});
