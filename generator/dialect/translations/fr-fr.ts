import type { DialectExtension } from "../extend-dialect.js";

/** Words of Microsoft Graph's reference in French. Translations differ from page to page, so a term may have several. */
export const french: DialectExtension = {
  columns: {
    name: ["propriété", "nom", "paramètre", "méthode", "relation", "membre", "en-tête"],
    type: ["type"],
    returnType: ["type renvoyé", "type de retour"],
    description: ["description"],
    value: ["valeur", "valeurs"],
    required: ["obligatoire"],
    default: ["par défaut", "valeur par défaut"],
    permissionType: ["type d'autorisation"],
    permissionsLeastFirst: [
      "autorisations (de la plus faible à la plus forte)",
      "autorisations (de celle qui offre le moins *",
      "autorisations (du moins *",
      "autorisation",
      "autorisations",
    ],
    leastPrivileged: ["autorisations avec privilèges minimum", "autorisations les moins privilégiées"],
    higherPrivileged: ["autorisations avec privilèges plus élevés", "autorisations privilégiées plus élevées"],
  },
  permissionRows: {
    delegatedWork: ["déléguée (compte professionnel ou scolaire)", "déléguée"],
    delegatedPersonal: ["déléguée (compte microsoft personnel)", "déléguée (compte personnel microsoft)"],
    application: ["application"],
  },
  phrases: {
    notSupported: ["non prise en charge", "non pris en charge", "n'est pas prise en charge"],
    none: ["aucun", "aucune", "non disponible"],
    noRequestBody: [
      "n'indiquez pas le corps de la demande",
      "n'indiquez pas de corps de demande",
      "ne fournissez pas de corps de demande",
      "ne fournissez pas de corps de requête",
      "vide",
    ],
    required: ["obligatoire"],
    optional: ["facultatif", "facultative"],
    readOnly: ["lecture seule", "en lecture seule"],
    nullable: ["peut être null", "accepte la valeur null"],
    notNullable: ["n'accepte pas la valeur null"],
    yes: ["oui"],
    no: ["non"],
    collection: ["collection de", "collection d'"],
    inBody: ["corps de la réponse", "corps de réponse", "corps de la demande", "corps de la requête"],
    inheritedFrom: ["héritée de", "hérité de", "hérite de"],
    possibleValues: ["valeurs possibles"],
  },
  primitives: { string: ["chaîne"], boolean: ["booléen", "valeur booléenne"], integer: ["entier"] },
  namespaceLabels: ["espace de noms:"],
};
