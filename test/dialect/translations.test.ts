import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "../page/doc-of.js";

/** The words of a language in headings, table headers and sentences. */
interface Wording {
  readonly permissions: readonly [type: string, names: string];
  readonly rows: readonly [work: string, personal: string, application: string];
  readonly list: string;
  readonly notSupported: string;
  readonly header: readonly [name: string, value: string];
  readonly field: readonly [property: string, type: string, description: string];
  readonly noBody: string;
  readonly collection: string;
  readonly response: string;
  readonly remarks: string;
  readonly inherited: string;
  readonly values: string;
  readonly string: string;
}

const wordings: Readonly<Record<string, Wording>> = {
  German: {
    permissions: ["Berechtigungstyp", "Berechtigungen (von der Berechtigung mit den wenigsten Rechten zu der anderen)"],
    rows: ["Delegiert (Geschäfts-, Schul- oder Unikonto)", "Delegiert (persönliches Microsoft-Konto)", "Anwendung"],
    list: "Lamp.Read, Lamp.ReadWrite",
    notSupported: "Nicht unterstützt",
    header: ["Header", "Wert"],
    field: ["Eigenschaft", "Typ", "Beschreibung"],
    noBody: "Geben Sie für diese Methode keinen Anforderungstext an.",
    collection: "[lamp](../resources/lamp.md)-Sammlung",
    response:
      "Es werden der Code `200 OK` und eine [lamp](../resources/lamp.md)-Sammlung im Antworttext zurückgegeben.",
    remarks: "Schreibgeschützt. Erforderlich.",
    inherited: "Geerbt von [room](room.md).",
    values: "Mögliche Werte sind: `on`, `off` und `dim`.",
    string: "Zeichenfolge",
  },
  Spanish: {
    permissions: ["Tipo de permiso", "Permisos (de menos a más privilegiados)"],
    rows: ["Delegado (cuenta profesional o educativa)", "Delegado (cuenta personal de Microsoft)", "Aplicación"],
    list: "Lamp.Read, Lamp.ReadWrite",
    notSupported: "No admitida.",
    header: ["Encabezado", "Valor"],
    field: ["Propiedad", "Tipo", "Descripción"],
    noBody: "No proporcione un cuerpo de solicitud para este método.",
    collection: "Colección [lamp](../resources/lamp.md)",
    response: "Devuelve `200 OK` y una colección de objetos [lamp](../resources/lamp.md) en el cuerpo de la respuesta.",
    remarks: "Solo lectura. Obligatorio.",
    inherited: "Heredado de [room](room.md)",
    values: "Los valores posibles son: `on`, `off` y `dim`.",
    string: "Cadena",
  },
  French: {
    permissions: ["Type d’autorisation", "Autorisations (du moins privilégié au plus privilégié)"],
    rows: ["Déléguée (compte professionnel ou scolaire)", "Déléguée (compte Microsoft personnel)", "Application"],
    list: "Lamp.Read, Lamp.ReadWrite",
    notSupported: "Non prise en charge.",
    header: ["En-tête", "Valeur"],
    field: ["Propriété", "Type", "Description"],
    noBody: "N’indiquez pas le corps de la demande pour cette méthode.",
    collection: "Collection [lamp](../resources/lamp.md)",
    response:
      "La méthode renvoie `200 OK` et une collection de [lamp](../resources/lamp.md) dans le corps de la réponse.",
    remarks: "Lecture seule. Obligatoire.",
    inherited: "Hérité de [room](room.md).",
    values: "Les valeurs possibles sont : `on`, `off` et `dim`.",
    string: "Chaîne",
  },
  Japanese: {
    permissions: ["アクセス許可の種類", "アクセス許可 (特権の小さいものから大きいものへ)"],
    rows: ["委任 (職場または学校のアカウント)", "委任 (個人用 Microsoft アカウント)", "アプリケーション"],
    list: "Lamp.Read、Lamp.ReadWrite",
    notSupported: "サポートされていません。",
    header: ["ヘッダー", "値"],
    field: ["プロパティ", "型", "説明"],
    noBody: "このメソッドには、要求本文を指定しません。",
    collection: "[lamp](../resources/lamp.md) コレクション",
    response: "`200 OK` と、応答本文で [lamp](../resources/lamp.md) オブジェクトのコレクションを返します。",
    remarks: "読み取り専用。必須。",
    inherited: "[room](room.md) から継承します",
    values: "可能な値は、`on`、`off`、`dim` です。",
    string: "文字列",
  },
  Portuguese: {
    permissions: ["Tipo de permissão", "Permissões (da com menos para a com mais privilégios)"],
    rows: ["Delegado (conta corporativa ou de estudante)", "Delegado (conta pessoal da Microsoft)", "Aplicativo"],
    list: "Lamp.Read, Lamp.ReadWrite",
    notSupported: "Sem suporte.",
    header: ["Cabeçalho", "Valor"],
    field: ["Propriedade", "Tipo", "Descrição"],
    noBody: "Não forneça um corpo de solicitação para este método.",
    collection: "Coleção [lamp](../resources/lamp.md)",
    response: "Retorna `200 OK` e uma coleção de objetos [lamp](../resources/lamp.md) no corpo da resposta.",
    remarks: "Somente leitura. Obrigatório.",
    inherited: "Herdado de [room](room.md).",
    values: "Os valores possíveis são: `on`, `off`, `dim`.",
    string: "Cadeia de caracteres",
  },
  Russian: {
    permissions: ["Тип разрешения", "Разрешения (в порядке повышения привилегий)"],
    rows: [
      "Делегированные (рабочая или учебная учетная запись)",
      "Делегированные (личная учетная запись Майкрософт)",
      "Для приложений",
    ],
    list: "Lamp.Read, Lamp.ReadWrite",
    notSupported: "Не поддерживается.",
    header: ["Заголовок", "Значение"],
    field: ["Свойство", "Тип", "Описание"],
    noBody: "Не указывайте тело запроса для этого метода.",
    collection: "Коллекция объектов [lamp](../resources/lamp.md)",
    response: "Возвращает `200 OK` и коллекцию объектов [lamp](../resources/lamp.md) в тексте отклика.",
    remarks: "Только для чтения. Обязательный.",
    inherited: "Наследуется от [room](room.md)",
    values: "Возможные значения: `on`, `off`, `dim`.",
    string: "Строка",
  },
  Chinese: {
    permissions: ["权限类型", "权限（从最低特权到最高特权）"],
    rows: ["委派（工作或学校帐户）", "委派（个人 Microsoft 帐户）", "应用程序"],
    list: "Lamp.Read、Lamp.ReadWrite",
    notSupported: "不支持。",
    header: ["标头", "值"],
    field: ["属性", "类型", "说明"],
    noBody: "请勿提供此方法的请求正文。",
    collection: "[灯](../resources/lamp.md)集合",
    response: "如果成功，此方法在响应正文中返回 `200 OK` 和 [lamp](../resources/lamp.md) 对象集合。",
    remarks: "只读。必需。",
    inherited: "继承自 [room](room.md)",
    values: "可能的值为：`on`、`off` 或 `dim`。",
    string: "字符串",
  },
};

function apiPage(words: Wording): Page {
  const lines = [
    '# <a name="list-lamps"></a>…',
    '## <a name="permissions"></a>…',
    `|${words.permissions.join("|")}|\n|--|--|`,
    `|${words.rows[0]}|${words.list}|\n|${words.rows[1]}|${words.notSupported}|\n|${words.rows[2]}|Lamp.Read.All|`,
    '\n## <a name="http-request"></a>…\n\n```http\nGET /lamps\n```\n',
    '## <a name="request-headers"></a>…',
    `|${words.header.join("|")}|\n|--|--|\n|Prefer|one|`,
    `\n## <a name="request-body"></a>…\n\n${words.noBody}\n`,
    `## <a name="response"></a>…\n\n${words.response}\n`,
  ];
  return readPage(docOf(`${lines.join("\n")}\n`), microsoftGraph);
}

function typePage(words: Wording): Page {
  const lines = [
    '# <a name="lamp-resource-type"></a>… lamp\n',
    '## <a name="properties"></a>…',
    `|${words.field.join("|")}|\n|--|--|--|`,
    `|name|${words.string}|${words.remarks}|\n|state|String|${words.values} ${words.inherited}|`,
    '\n## <a name="relationships"></a>…',
    `|${words.field.join("|")}|\n|--|--|--|\n|others|${words.collection}||`,
  ];
  return readPage(docOf(`${lines.join("\n")}\n`), microsoftGraph);
}

/** Sentences about open types, JSON bodies, bodies that depend on the request, and links in responses. */
const sentences: Readonly<Record<string, readonly [open: string, body: string, varies: string, link: string]>> = {
  German: [
    "Dies ist ein offener Typ.",
    "Geben Sie einen JSON-Text für [lamp](lamp.md) an.",
    "Je nach Abfrage ist er anders.",
    "einen Link zu",
  ],
  Spanish: [
    "Este recurso es un tipo abierto.",
    "Proporcione un cuerpo JSON de [lamp](lamp.md).",
    "Según la consulta, es diferente.",
    "un vínculo a",
  ],
  French: [
    "Cette ressource est un type ouvert.",
    "Fournissez un corps JSON de [lamp](lamp.md).",
    "Selon la requête, il diffère.",
    "un lien vers",
  ],
  Japanese: [
    "これはオープン型です。",
    "[lamp](lamp.md) の JSON 本文を指定します。",
    "クエリに応じて異なります。",
    "へのリンク",
  ],
  Russian: ["Это открытый тип.", "Укажите тело JSON для [lamp](lamp.md).", "Оно зависит от запроса.", "ссылку на"],
  Portuguese: [
    "Esse recurso é um tipo aberto.",
    "Forneça um corpo JSON de [lamp](lamp.md).",
    "Dependendo da consulta, é diferente.",
    "um link para",
  ],
  Chinese: ["此类型是开放类型。", "提供 [lamp](lamp.md) 的 JSON 正文。", "根据查询有所不同。", "的链接"],
};
/** The objects of a response: all objects of a type, and an object of one of two types. */
const objects: Readonly<Record<string, readonly [several: string, alternatives: string]>> = {
  German: ["alle [lamp](lamp.md)-Objekte", "ein [lamp](lamp.md)- oder [candle](candle.md)-Objekt"],
  Spanish: ["todos los objetos [lamp](lamp.md)", "un objeto [lamp](lamp.md) o [candle](candle.md)"],
  French: ["tous les objets [lamp](lamp.md)", "un objet [lamp](lamp.md) ou [candle](candle.md)"],
  Japanese: ["すべての [lamp](lamp.md) オブジェクト", "[lamp](lamp.md) または [candle](candle.md) オブジェクト"],
  Russian: ["все объекты [lamp](lamp.md)", "объект [lamp](lamp.md) или [candle](candle.md)"],
  Portuguese: ["todos os objetos [lamp](lamp.md)", "um objeto [lamp](lamp.md) [ou candle](candle.md)"],
  Chinese: ["所有 [lamp](lamp.md) 对象", "[lamp](lamp.md) 或 [candle](candle.md) 对象"],
};

const locales: Readonly<Record<string, string>> = {
  German: "de-DE",
  Spanish: "es-ES",
  French: "fr-FR",
  Japanese: "ja-JP",
  Russian: "ru-RU",
  Portuguese: "pt-BR",
  Chinese: "zh-CN",
};

describe.each(Object.entries(sentences))("a sentence in %s", (language, [open, body, varies, link]) => {
  const front = `---\nms.contentlocale: ${locales[language] ?? ""}\n---\n`;
  const read = (text: string): Page => readPage(docOf(`${front}${text}`), microsoftGraph);
  const respond = (text: string) =>
    read(`# x\n\n## HTTP request\n\n\`\`\`http\nGET /lamps\n\`\`\`\n\n## Response\n\n${text}\n`).operation?.response;

  it("can say that a type is open", () => {
    expect(
      read(`# lamp\n\n${open}\n\n## JSON representation\n\n\`\`\`json\n{ "id": "1" }\n\`\`\`\n`).types,
    ).toMatchObject([{ open: true }]);
  });

  it("can name the type of a JSON body", () => {
    const page = read(`# x\n\n## HTTP request\n\n\`\`\`http\nPOST /lamps\n\`\`\`\n\n## Request body\n\n${body}\n`);
    expect(page.operation?.requestBody?.type).toMatchObject({ name: "lamp" });
  });

  it("can say that the body of the response depends on the request", () => {
    expect(respond(`\`200 OK\`, [lamp](lamp.md). ${varies}`)).toMatchObject({ varies: true });
    expect(respond("`200 OK`, [lamp](lamp.md).")).not.toHaveProperty("varies");
  });

  it("can have a plural noun instead of the word for a collection", () => {
    const [several = ""] = objects[language] ?? [];
    expect(respond(`\`200 OK\`: ${several}.`)).toMatchObject({ several: true });
  });

  it("can name alternative types", () => {
    const [, alternatives = ""] = objects[language] ?? [];
    expect(respond(`\`200 OK\`: ${alternatives}. ${alternatives}.`)?.statuses).toMatchObject([
      { type: { name: "lamp", alternatives: [{ name: "candle" }] } },
    ]);
  });

  it("names the type of the response only if it is about the response", () => {
    expect(respond(`[lamp](lamp.md).`)?.statuses).toMatchObject([{ status: 200, type: { name: "lamp" } }]);
    expect(respond(`Text. [lamp](lamp.md).`)?.statuses).toEqual([]);
  });

  it("can say that a 202 response has only a link", () => {
    expect(respond(`\`202 Accepted\` ${link} [lamp](lamp.md)`)?.statuses).toMatchObject([{ status: 202, type: null }]);
  });
});

describe.each(Object.entries(wordings))("a page in %s", (_, words) => {
  it("describes the same operation as the English page", () => {
    const { operation, diagnostics } = apiPage(words);
    expect(operation).toMatchObject({
      shared: {
        permissions: [
          {
            delegatedWork: { supported: true, least: [["Lamp.Read"]], higher: [["Lamp.ReadWrite"]] },
            delegatedPersonal: { supported: false },
            application: { supported: true, least: [["Lamp.Read.All"]] },
          },
        ],
      },
      requests: [{ method: "GET", path: "/lamps" }],
      requestHeaders: [{ name: "Prefer" }],
      requestBody: { none: true },
      response: { statuses: [{ status: 200, type: { name: "lamp", collection: true } }] },
    });
    expect(diagnostics).toEqual([]);
  });

  it("describes the same type as the English page", () => {
    const { types, diagnostics } = typePage(words);
    expect(types).toMatchObject([
      {
        name: "lamp",
        properties: [
          { name: "name", type: { name: "String" }, facts: { required: true, readOnly: true } },
          { name: "state", facts: { values: ["on", "off", "dim"], inheritedFrom: { name: "room", link: "room.md" } } },
        ],
        relationships: [{ name: "others", type: { name: "lamp", collection: true, link: "../resources/lamp.md" } }],
      },
    ]);
    expect(diagnostics).toEqual([]);
  });
});
