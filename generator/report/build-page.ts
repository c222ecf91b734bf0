import { fileURLToPath } from "node:url";
import { writeNamedFile } from "../write-files.js";
import { bundlePage } from "./bundle-page.js";

/** Writes the bundled page into the build. `npm run build` runs this module. */
const { script, style } = await bundlePage();
writeNamedFile(fileURLToPath(new URL("../../dist/report/page.js", import.meta.url)), script);
writeNamedFile(fileURLToPath(new URL("../../dist/report/page.css", import.meta.url)), style);
