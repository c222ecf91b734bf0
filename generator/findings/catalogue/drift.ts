import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings about the files of a generated SDK. `drift` also reports changes of the docs, by their change kind. */
export const driftRules = {
  "output-added": { severity: "error", summary: "The source folder has a module that was not generated" },
  "output-edited": { severity: "error", summary: "A generated file was edited by hand" },
  "output-foreign": {
    severity: "error",
    summary: "A file or folder that docwright did not generate has the path of a generated file",
  },
  "output-missing": { severity: "error", summary: "A generated file is missing" },
  "output-outdated": { severity: "error", summary: "The docs now produce different content for a generated file" },
  "output-stale": { severity: "error", summary: "The docs no longer produce a generated file" },
  "output-unfinished": { severity: "error", summary: "A run of docwright stopped while it was writing files" },
} as const satisfies RuleDescriptions;
