import type { OperationPermissions } from "../../runtime/permission.js";

export const createTrustFrameworkKeySet: readonly OperationPermissions[] = [
  {
    page: "trustframework-post-keysets",
    appliesTo: null,
    delegatedWork: { supported: false, placeholder: true, least: [], higher: [] },
    delegatedPersonal: { supported: false, placeholder: true, least: [], higher: [] },
    application: { supported: false, placeholder: true, least: [], higher: [] },
  },
];

export const deleteTrustFrameworkKeySet: readonly OperationPermissions[] = [
  {
    page: "trustframeworkkeyset-delete",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const generateKey: readonly OperationPermissions[] = [
  {
    page: "trustframeworkkeyset-generatekey",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const getActiveKey: readonly OperationPermissions[] = [
  {
    page: "trustframeworkkeyset-getactivekey",
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
    page: "trustframeworkkeyset-get",
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
    page: "trustframework-list-keysets",
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
    page: "trustframeworkkeyset-update",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const uploadCertificate: readonly OperationPermissions[] = [
  {
    page: "trustframeworkkeyset-uploadcertificate",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const uploadPkcs12: readonly OperationPermissions[] = [
  {
    page: "trustframeworkkeyset-uploadpkcs12",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];

export const uploadSecret: readonly OperationPermissions[] = [
  {
    page: "trustframeworkkeyset-uploadsecret",
    appliesTo: null,
    delegatedWork: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
    delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [] },
    application: { supported: true, placeholder: false, least: [["TrustFrameworkKeySet.ReadWrite.All"]], higher: [] },
  },
];
