import type { OperationPermissions } from "../../runtime/permission.js";

export const createTrustFrameworkKeySet: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: false, placeholder: true, least: [], higher: [] },
    delegatedPersonal: { supported: false, placeholder: true, least: [], higher: [] },
    application: { supported: false, placeholder: true, least: [], higher: [] },
  },
];

export const deleteTrustFrameworkKeySet: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const generateKey: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const getActiveKey: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: {
      supported: true,
      placeholder: false,
      least: [["TrustFrameworkKeySet.Read.All"]],
      higher: [["TrustFrameworkKeySet.ReadWrite.All"]],
    },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: {
      supported: true,
      placeholder: false,
      least: [["TrustFrameworkKeySet.Read.All"]],
      higher: [["TrustFrameworkKeySet.ReadWrite.All"]],
    },
  },
];

export const getTrustFrameworkKeySet: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: {
      supported: true,
      placeholder: false,
      least: [["TrustFrameworkKeySet.Read.All"]],
      higher: [["TrustFrameworkKeySet.ReadWrite.All"]],
    },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: {
      supported: true,
      placeholder: false,
      least: [["TrustFrameworkKeySet.Read.All"]],
      higher: [["TrustFrameworkKeySet.ReadWrite.All"]],
    },
  },
];

export const listTrustFrameworkKeySets: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: {
      supported: true,
      placeholder: false,
      least: [["TrustFrameworkKeySet.Read.All"]],
      higher: [["TrustFrameworkKeySet.ReadWrite.All"]],
    },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: {
      supported: true,
      placeholder: false,
      least: [["TrustFrameworkKeySet.Read.All"]],
      higher: [["TrustFrameworkKeySet.ReadWrite.All"]],
    },
  },
];

export const updateTrustFrameworkKeySet: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const uploadCertificate: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const uploadPkcs12: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const uploadSecret: readonly OperationPermissions[] = [
  {
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];
