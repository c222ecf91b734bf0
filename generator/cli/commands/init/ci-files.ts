import { docwrightVersion } from "../../version.js";

export const ciServices = ["github", "gitlab", "azure", "none"] as const;

export type CiService = (typeof ciServices)[number];

/** A file that runs docwright in CI. */
export interface CiFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes the file that checks the docs in CI. The version of docwright is pinned, because another version can report other
 * findings. Each check runs even if an earlier one failed.
 *
 * @param hasSdk Whether the repository has an SDK to check.
 * @returns `null` for no CI.
 */
export function ciFile(service: CiService, hasSdk: boolean): CiFile | null {
  return service === "none" ? null : makers[service](hasSdk);
}

const install = (): string => `npm install --global docwright@${docwrightVersion()}`;

const makers: Readonly<Record<Exclude<CiService, "none">, (hasSdk: boolean) => CiFile>> = {
  github: (hasSdk) => ({
    path: ".github/workflows/docwright.yml",
    text: `name: docwright
on: pull_request

permissions:
  contents: read

jobs:
  docwright:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # --since needs the history
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${install()}
      - name: Lint the docs
        run: docwright lint --since "origin/$GITHUB_BASE_REF" --format github
      - name: Check the API changes
        if: \${{ !cancelled() }}
        run: docwright diff --since "origin/$GITHUB_BASE_REF" --fail-on breaking --format github
${
  hasSdk
    ? `      - name: Check that the SDK matches the docs
        if: \${{ !cancelled() }}
        run: docwright drift --format github
`
    : ""
}`,
  }),
  gitlab: (hasSdk) => ({
    path: ".gitlab-ci.yml",
    text: `.docwright:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: 0 # --since needs the history
  before_script:
    - ${install()}

lint:
  extends: .docwright
  script:
    - docwright lint --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --report gitlab=code-quality.json
  artifacts:
    when: always
    reports:
      codequality: code-quality.json

api-changes:
  extends: .docwright
  script:
    - docwright diff --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --fail-on breaking
${
  hasSdk
    ? `
sdk:
  extends: .docwright
  script:
    - docwright drift
`
    : ""
}`,
  }),
  azure: (hasSdk) => ({
    path: "azure-pipelines-docwright.yml",
    text: `trigger: none
pr: [main]

pool:
  vmImage: ubuntu-latest

steps:
  - checkout: self
    fetchDepth: 0 # --since needs the history
  - task: UseNode@1
    inputs:
      version: 22.x
  - script: ${install()}
    displayName: Install docwright
  - script: docwright lint --since "origin/\${SYSTEM_PULLREQUEST_TARGETBRANCHNAME}"
    displayName: Lint the docs
  - script: docwright diff --since "origin/\${SYSTEM_PULLREQUEST_TARGETBRANCHNAME}" --fail-on breaking
    displayName: Check the API changes
    condition: succeededOrFailed()
${
  hasSdk
    ? `  - script: docwright drift
    displayName: Check that the SDK matches the docs
    condition: succeededOrFailed()
`
    : ""
}`,
  }),
};
