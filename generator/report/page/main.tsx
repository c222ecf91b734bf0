import { render } from "preact";
import type { ReportData } from "../report-data.js";
import { App } from "./app.js";
import { createReport } from "./report.js";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "") as ReportData;
const root = document.getElementById("app");
if (root !== null) {
  root.replaceChildren();
  render(<App report={createReport(data)} />, root);
}
