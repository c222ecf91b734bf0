import type { OperationPermissions } from "../../runtime/permission.js";

export const createTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
    page: "trustframework-post-trustframeworkpolicy",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
  },
];

export const deleteTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
    page: "trustframeworkpolicy-delete",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
  },
];

export const getTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
    page: "trustframeworkpolicy-get",
    appliesTo: null,
    delegatedWork: {
      supported: true,
      placeholder: false,
      least: [["Policy.Read.All"]],
      higher: [["Policy.ReadWrite.TrustFramework"]],
    },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: {
      supported: true,
      placeholder: false,
      least: [["Policy.Read.All"]],
      higher: [["Policy.ReadWrite.TrustFramework"]],
    },
  },
];

export const listTrustFrameworkPolicies: readonly OperationPermissions[] = [
  {
    page: "trustframework-list-trustframeworkpolicies",
    appliesTo: null,
    delegatedWork: {
      supported: true,
      placeholder: false,
      least: [["Policy.Read.All"]],
      higher: [["Policy.ReadWrite.TrustFramework"]],
    },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: {
      supported: true,
      placeholder: false,
      least: [["Policy.Read.All"]],
      higher: [["Policy.ReadWrite.TrustFramework"]],
    },
  },
];

export const updateOrCreateTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
    page: "trustframework-put-trustframeworkpolicy",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
  },
];
