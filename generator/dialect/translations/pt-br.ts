import type { DialectExtension } from "../extend-dialect.js";

/** Words of Microsoft Graph's reference in Brazilian Portuguese. Translations differ from page to page, so a term may have several. */
export const portuguese: DialectExtension = {
  columns: {
    name: ["propriedade", "nome", "parâmetro", "método", "relação", "relacionamento", "membro", "cabeçalho"],
    type: ["tipo"],
    returnType: ["tipo de retorno"],
    description: ["descrição"],
    value: ["valor", "valores"],
    required: ["obrigatório"],
    default: ["padrão", "valor padrão"],
    permissionType: ["tipo de permissão"],
    permissionsLeastFirst: [
      "permissões (da com menos para a com mais privilégios)",
      "permissões (de privilégios mínimos *",
      "permissões (da com menos *",
      "permissão",
      "permissões",
    ],
    leastPrivileged: ["permissões com menos privilégios", "permissões com privilégios mínimos"],
    higherPrivileged: ["permissões com privilégios superiores", "permissões com privilégios mais altos"],
  },
  permissionRows: {
    delegatedWork: [
      "delegado (conta corporativa ou de estudante)",
      "delegada (conta corporativa ou de estudante)",
      "delegado",
    ],
    delegatedPersonal: ["delegado (conta pessoal da microsoft)", "delegada (conta pessoal da microsoft)"],
    application: ["aplicativo"],
  },
  phrases: {
    notSupported: ["sem suporte", "não há suporte", "não suportado", "não suportada", "não compatível"],
    none: ["nenhum", "nenhuma", "não disponível"],
    noRequestBody: ["não forneça um corpo de solicitação"],
    required: ["obrigatório", "obrigatória"],
    optional: ["opcional"],
    readOnly: ["somente leitura", "somente para leitura"],
    nullable: ["anulável", "permite valor nulo", "pode ser nulo"],
    notNullable: ["não anulável", "não permite valor nulo"],
    yes: ["sim"],
    no: ["não"],
    collection: ["coleção"],
    inBody: ["corpo da resposta", "corpo de resposta", "corpo da solicitação"],
    inheritedFrom: ["herdado de", "herdada de", "herda de"],
    possibleValues: ["valores possíveis", "possíveis valores"],
  },
  primitives: { string: ["cadeia de caracteres", "cadeia"], boolean: ["booliano", "booleano"], integer: ["inteiro"] },
};
