import type { Exporter } from "./exported-api.js";

interface ExporterEntry {
  /** The description in the help. */
  readonly description: string;
  /**
   * The extension of a format with one notation; `null` for documents in JSON or YAML. `folder`: the export always has
   * several files, and the name of each document has its own extension.
   */
  readonly extension: "xml" | "folder" | null;
  /** The option that splits the export into several files, and its description in the help. */
  readonly split: {
    readonly option: `--by-${string}`;
    readonly description: string;
    /** What the docs must describe at least once. */
    readonly subject: string;
  } | null;
  /** Loads the exporter, when it is used. */
  readonly load: () => Promise<Exporter>;
}

/** The formats of `docwright export` that contain the whole API. Each format has a folder. */
export const exporters = {
  openapi: {
    description: "Export the API as OpenAPI 3.1.",
    extension: null,
    split: {
      option: "--by-area",
      description: "write one file per area (first segment of paths) to the folder of --output",
      subject: "operation",
    },
    load: async () => (await import("./openapi/export-openapi.js")).exportOpenApi,
  },
  "json-schema": {
    description: "Export a JSON Schema (draft 2020-12) of each type.",
    extension: null,
    split: {
      option: "--by-type",
      description: "write one file per type to the folder of --output",
      subject: "type",
    },
    load: async () => (await import("./json-schema/export-json-schema.js")).exportJsonSchema,
  },
  csdl: {
    description: "Export the types, actions and functions as OData metadata (CSDL XML).",
    extension: "xml",
    split: null,
    load: async () => (await import("./csdl/export-csdl.js")).exportCsdl,
  },
  agent: {
    description: "Export an Agent Skill and llms.txt: the operations by area, in few tokens. -o names the folder.",
    extension: "folder",
    split: null,
    load: async () => (await import("./agent/export-agent.js")).exportAgent,
  },
} as const satisfies Readonly<Record<string, ExporterEntry>>;

export type ExporterName = keyof typeof exporters;
