import { mkdirSync, writeFileSync } from "node:fs";
import { writeReference } from "./write-reference.js";

mkdirSync("docs/reference", { recursive: true });
for (const [path, text] of await writeReference()) writeFileSync(path, text);
