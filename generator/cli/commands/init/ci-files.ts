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
 * @param sdk The folder of the SDK to check; `null` if the repository does not have an SDK.
 * @returns `null` for no CI.
 */
export function ciFile(service: CiService, sdk: string | null): CiFile | null {
  return service === "none" ? null : makers[service](sdk);
}

const install = (): string => `npm install --global docwright@${docwrightVersion()}`;

const makers: Readonly<Record<Exclude<CiService, "none">, (sdk: string | null) => CiFile>> = {
  // The package has docwright's GitHub action, so the workflow needs neither the name of a repository nor a second pinned
  // version.
  github: (sdk) => ({
    path: ".github/workflows/docwright.yml",
    text: `name: docwright
on: pull_request

permissions:
  contents: read
  pull-requests: write # for the comment; optional

jobs:
  docwright:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the comparison with the base needs the history
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Get the action of docwright
        run: |
          mkdir .docwright
          tar -xzf "$(npm pack docwright@${docwrightVersion()})" -C .docwright --strip-components=1
      - name: Lint the docs
        uses: ./.docwright
        with:
          command: lint
      - name: Check the API changes
        if: \${{ !cancelled() }}
        uses: ./.docwright
        with:
          command: diff
          fail-on: breaking
${
  sdk === null
    ? ""
    : `      - name: Check that the SDK matches the docs
        if: \${{ !cancelled() }}
        uses: ./.docwright
        with:
          command: drift
      - name: Build and test the SDK
        if: \${{ !cancelled() }}
        working-directory: ${JSON.stringify(sdk)}
        run: |
          npm install
          npm run build
          npm test
`
}`,
  }),
  gitlab: (sdk) => ({
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
  sdk !== null
    ? `
sdk:
  extends: .docwright
  script:
    - docwright drift
`
    : ""
}`,
  }),
  azure: (sdk) => ({
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
  sdk !== null
    ? `  - script: docwright drift
    displayName: Check that the SDK matches the docs
    condition: succeededOrFailed()
`
    : ""
}`,
  }),
};
