import fc from "fast-check";

// Every run draws the same values, so that CI does not fail by chance. `DOCWRIGHT_SEED=7 npm test` draws others.
fc.configureGlobal({ seed: Number(process.env["DOCWRIGHT_SEED"] ?? 1) });
