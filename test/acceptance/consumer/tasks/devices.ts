import { where } from "graph-sdk";
import { isGroupAssignmentTarget, isWindowsUpdateForBusinessConfiguration } from "graph-sdk/guards";
import { all, task } from "../task.js";

const encode = btoa;

export default [
  task("create an update ring of Windows, and assign it to a group but not to another", {
    docs: "intune-deviceconfig-windowsupdateforbusinessconfiguration-create; intune-deviceconfig-deviceconfiguration-assign",
    requests: [
      {
        line: "POST /v1.0/deviceManagement/deviceConfigurations",
        body: {
          "@odata.type": "#microsoft.graph.windowsUpdateForBusinessConfiguration",
          displayName: "Ring 1",
          deliveryOptimizationMode: "httpWithPeeringNat",
          qualityUpdatesDeferralPeriodInDays: 3,
          qualityUpdatesPauseExpiryDateTime: "2021-08-01T00:00:00Z",
          installationSchedule: {
            "@odata.type": "microsoft.graph.windowsUpdateActiveHoursInstall",
            activeHoursStart: "08:00:00.0000000",
            activeHoursEnd: "17:00:00.0000000",
          },
        },
        reply: {
          status: 201,
          body: {
            "@odata.type": "#microsoft.graph.windowsUpdateForBusinessConfiguration",
            id: "1",
            version: 1,
            deliveryOptimizationMode: "httpWithPeeringNat",
          },
        },
      },
      {
        line: "POST /v1.0/deviceManagement/deviceConfigurations/1/assign",
        body: {
          assignments: [
            { target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: "2" } },
            { target: { "@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", groupId: "3" } },
          ],
        },
        reply: {
          body: {
            value: [{ id: "4", target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: "2" } }],
          },
        },
      },
    ],
    run: async (graph) => {
      const { deviceConfigurations } = graph.deviceManagement;
      const ring = await deviceConfigurations.create({
        "@odata.type": "#microsoft.graph.windowsUpdateForBusinessConfiguration",
        displayName: "Ring 1",
        deliveryOptimizationMode: "httpWithPeeringNat",
        qualityUpdatesDeferralPeriodInDays: 3,
        qualityUpdatesPauseExpiryDateTime: "2021-08-01T00:00:00Z",
        installationSchedule: {
          "@odata.type": "microsoft.graph.windowsUpdateActiveHoursInstall",
          activeHoursStart: "08:00:00.0000000",
          activeHoursEnd: "17:00:00.0000000",
        },
      });
      const assigned = await deviceConfigurations.byId(ring.id).assign({
        assignments: [
          { target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: "2" } },
          { target: { "@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", groupId: "3" } },
        ],
      });
      const target = assigned[0]?.target;
      return [
        isWindowsUpdateForBusinessConfiguration(ring) ? ring.deliveryOptimizationMode : undefined,
        isGroupAssignmentTarget(target) ? target.groupId : undefined,
      ];
    },
    result: ["httpWithPeeringNat", "2"],
  }),

  task("read the secret of a device configuration, and check a domain for enrollment", {
    docs: "intune-deviceconfig-deviceconfiguration-getomasettingplaintextvalue; intune-onboarding-devicemanagement-verifywindowsenrollmentautodiscovery; intune-rbac-devicemanagement-geteffectivepermissions",
    requests: [
      {
        line: "GET /v1.0/deviceManagement/deviceConfigurations/1/getOmaSettingPlainTextValue(secretReferenceValueId='a%2Fb''c')",
        reply: { body: { value: "secret" } },
      },
      {
        line: "GET /v1.0/deviceManagement/verifyWindowsEnrollmentAutoDiscovery(domainName='contoso.com')",
        reply: { body: { value: true } },
      },
      {
        line: "GET /v1.0/deviceManagement/getEffectivePermissions(scope='Devices')",
        reply: { body: { value: [{ resourceActions: [{ allowedResourceActions: ["Microsoft.Intune/Read"] }] }] } },
      },
    ],
    run: async (graph) => {
      const { deviceManagement } = graph;
      const secret = await deviceManagement.deviceConfigurations.byId("1").getOmaSettingPlainTextValue("a/b'c");
      const found = await deviceManagement.verifyWindowsEnrollmentAutoDiscovery("contoso.com");
      const permissions = await all(deviceManagement.getEffectivePermissions("Devices"));
      return [secret.value, found.value, permissions[0]?.resourceActions?.[0]?.allowedResourceActions?.[0]];
    },
    result: ["secret", true, "Microsoft.Intune/Read"],
  }),

  task("import a device for Autopilot, name it and assign a user", {
    docs: "intune-enrollment-importedwindowsautopilotdeviceidentity-import; intune-enrollment-windowsautopilotdeviceidentity-updatedeviceproperties; intune-enrollment-windowsautopilotdeviceidentity-assignusertodevice",
    requests: [
      {
        line: "POST /v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import",
        body: {
          importedWindowsAutopilotDeviceIdentities: [
            { serialNumber: "S1", groupTag: "Sales", hardwareIdentifier: encode("hash") },
          ],
        },
        reply: {
          body: {
            value: [{ id: "1", serialNumber: "S1", state: { deviceImportStatus: "pending", deviceErrorCode: 0 } }],
          },
        },
      },
      {
        line: "POST /v1.0/deviceManagement/windowsAutopilotDeviceIdentities/2/updateDeviceProperties",
        body: { displayName: "Front desk", groupTag: "Sales" },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/deviceManagement/windowsAutopilotDeviceIdentities/2/assignUserToDevice",
        body: { userPrincipalName: "adelev@contoso.com", addressableUserName: "Adele" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { importedWindowsAutopilotDeviceIdentities, windowsAutopilotDeviceIdentities } = graph.deviceManagement;
      const imported = await importedWindowsAutopilotDeviceIdentities.import({
        importedWindowsAutopilotDeviceIdentities: [
          { serialNumber: "S1", groupTag: "Sales", hardwareIdentifier: encode("hash") },
        ],
      });
      const identity = windowsAutopilotDeviceIdentities.byId("2");
      await identity.updateDeviceProperties({ displayName: "Front desk", groupTag: "Sales" });
      await identity.assignUserToDevice({ userPrincipalName: "adelev@contoso.com", addressableUserName: "Adele" });
      return imported[0]?.state?.deviceImportStatus;
    },
    result: "pending",
  }),

  task("upload the content of an app, and commit the file", {
    docs: "intune-apps-mobileappcontent-create; intune-apps-mobileappcontentfile-create: Int64; intune-apps-mobileappcontentfile-get; intune-apps-mobileappcontentfile-commit: Binary",
    requests: [
      {
        line: "POST /v1.0/deviceAppManagement/mobileApps/1/contentVersions",
        body: {},
        reply: { status: 201, body: { id: "2" } },
      },
      {
        line: "POST /v1.0/deviceAppManagement/mobileApps/1/contentVersions/2/files",
        body: { name: "setup.intunewin", size: 7_340_032, sizeEncrypted: 7_340_080, manifest: null },
        reply: { status: 201, body: { id: "3", uploadState: "azureStorageUriRequestPending" } },
      },
      {
        line: "GET /v1.0/deviceAppManagement/mobileApps/1/contentVersions/2/files/3",
        reply: {
          body: { id: "3", uploadState: "azureStorageUriRequestSuccess", azureStorageUri: "https://b.example" },
        },
      },
      {
        line: "POST /v1.0/deviceAppManagement/mobileApps/1/contentVersions/2/files/3/commit",
        body: {
          fileEncryptionInfo: {
            encryptionKey: encode("encryptionKey"),
            initializationVector: encode("iv"),
            mac: encode("mac"),
            macKey: encode("macKey"),
            profileIdentifier: "ProfileVersion1",
            fileDigest: encode("digest"),
            fileDigestAlgorithm: "SHA256",
          },
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { contentVersions } = graph.deviceAppManagement.mobileApps.byId("1");
      const version = await contentVersions.create({});
      const { files } = contentVersions.byId(version.id);
      const { id } = await files.create({
        name: "setup.intunewin",
        size: 7_340_032,
        sizeEncrypted: 7_340_080,
        manifest: null,
      });
      const file = await files.byId(id).get();
      await files.byId(id).commit({
        fileEncryptionInfo: {
          encryptionKey: encode("encryptionKey"),
          initializationVector: encode("iv"),
          mac: encode("mac"),
          macKey: encode("macKey"),
          profileIdentifier: "ProfileVersion1",
          fileDigest: encode("digest"),
          fileDigestAlgorithm: "SHA256",
        },
      });
      return file.azureStorageUri;
    },
    result: "https://b.example",
  }),

  task("protect the data of apps on iOS with a PIN", {
    docs: "intune-mam-iosmanagedappprotection-create: Duration; intune-mam-managedmobileapp-create; intune-mam-targetedmanagedappprotection-assign",
    requests: [
      {
        line: "POST /v1.0/deviceAppManagement/iosManagedAppProtections",
        body: {
          displayName: "PIN",
          pinRequired: true,
          periodOfflineBeforeAccessCheck: "PT12H",
          periodOnlineBeforeAccessCheck: "PT30M",
          allowedInboundDataTransferSources: "managedApps",
          allowedDataStorageLocations: ["oneDriveForBusiness", "sharePoint"],
        },
        reply: { status: 201, body: { id: "T_1", periodOfflineBeforeAccessCheck: "PT12H" } },
      },
      {
        line: "POST /v1.0/deviceAppManagement/iosManagedAppProtections/T_1/apps",
        body: {
          mobileAppIdentifier: {
            "@odata.type": "#microsoft.graph.iosMobileAppIdentifier",
            bundleId: "com.microsoft.office.outlook",
          },
        },
        reply: { status: 201, body: { id: "2", version: "1" } },
      },
      {
        line: "POST /v1.0/deviceAppManagement/managedAppPolicies/T_1/assign",
        body: { assignments: [{ target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: "3" } }] },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { iosManagedAppProtections, managedAppPolicies } = graph.deviceAppManagement;
      const protection = await iosManagedAppProtections.create({
        displayName: "PIN",
        pinRequired: true,
        periodOfflineBeforeAccessCheck: "PT12H",
        periodOnlineBeforeAccessCheck: "PT30M",
        allowedInboundDataTransferSources: "managedApps",
        allowedDataStorageLocations: ["oneDriveForBusiness", "sharePoint"],
      });
      const app = await iosManagedAppProtections.byId(protection.id).apps.create({
        mobileAppIdentifier: {
          "@odata.type": "#microsoft.graph.iosMobileAppIdentifier",
          bundleId: "com.microsoft.office.outlook",
        },
      });
      await managedAppPolicies.byId(protection.id).assign({
        assignments: [{ target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: "3" } }],
      });
      return [protection.periodOfflineBeforeAccessCheck, app.version];
    },
    result: ["PT12H", "1"],
  }),

  task("export the devices that do not comply, as the service formats them", {
    docs: "intune-reporting-devicemanagementreports-getdevicenoncompliancereport: Stream",
    requests: [
      {
        line: "POST /v1.0/deviceManagement/reports/getDeviceNonComplianceReport",
        body: {
          select: ["DeviceName", "UPN"],
          orderBy: ["DeviceName asc"],
          skip: 0,
          top: 50,
          filter: "(OS eq 'Windows')",
        },
        reply: { bytes: new TextEncoder().encode('{"TotalRowCount":1}') },
      },
    ],
    run: async (graph) => {
      const report = await graph.deviceManagement.reports.getDeviceNonComplianceReport({
        select: ["DeviceName", "UPN"],
        orderBy: ["DeviceName asc"],
        skip: 0,
        top: 50,
        filter: "(OS eq 'Windows')",
      });
      return new TextDecoder().decode(report);
    },
    result: '{"TotalRowCount":1}',
  }),

  task("write a notification in French and test it, and give a group a role in Intune", {
    docs: "intune-notification-localizednotificationmessage-create; intune-notification-notificationmessagetemplate-sendtestmessage; intune-rbac-deviceandappmanagementroleassignment-create",
    requests: [
      {
        line: "POST /v1.0/deviceManagement/notificationMessageTemplates/1/localizedNotificationMessages",
        body: { locale: "fr-FR", subject: "Appareil non conforme", messageTemplate: "Bonjour", isDefault: false },
        reply: { status: 201, body: { id: "1_fr-FR", locale: "fr-FR" } },
      },
      { line: "POST /v1.0/deviceManagement/notificationMessageTemplates/1/sendTestMessage", reply: { status: 204 } },
      {
        line: "POST /v1.0/deviceManagement/roleAssignments",
        body: { displayName: "Help desk", members: ["2"], resourceScopes: ["3"] },
        reply: { status: 201, body: { id: "4", members: ["2"] } },
      },
    ],
    run: async (graph) => {
      const template = graph.deviceManagement.notificationMessageTemplates.byId("1");
      const message = await template.localizedNotificationMessages.create({
        locale: "fr-FR",
        subject: "Appareil non conforme",
        messageTemplate: "Bonjour",
        isDefault: false,
      });
      await template.sendTestMessage();
      const assignment = await graph.deviceManagement.roleAssignments.create({
        displayName: "Help desk",
        members: ["2"],
        resourceScopes: ["3"],
      });
      return [message.id, assignment.members];
    },
    result: ["1_fr-FR", ["2"]],
  }),

  task("list the managed devices of a user page by page, and rank the settings of enrollment", {
    docs: "intune-devices-manageddevice-list; OData: $filter, $select, $top, $skip; intune-onboarding-deviceenrollmentconfiguration-setpriority; intune-deviceconfig-devicecompliancepolicy-scheduleactionsforrules",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/users/1/managedDevices?$filter=operatingSystem eq 'iOS'&$select=id,deviceName,totalStorageSpaceInBytes,deviceActionResults&$top=1",
        reply: {
          body: {
            "@odata.nextLink": `${origin}/v1.0/users/1/managedDevices?$skip=1`,
            value: [{ id: "2", deviceName: "Phone", totalStorageSpaceInBytes: 64_000_000_000 }],
          },
        },
      },
      {
        line: "GET /v1.0/users/1/managedDevices?$skip=1",
        reply: { body: { value: [{ id: "3", deviceName: "Tablet" }] } },
      },
      {
        line: "POST /v1.0/deviceManagement/deviceEnrollmentConfigurations/4/setPriority",
        body: { priority: 8 },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/deviceManagement/deviceCompliancePolicies/5/scheduleActionsForRules",
        body: {
          deviceComplianceScheduledActionForRules: [
            {
              ruleName: "PasswordRequired",
              scheduledActionConfigurations: [{ actionType: "block", gracePeriodHours: 24 }],
            },
          ],
        },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const devices = await all(
        graph.users.byId("1").managedDevices.list({
          filter: where((device) => device.operatingSystem.eq("iOS")),
          select: ["id", "deviceName", "totalStorageSpaceInBytes", "deviceActionResults"],
          top: 1,
        }),
      );
      await graph.deviceManagement.deviceEnrollmentConfigurations.byId("4").setPriority({ priority: 8 });
      await graph.deviceManagement.deviceCompliancePolicies.byId("5").scheduleActionsForRules({
        deviceComplianceScheduledActionForRules: [
          {
            ruleName: "PasswordRequired",
            scheduledActionConfigurations: [{ actionType: "block", gracePeriodHours: 24 }],
          },
        ],
      });
      return [devices[0]?.totalStorageSpaceInBytes, devices[1]?.deviceName];
    },
    result: [64_000_000_000, "Tablet"],
  }),

  task("read the activity of device configurations, flagged users and the authority of device management", {
    docs: "intune-deviceconfig-reportroot-deviceconfigurationuseractivity; intune-mam-managedappregistration-getuseridswithflaggedappregistration; intune-onboarding-organization-setmobiledevicemanagementauthority: Int32",
    requests: [
      {
        line: "GET /v1.0/reports/deviceConfigurationUserActivity",
        reply: { body: { "@odata.type": "#microsoft.graph.report", content: encode("Y") } },
      },
      {
        line: "GET /v1.0/deviceAppManagement/managedAppRegistrations/getUserIdsWithFlaggedAppRegistration",
        reply: { body: { value: ["1", "2"] } },
      },
      { line: "POST /v1.0/organization/1/setMobileDeviceManagementAuthority", reply: { body: { value: 2 } } },
    ],
    run: async (graph) => {
      const report = await graph.reports.deviceConfigurationUserActivity();
      const ids = await all(graph.deviceAppManagement.managedAppRegistrations.getUserIdsWithFlaggedAppRegistration());
      const authority = await graph.organization.byId("1").setMobileDeviceManagementAuthority();
      return [report.content, ids, authority.value];
    },
    result: [encode("Y"), ["1", "2"], 2],
  }),
];
