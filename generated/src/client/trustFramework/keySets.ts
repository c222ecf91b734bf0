import type { TrustFrameworkKey, TrustFrameworkKeyQuery } from "../../models/trustFrameworkKey.js";
import type { TrustFrameworkKeySet, TrustFrameworkKeySetQuery } from "../../models/trustFrameworkKeySet.js";
import type {
  CreateTrustFrameworkKeySetBody,
  GenerateKeyBody,
  UpdateTrustFrameworkKeySetBody,
  UploadCertificateBody,
  UploadPkcs12Body,
  UploadSecretBody,
} from "../../operations/trustFramework/keySets.js";
import type { GraphContext } from "../../runtime/context.js";
import type { BodyMethod, ById, ItemMethod, Method } from "../../runtime/method.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ItemOptions, type Selected, type TopOption, toQuery } from "../../runtime/query.js";
import { requestJson, requestNothing } from "../../runtime/request.js";

export interface TrustFrameworkKeySetsClient {
  readonly byId: ById<TrustFrameworkKeySetsByIdClient>;
  /**
   * Create a new trustFrameworkKeySet object.
   *
   * `POST /trustFramework/keySets`
   *
   * [Create trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframework-post-keysets?view=graph-rest-beta)
   */
  readonly create: BodyMethod<CreateTrustFrameworkKeySetBody, TrustFrameworkKeySet>;
  /**
   * Get the trustFrameworkKeySet objects of the tenant, each with the public part of its keys.
   *
   * `GET /trustFramework/keySets`
   *
   * [List trustFrameworkKeySets](https://learn.microsoft.com/graph/api/trustframework-list-keysets?view=graph-rest-beta)
   */
  list<const Select = []>(
    options?: ItemOptions<TrustFrameworkKeySetQuery, Select> & TopOption,
  ): Paged<Selected<TrustFrameworkKeySet, Select>>;
}

export function $trustFrameworkKeySetsClient(context: GraphContext, $path: string): TrustFrameworkKeySetsClient {
  return {
    byId: (id) => $trustFrameworkKeySetsByIdClient(context, $path + path`/${id}`),
    create: (body, options) => requestJson(context, { method: "POST", path: $path, body }, options),
    list: (options) => paged(context, { method: "GET", path: $path, query: toQuery(options) }, options),
  };
}

export interface TrustFrameworkKeySetsByIdClient {
  /**
   * Delete a trustFrameworkKeySet and all its keys. Policies that refer to the key set no longer work after
   * that.
   *
   * `DELETE /trustFramework/keySets/{id}`
   *
   * [Delete trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-delete?view=graph-rest-beta)
   */
  readonly delete: Method;
  /**
   * Let the service make a trustFrameworkKey in a trustFrameworkKeySet. The secret is made by the service too,
   * and never leaves it.
   *
   * `POST /trustFramework/keySets/{id}/generateKey`
   *
   * [trustFrameworkKeySet: generateKey](https://learn.microsoft.com/graph/api/trustframeworkkeyset-generatekey?view=graph-rest-beta)
   */
  readonly generateKey: BodyMethod<GenerateKeyBody, TrustFrameworkKey>;
  /**
   * Get a trustFrameworkKeySet with the public part of its keys.
   *
   * `GET /trustFramework/keySets/{id}`
   *
   * [Get trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-get?view=graph-rest-beta)
   */
  readonly get: ItemMethod<TrustFrameworkKeySet, TrustFrameworkKeySetQuery>;
  /**
   * Get the trustFrameworkKey of a trustFrameworkKeySet that is in use now. A key set has one such key at a
   * time.
   *
   * `GET /trustFramework/keySets/{id}/getActiveKey`
   *
   * [trustFrameworkKeySet: getActiveKey](https://learn.microsoft.com/graph/api/trustframeworkkeyset-getactivekey?view=graph-rest-beta)
   */
  readonly getActiveKey: ItemMethod<TrustFrameworkKey, TrustFrameworkKeyQuery>;
  /**
   * Replace the keys of a trustFrameworkKeySet. The keys in the request take the place of all keys that the key
   * set had; the identifier of the key set stays, whether the request repeats it or not.
   *
   * `PUT /trustFramework/keySets/{id}`
   *
   * [Update trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-update?view=graph-rest-beta)
   */
  readonly replace: BodyMethod<UpdateTrustFrameworkKeySetBody, TrustFrameworkKeySet>;
  /**
   * Put an X.509 certificate into a trustFrameworkKeySet. The answer is the trustFrameworkKey that now holds it.
   *
   * `POST /trustFramework/keySets/{id}/uploadCertificate`
   *
   * [trustFrameworkKeySet: uploadCertificate](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadcertificate?view=graph-rest-beta)
   */
  readonly uploadCertificate: BodyMethod<UploadCertificateBody, TrustFrameworkKey>;
  /**
   * Put a key in PKCS 12 format (a PFX file) into a trustFrameworkKeySet. The answer is the trustFrameworkKey
   * that now holds it.
   *
   * `POST /trustFramework/keySets/{id}/uploadPkcs12`
   *
   * [trustFrameworkKeySet: uploadPkcs12](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadpkcs12?view=graph-rest-beta)
   */
  readonly uploadPkcs12: BodyMethod<UploadPkcs12Body, TrustFrameworkKey>;
  /**
   * Put a secret in plain text into a trustFrameworkKeySet, such as the app secret that Microsoft Entra ID,
   * Google, Facebook or another identity provider gave you. The answer is the trustFrameworkKey that now holds
   * it.
   *
   * `POST /trustFramework/keySets/{id}/uploadSecret`
   *
   * [trustFrameworkKeySet: uploadSecret](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadsecret?view=graph-rest-beta)
   */
  readonly uploadSecret: BodyMethod<UploadSecretBody, TrustFrameworkKey>;
}

export function $trustFrameworkKeySetsByIdClient(
  context: GraphContext,
  $path: string,
): TrustFrameworkKeySetsByIdClient {
  return {
    delete: (options) => requestNothing(context, { method: "DELETE", path: $path }, options),
    generateKey: (body, options) =>
      requestJson(context, { method: "POST", path: $path + "/generateKey", body }, options),
    get: (options) => requestJson(context, { method: "GET", path: $path, query: toQuery(options) }, options),
    getActiveKey: (options) =>
      requestJson(context, { method: "GET", path: $path + "/getActiveKey", query: toQuery(options) }, options),
    replace: (body, options) => requestJson(context, { method: "PUT", path: $path, body }, options),
    uploadCertificate: (body, options) =>
      requestJson(context, { method: "POST", path: $path + "/uploadCertificate", body }, options),
    uploadPkcs12: (body, options) =>
      requestJson(context, { method: "POST", path: $path + "/uploadPkcs12", body }, options),
    uploadSecret: (body, options) =>
      requestJson(context, { method: "POST", path: $path + "/uploadSecret", body }, options),
  };
}
