import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { languageOf } from "../../generator/dialect/page-language.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "../page/doc-of.js";

/** The words of a page without English anchors. Each list of words means the same in all languages. */
interface Wording {
  readonly locale: string;
  readonly headings: readonly [permissions: string, request: string, headers: string, body: string, response: string];
  readonly permissions: readonly [type: string, names: string];
  readonly rows: readonly [work: string, personal: string, application: string];
  /** The translation of `A.Read and B.Read, C.Read or D.Read`. */
  readonly together: string;
  readonly notSupported: readonly string[];
  readonly field: readonly [property: string, type: string, description: string];
  readonly noBody: string;
  /**
   * Sentences that say that the body is a collection of lamps. The word for collection is before, inside or after the
   * link.
   */
  readonly responses: readonly string[];
  readonly typeHeadings: readonly [properties: string, relationships: string];
  /** Texts of type cells, by the type that they mean. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly readOnly: readonly string[];
  readonly nullable: readonly string[];
  readonly notNullable: readonly string[];
  readonly inherited: readonly string[];
}

const wordings: Readonly<Record<string, Wording>> = {
  German: {
    locale: "de-DE",
    headings: ["Berechtigungen", "HTTP-Anforderung", "Anforderungsheader", "Anforderungstext", "Antwort"],
    permissions: ["Berechtigungstyp", "Berechtigungen (von der Berechtigung mit den wenigsten Rechten zu der anderen)"],
    rows: ["Delegiert (Geschäfts-, Schul- oder Unikonto)", "Delegiert (persönliches Microsoft-Konto)", "Anwendung"],
    together: "A.Read und B.Read, C.Read oder D.Read",
    notSupported: ["Nicht unterstützt.", "Wird nicht unterstützt", "Nicht verfügbar", "Nicht zutreffend", "Keine"],
    field: ["Eigenschaft", "Typ", "Beschreibung"],
    noBody: "Geben Sie für diese Methode keinen Anforderungstext an.",
    responses: [
      "Gibt `200 OK` und eine Sammlung von [lamp](../resources/lamp.md)-Objekten im Antworttext zurück.",
      "Gibt bei Erfolg `200 OK` und eine [Auflistung von Lampen](../resources/lamp.md) zurück.",
    ],
    typeHeadings: ["Eigenschaften", "Beziehungen"],
    types: {
      String: ["Zeichenfolge"],
      Boolean: ["Boolescher Wert"],
      Int32: ["Ganze Zahl"],
      Double: ["Doppelt"],
      Duration: ["Dauer"],
      Binary: ["Binär"],
      Date: ["Datum"],
      "Collection(String)": ["Zeichenfolgensammlung", "Sammlung von Zeichenfolgen", "String-Sammlung"],
      "Collection(lamp)": ["[lamp](lamp.md)-Sammlung", "Sammlung von [Lampen](lamp.md)"],
    },
    required: ["Erforderlich.", "Obligatorisch."],
    optional: ["Optional.", "Nicht erforderlich."],
    readOnly: ["Schreibgeschützt."],
    nullable: ["Lässt Nullwerte zu.", "Kann null sein."],
    notNullable: ["Lässt keine Nullwerte zu."],
    inherited: [
      "Geerbt von [room](room.md).",
      "Erbt von [Raum](room.md).",
      "Abgeleitet vom [Raum](room.md).",
      "Leitet sich von [Raum](room.md) ab.",
    ],
  },
  Spanish: {
    locale: "es-ES",
    headings: ["Permisos", "Solicitud HTTP", "Encabezados de solicitud", "Cuerpo de la solicitud", "Respuesta"],
    permissions: ["Tipo de permiso", "Permisos (de menos a más privilegiados)"],
    rows: ["Delegado (cuenta profesional o educativa)", "Delegado (cuenta personal de Microsoft)", "Aplicación"],
    together: "A.Read y B.Read, C.Read o D.Read",
    notSupported: ["No admitida.", "No compatible", "No se admite.", "No disponible", "No aplicable"],
    field: ["Propiedad", "Tipo", "Descripción"],
    noBody: "No proporcione un cuerpo de solicitud para este método.",
    responses: [
      "Devuelve `200 OK` y una colección de objetos [lamp](../resources/lamp.md) en el cuerpo de la respuesta.",
      "Devuelve `200 OK` y una colección de [objetos lamp.](../resources/lamp.md)",
    ],
    typeHeadings: ["Propiedades", "Relaciones"],
    types: {
      String: ["Cadena"],
      Boolean: ["Booleano"],
      Int32: ["Entero"],
      Double: ["Doble"],
      Duration: ["Duración"],
      Binary: ["Binario"],
      Date: ["Fecha"],
      "Collection(String)": ["Colección de cadenas", "Colección String"],
      "Collection(lamp)": ["Colección [lamp](lamp.md)", "[Colección de lámparas](lamp.md)"],
    },
    required: ["Obligatorio.", "Necesario."],
    optional: ["Opcional."],
    readOnly: ["Solo lectura.", "Solo de lectura."],
    nullable: ["Admite valores null.", "Acepta valores null."],
    notNullable: ["No admite valores null."],
    inherited: ["Heredado de [room](room.md).", "Se hereda de la [sala](room.md).", "Deriva de [sala](room.md)."],
  },
  French: {
    locale: "fr-FR",
    headings: ["Autorisations", "Requête HTTP", "En-têtes de demande", "Corps de la demande", "Réponse"],
    permissions: [
      "Type d’autorisation",
      "Autorisations (de celle qui offre le moins de privilèges à celle qui en offre le plus)",
    ],
    rows: ["Déléguée (compte professionnel ou scolaire)", "Déléguée (compte Microsoft personnel)", "Application"],
    together: "A.Read et B.Read, C.Read ou D.Read",
    notSupported: ["Non prise en charge.", "Non pris en charge", "Non applicable", "Non disponible", "Aucune"],
    field: ["Propriété", "Type", "Description"],
    noBody: "N’indiquez pas le corps de la demande pour cette méthode.",
    responses: [
      "Renvoie `200 OK` et une collection d’objets [lamp](../resources/lamp.md) dans le corps de la réponse.",
      "Renvoie `200 OK` et une [collection de lampes](../resources/lamp.md).",
    ],
    typeHeadings: ["Propriétés", "Relations"],
    types: {
      String: ["Chaîne"],
      Boolean: ["Booléen"],
      Int32: ["Entier"],
      Double: ["Double précision"],
      Duration: ["Durée"],
      Binary: ["Binaire"],
      Date: ["Date"],
      "Collection(String)": ["Collection de chaînes", "Collection String"],
      "Collection(lamp)": ["Collection [lamp](lamp.md)", "[Collection de lampes](lamp.md)"],
    },
    required: ["Obligatoire.", "Requis."],
    optional: ["Facultatif."],
    readOnly: ["Lecture seule.", "En lecture seule."],
    nullable: ["Peut être null.", "Accepte la valeur null."],
    notNullable: ["N’accepte pas la valeur null.", "Ne peut pas être null."],
    inherited: ["Hérité de [room](room.md).", "Héritée de la [salle](room.md).", "Dérive de [salle](room.md)."],
  },
  Japanese: {
    locale: "ja-JP",
    headings: ["アクセス許可", "HTTP 要求", "要求ヘッダー", "要求本文", "応答"],
    permissions: ["アクセス許可の種類", "アクセス許可 (特権の小さいものから大きいものへ)"],
    rows: ["委任 (職場または学校のアカウント)", "委任 (個人用 Microsoft アカウント)", "アプリケーション"],
    together: "A.Read と B.Read、C.Read または D.Read",
    notSupported: ["サポートされていません。", "サポートされません", "該当なし", "なし"],
    field: ["プロパティ", "型", "説明"],
    noBody: "このメソッドには、要求本文を指定しません。",
    responses: [
      "`200 OK` と、応答本文で [lamp](../resources/lamp.md) オブジェクトのコレクションを返します。",
      "成功した場合、`200 OK` 応答コードと [ランプ](../resources/lamp.md) のコレクションを返します。",
    ],
    typeHeadings: ["プロパティ", "リレーションシップ"],
    types: {
      String: ["文字列"],
      Boolean: ["ブール値"],
      Int32: ["整数"],
      Double: ["倍精度"],
      Duration: ["期間"],
      Binary: ["バイナリ"],
      Date: ["日付"],
      "Collection(String)": ["文字列コレクション", "String コレクション", "Stringコレクション"],
      "Collection(lamp)": ["[lamp](lamp.md) コレクション", "[ランプ](lamp.md)のコレクション"],
    },
    required: ["必須。", "必須です。"],
    optional: ["省略可能。", "オプション。"],
    readOnly: ["読み取り専用。", "読み取り専用です。"],
    nullable: ["null 許容型。", "null 許容型です。"],
    notNullable: ["null 非許容。"],
    inherited: [
      "[room](room.md) から継承します。",
      "[部屋](room.md)から継承されます。",
      "[部屋](room.md) から派生します。",
    ],
  },
  Russian: {
    locale: "ru-RU",
    headings: ["Разрешения", "HTTP-запрос", "Заголовки запросов", "Текст запроса", "Отклик"],
    permissions: ["Тип разрешения", "Разрешения (в порядке повышения привилегий)"],
    rows: [
      "Делегированные (рабочая или учебная учетная запись)",
      "Делегированные (личная учетная запись Майкрософт)",
      "Для приложений",
    ],
    together: "A.Read и B.Read, C.Read или D.Read",
    notSupported: ["Не поддерживается.", "Не поддерживаются", "Неприменимо", "Недоступно", "Нет"],
    field: ["Свойство", "Тип", "Описание"],
    noBody: "Не указывайте тело запроса для этого метода.",
    responses: [
      "Возвращает `200 OK` и коллекцию объектов [lamp](../resources/lamp.md) в тексте отклика.",
      "Возвращает код `200 OK` и [коллекцию ламп](../resources/lamp.md).",
    ],
    typeHeadings: ["Свойства", "Связи"],
    types: {
      String: ["Строка"],
      Boolean: ["Логический", "Логическое значение"],
      Int32: ["Целое число"],
      Double: ["Двойной"],
      Duration: ["Длительность"],
      Binary: ["Двоичный"],
      Date: ["Дата"],
      "Collection(String)": ["Коллекция строк", "Коллекция String"],
      "Collection(lamp)": ["Коллекция объектов [lamp](lamp.md)", "[Коллекция ламп](lamp.md)"],
    },
    required: ["Обязательный.", "Обязательно."],
    optional: ["Необязательный.", "Необязательно."],
    readOnly: ["Только для чтения."],
    nullable: ["Допускает значение null.", "Может быть null."],
    notNullable: ["Не допускает значение null."],
    inherited: [
      "Наследуется от [room](room.md).",
      "Унаследовано от [комнаты](room.md).",
      "Тип, производный от [комнаты](room.md).",
    ],
  },
  Portuguese: {
    locale: "pt-BR",
    headings: ["Permissões", "Solicitação HTTP", "Cabeçalhos de solicitação", "Corpo da solicitação", "Resposta"],
    permissions: ["Tipo de permissão", "Permissões (da com menos para a com mais privilégios)"],
    rows: ["Delegado (conta corporativa ou de estudante)", "Delegado (conta pessoal da Microsoft)", "Aplicativo"],
    together: "A.Read e B.Read, C.Read ou D.Read",
    notSupported: ["Sem suporte.", "Incompatível", "Não aplicável", "n/d", "Não suportado."],
    field: ["Propriedade", "Tipo", "Descrição"],
    noBody: "Não forneça um corpo de solicitação para este método.",
    responses: [
      "Retornará um código e uma coleção de `200 OK` [objetos lamp](../resources/lamp.md) no corpo da resposta.",
      "Retorna `200 OK` e uma coleção de objetos [de](../resources/lamp.md) lâmpada no corpo da resposta.",
    ],
    typeHeadings: ["Propriedades", "Relações"],
    types: {
      String: ["Cadeia de caracteres"],
      Boolean: ["Booliano", "Boleano"],
      Int32: ["Inteiro"],
      Double: ["Duplo"],
      Duration: ["Duração"],
      Binary: ["Binária"],
      Date: ["Data"],
      "Collection(String)": ["Coleção String", "Conjunto de cadeias de caracteres"],
      "Collection(lamp)": ["[Coleção lamp](lamp.md)", "Conjunto [lâmpada](lamp.md)"],
    },
    required: ["Obrigatório.", "Necessário."],
    optional: ["Opcional.", "Não obrigatório."],
    readOnly: ["Somente leitura.", "Apenas leitura."],
    nullable: ["Anulável."],
    notNullable: ["Não anulável."],
    inherited: [
      "Herdado de [room](room.md).",
      "Herdado da [sala](room.md).",
      "Derivado de [sala](room.md).",
      "Subclasse de [sala](room.md).",
    ],
  },
  Chinese: {
    locale: "zh-CN",
    headings: ["权限", "HTTP 请求", "请求标头", "请求正文", "响应"],
    permissions: ["权限类型", "权限（从最低特权到最高特权）"],
    rows: ["委派（工作或学校帐户）", "委派（个人 Microsoft 帐户）", "应用程序"],
    together: "A.Read和B.Read、C.Read 或 D.Read",
    notSupported: ["不支持。", "不适用", "无"],
    field: ["属性", "类型", "说明"],
    noBody: "请勿提供此方法的请求正文。",
    responses: [
      "如果成功，此方法在响应 `200 OK` 正文中返回 响应代码和 [lamp](../resources/lamp.md) 对象集合。",
      "如果成功，返回 [响应](../resources/lamp.md) 代码 `200 OK` 和灯集合。",
    ],
    typeHeadings: ["属性", "关系"],
    types: {
      String: ["字符串"],
      Boolean: ["布尔值"],
      Int32: ["整数"],
      Double: ["双精度"],
      Duration: ["持续时间", "期限"],
      Binary: ["二进制"],
      Date: ["日期"],
      DateTimeOffset: ["字符串 (时间戳)"],
      "Collection(String)": ["字符串集合", "String集合"],
      "Collection(lamp)": ["[灯](lamp.md)集合"],
    },
    required: ["必需。", "必需项。"],
    optional: ["可选。"],
    readOnly: ["只读。", "只读的。"],
    nullable: ["可为空。"],
    notNullable: ["不可为空。"],
    inherited: [
      "继承自 [room](room.md)。",
      "从 [房间](room.md) 继承的名称。",
      "派生自 [位置](room.md)。",
      "从 [原位置](room.md)派生。",
      "由 [位置](room.md) 派生。",
      "[位置](room.md) 的子类。",
    ],
  },
};

/** An API page. The locale is in the front matter. If it is empty, the words of the page show the language. */
function apiPage(
  words: Wording,
  response: string,
  locale = words.locale,
  personal = words.notSupported[0] ?? "",
): Page {
  const [permissions, request, headers, body, answer] = words.headings;
  const lines = [
    ...(locale === "" ? [] : [`---\nms.contentlocale: ${locale}\n---`]),
    `# lamp\n\n## ${permissions}\n`,
    `|${words.permissions.join("|")}|\n|--|--|`,
    `|${words.rows[0]}|${words.together}|\n|${words.rows[1]}|${personal}|\n|${words.rows[2]}|A.Read.All|`,
    `\n## ${request}\n\n\`\`\`http\nGET /lamps\n\`\`\`\n`,
    `## ${headers}\n\n|${words.field[0]}|${words.field[2]}|\n|--|--|\n|X|Bearer {token}|`,
    `\n## ${body}\n\n${words.noBody}\n\n## ${answer}\n\n${response}\n`,
  ];
  return readPage(docOf(`${lines.join("\n")}\n`), microsoftGraph);
}

function typePage(words: Wording, rows: readonly (readonly [type: string, description: string])[]): Page {
  const [properties] = words.typeHeadings;
  const cells = rows.map(([type, description], index) => `|p${String(index)}|${type}|${description}|`);
  const table = [`|${words.field.join("|")}|`, "|--|--|--|", ...cells].join("\n");
  return readPage(
    docOf(`---\nms.contentlocale: ${words.locale}\n---\n# lamp\n\n## ${properties}\n\n${table}\n`),
    microsoftGraph,
  );
}

const propertiesOf = (page: Page) => page.types[0]?.properties ?? [];

describe.each(Object.entries(wordings))("a page in %s without English anchors", (_, words) => {
  it("has headings by which docwright recognizes the language", () => {
    const text = words.headings.map((heading) => `## ${heading}\n`).join("\n");
    expect(languageOf(text, microsoftGraph)).toBe(words.locale.toLowerCase());
  });

  it.each(["", words.locale])("describes an operation with the locale %j", (locale) => {
    const { operation, diagnostics } = apiPage(words, words.responses[0] ?? "", locale);
    expect(operation).toMatchObject({
      shared: {
        permissions: [
          {
            delegatedWork: { least: [["A.Read", "B.Read"]], higher: [["C.Read"], ["D.Read"]] },
            delegatedPersonal: { supported: false },
            application: { least: [["A.Read.All"]] },
          },
        ],
      },
      requests: [{ method: "GET", path: "/lamps" }],
      requestHeaders: [{ name: "Authorization" }],
      requestBody: { none: true },
    });
    expect(diagnostics).toEqual([]);
  });

  it.each(words.notSupported)("says that a permission type is not supported: %s", (phrase) => {
    const { operation, diagnostics } = apiPage(words, words.responses[0] ?? "", words.locale, phrase);
    expect(operation?.shared.permissions[0]?.delegatedPersonal.supported).toBe(false);
    expect(diagnostics).toEqual([]);
  });

  it.each(words.responses)("has a response: %s", (response) => {
    const { operation } = apiPage(words, response);
    expect(operation?.response?.statuses).toMatchObject([
      { status: 200, type: { name: "lamp", collection: true, link: "../resources/lamp.md" } },
    ]);
  });

  const types = Object.entries(words.types).flatMap(([type, cells]) => cells.map((cell) => [cell, type] as const));
  it.each(types)("names a type in a cell: %s means %s", (cell, type) => {
    const page = typePage(words, [[cell, ""]]);
    const [property] = propertiesOf(page);
    const name = property?.type?.name ?? "";
    expect(property?.type?.collection === true ? `Collection(${name})` : name).toBe(type);
    expect(page.diagnostics).toEqual([]);
  });

  it.each([
    ["required", true, words.required],
    ["required", false, words.optional],
    ["readOnly", true, words.readOnly],
    ["nullable", true, words.nullable],
    ["nullable", false, words.notNullable],
  ] as const)("has phrases in descriptions that mean `%s: %s`", (fact, value, phrases) => {
    const properties = propertiesOf(
      typePage(
        words,
        phrases.map((phrase) => ["String", phrase] as const),
      ),
    );
    expect(properties.map(({ facts }) => facts[fact])).toEqual(phrases.map(() => value));
  });

  it("has inherited fields, even if the text of the link is translated", () => {
    const properties = propertiesOf(
      typePage(
        words,
        words.inherited.map((phrase) => ["String", phrase] as const),
      ),
    );
    expect(properties.map(({ facts }) => facts.inheritedFrom?.name)).toEqual(words.inherited.map(() => "room"));
  });
});

describe("the page of a base type names derived types", () => {
  it.each([
    ["de-DE", "Die abgeleiteten Typen sind [desk](desk.md) und [Wand](wall.md)."],
    ["es-ES", "Los tipos derivados son [desk](desk.md) y [pared](wall.md)."],
    ["fr-FR", "Les types dérivés sont [desk](desk.md) et [mur](wall.md)."],
    ["ja-JP", "派生型は [desk](desk.md) と [壁](wall.md) です。"],
    ["ru-RU", "Базовый тип для [desk](desk.md) и [стены](wall.md)."],
    ["pt-BR", "É uma classe base; os tipos derivados [são desk](desk.md) e [parede](wall.md)."],
    ["zh-CN", "这是一个基类;派生的类型是 [desk](desk.md) [、墙](wall.md)。"],
  ])("in the language %s", (locale, sentence) => {
    const text = `---\nms.contentlocale: ${locale}\n---\n# lamp\n\n${sentence} [room](room.md).\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|id|String||\n`;
    const [type] = readPage(docOf(text), microsoftGraph).types;
    expect(type?.derived.map(({ name }) => name)).toEqual(["desk", "wall"]);
  });
});

describe("a page in Chinese", () => {
  const typesOf = (...cells: readonly string[]): unknown[] => {
    const rows = cells.map((cell, index) => `|p${String(index)}|${cell}||`).join("\n");
    const text = `---\nms.contentlocale: zh-CN\n---\n# lamp\n\n## 属性\n\n|属性|类型|说明|\n|--|--|--|\n${rows}\n`;
    return propertiesOf(readPage(docOf(text), microsoftGraph)).map(({ type }) => [type?.name, type?.collection]);
  };

  it("has one item of a type whose name is translated as the word for a collection", () => {
    expect(typesOf("[**列表**](list.md)", "[列表](list.md)集合", "[列表](list.md)")).toEqual([
      ["list", false],
      ["list", true],
      ["list", false],
    ]);
  });
});

describe("a page in a language of the dialect", () => {
  it("does not have parameters from a table of explanations in the section of query parameters", () => {
    const text = `---
ms.contentlocale: pt-BR
---
# Listar lâmpadas

## <a name="http-request"></a>Solicitação HTTP

\`\`\`http
GET /lamps
\`\`\`

## <a name="optional-query-parameters"></a>Parâmetros de consulta opcionais

|Tipo de extensão|Comentários|
|--|--|
|Extensões abertas|Devolvidas com $expand.|
`;
    const { operation, diagnostics } = readPage(docOf(text), microsoftGraph);
    expect(operation?.queryParameters).toEqual([]);
    expect(diagnostics.map(({ rule }) => rule)).not.toContain("assumed-columns");
  });
});

describe("a page in a language that the dialect does not have", () => {
  it("is read by its English anchors, with findings about the assumed order of columns and rows", () => {
    const text = `---
ms.contentlocale: it-IT
---
# <a name="list-lamps"></a>Elencare lampade

## <a name="permissions"></a>Autorizzazioni

|Tipologia|Elenco|
|--|--|
|Delegata (account aziendale o dell'istituto di istruzione)|A.Read, B.Read|
|Delegata (account Microsoft personale)|Non supportato.|
|Applicazione|A.Read.All|

## <a name="http-request"></a>Richiesta HTTP

\`\`\`http
GET /lamps
\`\`\`

## <a name="response"></a>Risposta

Se riuscito, restituisce \`200 OK\` e un oggetto [lampada](../resources/lamp.md).
`;
    const { operation, diagnostics } = readPage(docOf(text), microsoftGraph);
    expect(operation).toMatchObject({
      shared: {
        permissions: [
          {
            delegatedWork: { least: [["A.Read"]], higher: [["B.Read"]] },
            delegatedPersonal: { supported: false },
            application: { least: [["A.Read.All"]] },
          },
        ],
      },
      response: { statuses: [{ status: 200, type: { name: "lamp" } }] },
    });
    expect(diagnostics.map(({ rule }) => rule).sort()).toEqual([
      "assumed-columns",
      "assumed-columns",
      "unreadable-permission",
    ]);
  });
});

describe("tabs of a translated page", () => {
  it("are recognized if anchors are before their titles", () => {
    const text = [
      '# <a name="list-lamps"></a>lamp\n\n## <a name="http-request"></a>Solicitação HTTP\n',
      "```http\nGET /lamps\n```\n",
      '## <a name="example"></a>Exemplo\n\n# <a name="http"></a>[HTTP](#tab/http)\n',
      "```http\nGET /lamps/1\n```\n",
      '# <a name="c"></a>[C#](#tab/csharp)\n\n```csharp\nlamp.Get();\n```\n\n---\n',
    ].join("\n");
    const { operation } = readPage(docOf(text), microsoftGraph);
    expect(operation?.requests.map(({ path }) => path)).toEqual(["/lamps"]);
    expect(operation?.examples.map(({ request }) => request.url)).toEqual(["/lamps/1"]);
  });
});

describe("the language of a page", () => {
  it.each([
    ["---\nms.contentlocale: pt-PT\n---\n", "pt-br"],
    ["---\nms.contentlocale: it-IT\n---\n", "it-it"],
    ["---\nms.contentlocale: en-US\n---\n## Properties\n", null],
    ["## Properties\n\n|Property|Type|\n|--|--|\n", null],
    ["## Permissions\n\n|Standard|Type|\n|--|--|\n", null],
  ])("comes from the locale, or else from the words of headings and tables: %j", (text, language) => {
    expect(languageOf(text, microsoftGraph)).toBe(language);
  });

  it("decides the meaning of a type name that is a word in several languages", () => {
    const typeIn = (locale: string) =>
      propertiesOf(
        readPage(
          docOf(
            `---\nms.contentlocale: ${locale}\n---\n# lamp\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|p|Data||\n`,
          ),
          microsoftGraph,
        ),
      )[0]?.type?.name;
    expect(typeIn("pt-BR")).toBe("Date");
    expect(typeIn("en-US")).toBe("Data");
  });
});

describe("names that a translation changed", () => {
  const annotation = '<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.lamp" } -->';
  const json = '{ "isOn": true, "color": "String", "owner": "String" }';
  const page = (front: string, rows: readonly string[], beforeJson = annotation, shown = json) =>
    readPage(
      docOf(
        [
          `---\n${front}\n---\n# <a name="lamp-resource-type"></a>lamp\n\n## <a name="properties"></a>Propriedades\n`,
          ["|Propriedade|Tipo|Descrição|", "|--|--|--|", ...rows].join("\n"),
          '\n## <a name="json-representation"></a>Representação JSON\n',
          beforeJson,
          `\`\`\`json\n${shown}\n\`\`\`\n`,
        ].join("\n"),
      ),
      microsoftGraph,
    );
  const translated = (rows: readonly string[], locale = "pt-BR") => {
    const { types, diagnostics } = page(`ms.contentlocale: ${locale}`, rows);
    return { names: types[0]?.properties.map(({ name }) => name), rules: diagnostics.map(({ rule }) => rule) };
  };
  const messagesAbout = (rows: readonly string[]) =>
    page("ms.contentlocale: pt-BR", rows).diagnostics.map(({ message }) => message);

  it("are reported with the original name if docwright uses it, or else as skipped", () => {
    expect(messagesAbout(["|isOn|Boolean||", "|cor|String||", "|owner|String||"])).toEqual([
      "Names in this table are translated: `cor (color)`. docwright uses the names in parentheses, because the code of the page contains them. Write the names as in the English page.",
    ]);
    expect(messagesAbout(["|isOn|Boolean||", "|cor|String||", "|dono|tipo desconhecido à||"])).toEqual([
      "Names in this table are translated: `cor`, `dono`. docwright cannot find the original names, so it skips these rows. Write the names as in the English page.",
    ]);
  });

  it("are corrected by the JSON if only their case changed", () => {
    expect(translated(["|Ison|Boolean||", "|color|String||", "|owner|String||"])).toEqual({
      names: ["isOn", "color", "owner"],
      rules: [],
    });
  });

  it("are corrected if only one row and only one property of the JSON do not match", () => {
    expect(translated(["|isOn|Boolean||", "|cor|String||", "|owner|String||"])).toEqual({
      names: ["isOn", "color", "owner"],
      rules: ["translated-name"],
    });
  });

  it("are not the name of an object around the type in the JSON", () => {
    const rows = ["|isOn|Boolean||", "|chave 1|String||", "|color|String||", "|owner|String||"];
    const { types } = page("ms.contentlocale: pt-BR", rows, annotation, `{ "lampId": ${json} }`);
    expect(types[0]?.properties.map(({ name }) => name)).toEqual(["isOn", "color", "owner"]);
  });

  it("can have a number at the end", () => {
    expect(translated(["|isOn|Boolean||", "|cor2|String||", "|dono2|String||"]).names).toEqual(["isOn"]);
  });

  it("are not corrected if two rows could be the same property of the JSON", () => {
    const rows = ["|isOn|Boolean||", "|cor da luz|String||", "|@microsoft. graph.lampMode|String||", "|owner|String||"];
    expect(translated(rows).names).toEqual(["isOn", "color", "owner"]);
  });

  it("are corrected by a reference in the body of an example", () => {
    const text = [
      '---\nms.contentlocale: pt-BR\n---\n# x\n\n## <a name="http-request"></a>…\n\n```http\nPOST /lamps\n```\n',
      '## <a name="request-body"></a>…\n\n|Propriedade|Tipo|Descrição|\n|--|--|--|\n|impressora|String||\n|isOn|Boolean||\n',
      '## <a name="example"></a>…\n\n```http\nPOST /lamps\n\n{ "isOn": true, "printer@odata.bind": "/printers/1" }\n```\n',
    ].join("\n");
    const { operation } = readPage(docOf(text), microsoftGraph);
    expect(operation?.requestBody?.fields.map(({ name }) => name)).toEqual(["printer", "isOn"]);
  });

  it("are kept if they are English column headers, which the translation would have changed", () => {
    const rows = ["|isOn|Boolean||", "|cor|String||", "|description|String||", "|dono|String||"];
    expect(translated(rows)).toEqual({ names: ["isOn", "description"], rules: ["translated-name"] });
  });

  it("are reported once for the table if several rows do not match names in the JSON", () => {
    expect(translated(["|isOn|Boolean||", "|cor|String||", "|proprietário|String||"])).toEqual({
      names: ["isOn"],
      rules: ["translated-name"],
    });
  });

  it.each([
    ["pt-BR", ["isOn"]],
    ["zh-CN", ["isOn", "timeout"]],
    ["sr-Cyrl-RS", ["isOn", "timeout"]],
    ["sr-Latn-RS", ["isOn"]],
  ])("can be in ASCII letters only if the language uses the Latin script: %s", (locale, names) => {
    expect(translated(["|isOn|Boolean||", "|颜色|String||", "|timeout|Int32||"], locale)).toEqual({
      names,
      rules: ["translated-name"],
    });
  });

  it("are compared with the JSON representation even if its code block does not have an annotation", () => {
    const rows = ["|isOn|Boolean||", "|cor|String||", "|owner|String||"];
    const { types, diagnostics } = page("ms.contentlocale: pt-BR", rows, "");
    expect(types[0]?.properties.map(({ name }) => name)).toEqual(["isOn", "color", "owner"]);
    expect(diagnostics.map(({ rule }) => rule)).toContain("translated-name");
  });

  it.each(["sensibilidade", "敏感度"])("do not hide the enumeration of a field with the same name: %s", (type) => {
    const page = (path: string, ...lines: readonly string[]): Page =>
      readPage({ ...docOf(`---\nms.contentlocale: pt-BR\n---\n${lines.join("\n")}\n`), path }, microsoftGraph);
    const model = buildModel([
      page("resources/enums.md", "# Enums", "### sensitivity values", "", "|Member|", "|:--|", "|normal|", "|private|"),
      page(
        "resources/rule.md",
        "# rule",
        "## Propriedades",
        "",
        "|Propriedade|Tipo|",
        "|--|--|",
        `|sensitivity|${type}|`,
      ),
    ]);
    const rule = model.types.find(({ name }) => name === "microsoft.graph.rule");
    expect(rule).toMatchObject({ properties: [{ name: "sensitivity", type: "microsoft.graph.sensitivity" }] });
  });

  it("do not hide the name of a type in a German title", () => {
    const text =
      "---\nms.contentlocale: de-DE\n---\n# entity-Ressourcentyp\n\n## Eigenschaften\n\n|Eigenschaft|Typ|\n|--|--|\n|id|Zeichenfolge|\n";
    expect(readPage(docOf(text), microsoftGraph).types.map(({ name }) => name)).toEqual(["entity"]);
  });

  it.each([
    ["# entity资源类型", ["entity"]],
    ["# Größe-Ressourcentyp", []],
    ["# Métodos de autenticação", []],
    ["# Solução", []],
  ])("are not taken from a part of a word in the title %s", (title, names) => {
    const text = `---\ndoc_type: resourcePageType\n---\n${title}\n\n## Properties\n\n|Property|Type|\n|--|--|\n|id|String|\n`;
    expect(readPage(docOf(text), microsoftGraph).types.map(({ name }) => name)).toEqual(names);
  });

  it("are not looked for on English pages", () => {
    const { types } = page("ms.contentlocale: en-US", ["|isOn|Boolean||", "|cor|String||", "|owner|String||"]);
    expect(types[0]?.properties.map(({ name }) => name)).toEqual(["isOn", "cor", "owner"]);
  });
});
