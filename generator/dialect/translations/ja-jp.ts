import type { DialectExtension } from "../extend-dialect.js";

/** Words of Microsoft Graph's reference in Japanese. Translations differ from page to page, so a term may have several. */
export const japanese: DialectExtension = {
  columns: {
    name: ["プロパティ", "名前", "パラメーター", "メソッド", "リレーションシップ", "関係", "メンバー", "ヘッダー"],
    type: ["型", "種類", "タイプ"],
    returnType: ["戻り値の型", "戻り値の種類"],
    description: ["説明"],
    value: ["値"],
    required: ["必須"],
    default: ["既定値"],
    permissionType: ["アクセス許可の種類"],
    permissionsLeastFirst: [
      "アクセス許可 (特権の小さいものから大きいものへ)",
      "アクセス許可 (最小特権から最大特権)",
      "アクセス許可 (特権の小さい *",
      "アクセス許可",
    ],
    leastPrivileged: ["最小特権のアクセス許可"],
    higherPrivileged: ["特権の高いアクセス許可", "より高い特権のアクセス許可"],
  },
  permissionRows: {
    delegatedWork: ["委任 (職場または学校のアカウント)", "委任 (職場または学校アカウント)", "委任"],
    delegatedPersonal: ["委任 (個人用 microsoft アカウント)", "委任 (個人の microsoft アカウント)"],
    application: ["アプリケーション"],
  },
  phrases: {
    notSupported: ["サポートされていません", "サポートされません"],
    none: ["なし", "該当なし"],
    noRequestBody: ["要求本文を指定しません", "要求本文を指定しない", "要求本文を入力しない"],
    required: ["必須"],
    optional: ["省略可能", "オプション", "任意"],
    readOnly: ["読み取り専用", "読み取り専用です"],
    nullable: ["null 許容型", "null 許容", "null 許容型です", "null にすることができます"],
    notNullable: ["null 非許容", "null は許容されません"],
    yes: ["はい"],
    no: ["いいえ"],
    collection: ["コレクション"],
    inBody: ["応答本文", "要求本文"],
    inheritedFrom: ["から継承"],
    possibleValues: ["可能な値", "使用可能な値"],
  },
  primitives: { string: ["文字列"], boolean: ["ブール値", "ブール型"], integer: ["整数"] },
  namespaceLabels: ["名前空間:"],
};
