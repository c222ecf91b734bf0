import type { OperationPermissions } from "../../runtime/permission.js";

export const createTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
  },
];

export const deleteTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
  },
];

export const getTrustFrameworkPolicy: readonly OperationPermissions[] = [
  {
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
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["Policy.ReadWrite.TrustFramework"]], higher: [] },
  },
];
