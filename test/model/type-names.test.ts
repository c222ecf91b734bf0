import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import type { Page } from "../../generator/page/page.js";
import { apiPage, enumFacts, enumPage, place, request, resourcePage, row, status, type } from "./pages.js";
import { operationOf, propertyOf, rules } from "./parts.js";

/** Returns the resolved type of a property whose row has this spelling of the type. */
function resolved(spelling: string, others: readonly Page[], around: Partial<Page> = {}): string {
  const holder = resourcePage("holder", { properties: [row("it", spelling)] }, around);
  const namespace = around.namespace ?? "microsoft.graph";
  return propertyOf(buildModel([holder, ...others]), `${namespace}.holder`, "it").type;
}

describe("names of types", () => {
  const user = resourcePage("microsoft.graph.user");
  const range = resourcePage("microsoft.graph.workbookRange", {}, { file: "resources/range.md" });
  const media = resourcePage("mediaStream", {}, { file: "resources/mediastream.md" });
  const callMedia = resourcePage(
    "mediaStream",
    {},
    { file: "resources/callrecords-mediastream.md", namespace: "microsoft.graph.callRecords" },
  );
  const enums = enumPage("enums", [enumFacts("riskLevel", ["low"]), enumFacts("riskState", ["none"])]);

  it.each([
    ["string", "Edm.String"],
    ["Edm.Int32", "Edm.Int32"],
    ["String collection", "Collection(Edm.String)"],
    ["user", "microsoft.graph.user"],
    ["User", "microsoft.graph.user"],
    ["microsoft.graph.user", "microsoft.graph.user"],
    ["[user](user.md) collection", "Collection(microsoft.graph.user)"],
    ["[Range](RANGE.md)", "microsoft.graph.workbookRange"],
    ["[Range](/graph/api/resources/range?view=graph-rest-1.0)", "microsoft.graph.workbookRange"],
    ["[risk state](enums.md#riskstate-values)", "microsoft.graph.riskState"],
    ["riskLevel", "microsoft.graph.riskLevel"],
    ["microsoft.graph.callRecords.mediaStream", "microsoft.graph.callRecords.mediaStream"],
    ["[mediaStream](callrecords-mediastream.md)", "microsoft.graph.callRecords.mediaStream"],
    ["mediaStream", "microsoft.graph.mediaStream"],
    ["nowhere", "microsoft.graph.nowhere"],
    ["Microsoft.Graph.nowhere", "microsoft.graph.nowhere"],
    ["Contoso.OldServices.User", "microsoft.graph.user"],
    ["contoso.nowhere", "contoso.nowhere"],
  ])("are resolved: %s to %s", (spelling, name) => {
    expect(resolved(spelling, [user, range, media, callMedia, enums])).toBe(name);
  });

  it("are resolved, with a finding, if the docs write the type in the plural or as separate words", () => {
    const invoice = resourcePage("salesInvoice", { properties: [row("it", "salesInvoices"), row("no", "taxes")] });
    const body = { ...type("invoice"), joined: ["updatedSalesInvoice", "salesInvoice"] };
    const response = { statuses: [{ ...status(200), type: body }], description: "", source: place() };
    const model = buildModel([invoice, apiPage("invoice-get", { requests: [request("GET /a/{id}")], response })]);
    expect(propertyOf(model, "microsoft.graph.salesInvoice", "it").type).toBe("microsoft.graph.salesInvoice");
    expect(operationOf(model, "invoice-get").responses.map((one) => one.type)).toEqual([
      "microsoft.graph.salesInvoice",
    ]);
    expect(rules(model)).toEqual(["type-name-form", "unresolved-type"]);
  });

  it("are resolved by the link if the name of the linked type ends with the link text", () => {
    const chatMessage = resourcePage("chatMessage", {}, { file: "resources/chatmessage.md" });
    const info = resourcePage("participantInfo", {}, { file: "resources/participantinfo.md" });
    const others = [chatMessage, info, resourcePage("message"), resourcePage("invitationParticipantInfo")];
    expect(resolved("[message](chatmessage.md)", others)).toBe("microsoft.graph.chatMessage");
    const insight = resourcePage("sharedInsight", {}, { file: "resources/insights-shared.md" });
    expect(resolved("[shared](insights-shared.md)", [insight, resourcePage("shared")])).toBe(
      "microsoft.graph.sharedInsight",
    );
    expect(resolved("[invitationParticipantInfo](participantinfo.md)", others)).toBe(
      "microsoft.graph.invitationParticipantInfo",
    );
  });

  it("are resolved, with a finding, if the docs leave out a dot in the namespace", () => {
    const store = resourcePage(
      "store",
      {},
      { file: "resources/termstore-store.md", namespace: "microsoft.graph.termStore" },
    );
    expect(resolved("microsoft.graph.termStorestore", [store])).toBe("microsoft.graph.termStore.store");
  });

  it("are reported on a translated page, and not resolved, if they are plain words that no page declares", () => {
    const rows = {
      properties: [row("it", "Contrato"), row("lobby", "lobbyBypass"), row("user", "[Usuário](user.md)")],
    };
    const model = buildModel([resourcePage("holder", rows, { translated: "latin" }), user]);
    const types = ["it", "lobby", "user"].map((name) => propertyOf(model, "microsoft.graph.holder", name).type);
    expect(types).toEqual(["Edm.Untyped", "microsoft.graph.lobbyBypass", "microsoft.graph.user"]);
    expect(rules(model)).toEqual(["translated-name", "unresolved-type"]);
  });

  it("are not the enumeration with the name of the field, unless the name of the type is a word", () => {
    const typed = (name: string) => ({ ...row("status", name), type: { ...type(name), field: "status" } });
    const typeOf = (name: string): string => {
      const holder = resourcePage("holder", { properties: [typed(name)] }, { translated: "other" });
      return propertyOf(
        buildModel([holder, enumPage("status", [enumFacts("status", ["open"])])]),
        "microsoft.graph.holder",
        "status",
      ).type;
    };
    expect(typeOf("Zustand")).toBe("microsoft.graph.status");
    expect(typeOf("microsoft.graph.security.holdStatus")).toBe("microsoft.graph.security.holdStatus");
  });

  it("are resolved to the same type in singular and plural, even if no page declares the type", () => {
    const holder = resourcePage("holder", { properties: [row("a", "details"), row("b", "detail"), row("c", "taxes")] });
    const model = buildModel([holder]);
    expect(model.types.map(({ name }) => name)).toEqual([
      "microsoft.graph.detail",
      "microsoft.graph.holder",
      "microsoft.graph.taxes",
    ]);
  });

  it("are resolved to the type in the namespace of the page if several namespaces have the type", () => {
    const around = { namespace: "microsoft.graph.callRecords" };
    expect(resolved("mediaStream", [media, callMedia], around)).toBe("microsoft.graph.callRecords.mediaStream");
  });

  it("are reported if two namespaces have the type and the page is in a third namespace", () => {
    const holder = resourcePage("holder", { properties: [row("it", "mediaStream")] }, { namespace: "contoso" });
    const model = buildModel([holder, media, callMedia]);
    expect(propertyOf(model, "contoso.holder", "it").type).toBe("microsoft.graph.callRecords.mediaStream");
    expect(rules(model)).toEqual(["ambiguous-type"]);
  });

  it("are resolved to the common base type, or else to the first name, if a cell has several names", () => {
    const of = (...names: string[]) => {
      const [first = type(""), ...alternatives] = names.map(type);
      const holder = resourcePage("holder", { properties: [{ ...row("it", null), type: { ...first, alternatives } }] });
      const group = resourcePage("group", { base: type("directoryObject") });
      const person = resourcePage("user", { base: type("directoryObject") });
      const model = buildModel([holder, group, person, resourcePage("directoryObject"), range]);
      return [propertyOf(model, "microsoft.graph.holder", "it").type, ...rules(model)];
    };
    expect(of("user", "group")).toEqual(["microsoft.graph.directoryObject"]);
    expect(of("user", "directoryObject")).toEqual(["microsoft.graph.directoryObject"]);
    expect(of("user", "workbookRange")).toEqual(["microsoft.graph.user", "alternative-types"]);
  });

  it("are listed in the finding if they do not have a common base type", () => {
    const messageFor = (count: number): string => {
      const [first = type(""), ...alternatives] = Array.from({ length: count }, (_, index) =>
        type(`t${String(index)}`),
      );
      const holder = resourcePage("holder", { properties: [{ ...row("it", null), type: { ...first, alternatives } }] });
      const { diagnostics } = buildModel([holder]);
      return diagnostics.find(({ rule }) => rule === "alternative-types")?.message ?? "";
    };
    expect(messageFor(2)).toMatch(/^The types "t0", "t1" do not have a common base type/);
    expect(messageFor(20)).toMatch(/"t7", … do not have/);
  });

  it("are resolved to the common base type also if only the page of the base type lists the derived types", () => {
    const cell = { ...type("flatPlug"), alternatives: [type("roundPlug")] };
    const model = buildModel([
      resourcePage("holder", { properties: [{ ...row("it", null), type: cell }] }),
      resourcePage("plug", { derived: [type("flatPlug"), type("roundPlug")] }),
      resourcePage("flatPlug"),
      resourcePage("roundPlug"),
    ]);
    expect([propertyOf(model, "microsoft.graph.holder", "it").type, ...rules(model)]).toEqual(["microsoft.graph.plug"]);
  });

  it("are ignored in sentences if they are plain words that no page declares", () => {
    const model = buildModel([
      resourcePage("thing", { base: type("existing") }),
      resourcePage("other", { base: type("directoryObject") }),
    ]);
    expect(model.types.map(({ name, base }) => [name, base])).toEqual([
      ["microsoft.graph.directoryObject", null],
      ["microsoft.graph.other", "microsoft.graph.directoryObject"],
      ["microsoft.graph.thing", null],
    ]);
  });

  it("are resolved to a declared type rather than to a primitive type with a similar name", () => {
    expect(resolved("Json", [resourcePage("Json")])).toBe("microsoft.graph.Json");
    expect(resolved("Json", [])).toBe("Edm.Untyped");
  });
});
