import { defineConfig } from "./generator/config.js";

export default defineConfig({
  docs: "input-docs",
  apiVersion: "beta",
  out: "generated",
  sdk: { license: "MIT", licenseFile: "LICENSE" },
});
