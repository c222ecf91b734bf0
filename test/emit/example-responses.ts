import type { z } from "zod";
import type { Place } from "../../generator/findings/finding.js";
import { zodSchemas } from "../../generator/emit/zod/zod-schemas.js";
import { buildTypeGraph } from "../../generator/emit/types/type-graph.js";
import { nameTypes, reservedTypeNames } from "../../generator/emit/types/type-names.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import { pagingOf } from "../../generator/model/api-info.js";
import type { ApiModel, JsonValue } from "../../generator/model/model.js";
import { wrappedItems } from "../../generator/model/payload.js";
import { itemType } from "../../generator/model/qualified-name.js";
import { responsesOfRoute } from "../../generator/model/route-responses.js";
import { matchingRoutes } from "../../generator/model/url-match.js";
import { loadSchemas } from "./zod-schemas.js";

/** An example response that the zod schema of its documented type does not accept. */
export interface Rejected {
  readonly type: string;
  /** The place of the response. */
  readonly source: Place;
  /** Whether the example has only one kind of fault: it omits the key of an object. */
  readonly onlyOmitsKeys: boolean;
  readonly issues: readonly ZodIssue[];
}

type ZodIssue = z.core.$ZodIssue;

/** Parses the documented example responses of an API with the zod schemas of its SDK. */
export async function parseExamples(model: ApiModel): Promise<{ parsed: number; rejected: Rejected[] }> {
  const sdk = await generateSdk(model, {}, { emitters: [zodSchemas()] });
  const paths = [...sdk.drafts.keys()].filter((path) => /^src\/zod[/.]/.test(path));
  const schemas = await loadSchemas(await sdk.files(paths));
  const { types } = buildTypeGraph(model.types, () => undefined);
  const names = nameTypes(types, model.api.namespace, reservedTypeNames(defaultSdkOptions));
  const rejected: Rejected[] = [];
  let parsed = 0;
  for (const operation of model.operations) {
    for (const { request, response } of operation.examples) {
      if (response === null || response.status >= 300 || response.malformed) continue;
      const route = matchingRoutes(request.url, operation.routes).find(({ method }) => method === request.method);
      const documented = route === undefined ? operation.responses : responsesOfRoute(route, operation);
      const type = documented.find(({ status }) => status === response.status)?.type ?? null;
      const schema = schemas.get(`${names.get(itemType(type ?? "").type)?.read ?? ""}Schema`);
      if (type === null || schema === undefined || response.body === null || typeof response.body === "string")
        continue;
      parsed += 1;
      const values: readonly JsonValue[] = wrappedItems(response.body, pagingOf(model.api)) ?? [response.body];
      const issues = values.flatMap((value) => schema.safeParse(value).error?.issues ?? []);
      if (issues.length === 0) continue;
      // The schemas require only keys, so a missing value is a missing key.
      const onlyOmitsKeys = issues.every(
        ({ code, message }) => code === "invalid_type" && message.endsWith("undefined"),
      );
      rejected.push({ type, source: response.source, onlyOmitsKeys, issues });
    }
  }
  return { parsed, rejected };
}
