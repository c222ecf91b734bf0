import type { DialectExtension } from "../extend-dialect.js";

/** Words of Microsoft Graph's reference in Simplified Chinese. Translations differ from page to page, so a term may have several. */
export const chinese: DialectExtension = {
  columns: {
    name: ["属性", "名称", "参数", "方法", "关系", "成员", "标头", "标题"],
    type: ["类型", "数据类型"],
    returnType: ["返回类型"],
    description: ["说明", "描述"],
    value: ["值"],
    required: ["必需"],
    default: ["默认值"],
    permissionType: ["权限类型"],
    permissionsLeastFirst: ["权限(从最低特权到最高特权)", "权限(从最低到最高特权)", "权限(从最低 *", "权限"],
    leastPrivileged: ["最低特权权限"],
    higherPrivileged: ["更高特权权限", "较高特权权限"],
  },
  permissionRows: {
    delegatedWork: ["委派(工作或学校帐户)", "委派(工作或学校账户)", "委派"],
    delegatedPersonal: ["委派(个人 microsoft 帐户)", "委派(个人 microsoft 账户)", "委派(microsoft 个人帐户)"],
    application: ["应用程序", "应用"],
  },
  phrases: {
    notSupported: ["不支持"],
    none: ["无", "不适用"],
    noRequestBody: [
      "请勿提供此方法的请求正文",
      "请勿提供请求正文",
      "不要提供此方法的请求正文",
      "不要为此方法提供请求正文",
      "不提供此方法的请求正文",
    ],
    required: ["必需", "必填", "必选"],
    optional: ["可选", "可选项"],
    readOnly: ["只读"],
    nullable: ["可为空", "可为 null"],
    notNullable: ["不可为空", "不可为 null", "不能为空"],
    yes: ["是"],
    no: ["否"],
    collection: ["集合"],
    inBody: ["响应正文", "请求正文"],
    inheritedFrom: ["继承自"],
    possibleValues: ["可能的值", "可取值", "可能值"],
  },
  primitives: { string: ["字符串"], boolean: ["布尔值", "布尔"], integer: ["整数"], dateTime: ["日期时间"] },
  namespaceLabels: ["命名空间:"],
};
