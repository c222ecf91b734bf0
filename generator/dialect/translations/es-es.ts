import type { DialectExtension } from "../extend-dialect.js";

/** Words of Microsoft Graph's reference in Spanish. Translations differ from page to page, so a term may have several. */
export const spanish: DialectExtension = {
  columns: {
    name: ["propiedad", "nombre", "parámetro", "método", "relación", "miembro", "encabezado"],
    type: ["tipo"],
    returnType: ["tipo de valor devuelto", "tipo devuelto"],
    description: ["descripción"],
    value: ["valor", "valores"],
    required: ["obligatorio"],
    default: ["predeterminado", "valor predeterminado"],
    permissionType: ["tipo de permiso"],
    permissionsLeastFirst: [
      "permisos (de menos a más privilegiados)",
      "permisos (de menos a más *",
      "permiso",
      "permisos",
    ],
    leastPrivileged: ["permisos con privilegios mínimos"],
    higherPrivileged: ["permisos con privilegios más altos"],
  },
  permissionRows: {
    delegatedWork: [
      "delegado (cuenta profesional o educativa)",
      "delegada (cuenta profesional o educativa)",
      "delegado",
    ],
    delegatedPersonal: [
      "delegado (cuenta microsoft personal)",
      "delegado (cuenta personal de microsoft)",
      "delegada (cuenta personal de microsoft)",
    ],
    application: ["aplicación"],
  },
  phrases: {
    notSupported: ["no admitido", "no admitida", "no se admite", "no compatible"],
    none: ["ninguno", "ninguna", "no disponible"],
    noRequestBody: ["no proporcione un cuerpo de solicitud", "no proporcione un cuerpo de la solicitud"],
    required: ["obligatorio", "obligatoria", "necesario", "requerido"],
    optional: ["opcional"],
    readOnly: ["solo lectura", "sólo lectura", "de solo lectura", "solo de lectura"],
    nullable: ["admite valores null", "acepta valores null", "que acepta valores null", "admite valores nulos"],
    notNullable: ["no admite valores null", "no acepta valores null"],
    yes: ["sí"],
    no: ["no"],
    collection: ["colección"],
    inBody: ["cuerpo de la respuesta", "cuerpo de respuesta", "cuerpo de la solicitud", "cuerpo de solicitud"],
    inheritedFrom: ["heredado de", "heredada de", "hereda de"],
    possibleValues: ["valores posibles", "posibles valores"],
  },
  primitives: { string: ["cadena"], boolean: ["booleano"], integer: ["entero"] },
  namespaceLabels: ["espacio de nombres:"],
};
