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
import { ClientNode } from "../../runtime/client-node.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ItemOptions, type Selected, type TopOption, toQuery } from "../../runtime/query.js";
import { type RequestOptions, requestJson, requestNothing } from "../../runtime/request.js";

export class TrustFrameworkKeySetsClient extends ClientNode {
  byId(id: string): TrustFrameworkKeySetsByIdClient {
    return new TrustFrameworkKeySetsByIdClient(this.$context, this.$path + path`/${id}`);
  }

  /**
   * Create a new trustFrameworkKeySet object.
   *
   * `POST /trustFramework/keySets`
   *
   * [Create trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframework-post-keysets?view=graph-rest-beta)
   */
  create(body: CreateTrustFrameworkKeySetBody, options?: RequestOptions): Promise<TrustFrameworkKeySet> {
    return requestJson<TrustFrameworkKeySet>(this.$context, { method: "POST", path: this.$path, body }, options);
  }

  /**
   * Get the trustFrameworkKeySet objects of the tenant, each with the public part of its keys.
   *
   * `GET /trustFramework/keySets`
   *
   * [List trustFrameworkKeySets](https://learn.microsoft.com/graph/api/trustframework-list-keysets?view=graph-rest-beta)
   */
  list<const Select = []>(
    options?: ItemOptions<TrustFrameworkKeySetQuery, Select> & TopOption,
  ): Paged<Selected<TrustFrameworkKeySet, Select>> {
    return paged<Selected<TrustFrameworkKeySet, Select>>(
      this.$context,
      { method: "GET", path: this.$path, query: toQuery(options) },
      options,
    );
  }
}

export class TrustFrameworkKeySetsByIdClient extends ClientNode {
  /**
   * Delete a trustFrameworkKeySet and all its keys. Policies that refer to the key set no longer work after
   * that.
   *
   * `DELETE /trustFramework/keySets/{id}`
   *
   * [Delete trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-delete?view=graph-rest-beta)
   */
  delete(options?: RequestOptions): Promise<void> {
    return requestNothing(this.$context, { method: "DELETE", path: this.$path }, options);
  }

  /**
   * Let the service make a trustFrameworkKey in a trustFrameworkKeySet. The secret is made by the service too,
   * and never leaves it.
   *
   * `POST /trustFramework/keySets/{id}/generateKey`
   *
   * [trustFrameworkKeySet: generateKey](https://learn.microsoft.com/graph/api/trustframeworkkeyset-generatekey?view=graph-rest-beta)
   */
  generateKey(body: GenerateKeyBody, options?: RequestOptions): Promise<TrustFrameworkKey> {
    return requestJson<TrustFrameworkKey>(
      this.$context,
      { method: "POST", path: this.$path + "/generateKey", body },
      options,
    );
  }

  /**
   * Get a trustFrameworkKeySet with the public part of its keys.
   *
   * `GET /trustFramework/keySets/{id}`
   *
   * [Get trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-get?view=graph-rest-beta)
   */
  get<const Select = []>(
    options?: ItemOptions<TrustFrameworkKeySetQuery, Select>,
  ): Promise<Selected<TrustFrameworkKeySet, Select>> {
    return requestJson<Selected<TrustFrameworkKeySet, Select>>(
      this.$context,
      { method: "GET", path: this.$path, query: toQuery(options) },
      options,
    );
  }

  /**
   * Get the trustFrameworkKey of a trustFrameworkKeySet that is in use now. A key set has one such key at a
   * time.
   *
   * `GET /trustFramework/keySets/{id}/getActiveKey`
   *
   * [trustFrameworkKeySet: getActiveKey](https://learn.microsoft.com/graph/api/trustframeworkkeyset-getactivekey?view=graph-rest-beta)
   */
  getActiveKey<const Select = []>(
    options?: ItemOptions<TrustFrameworkKeyQuery, Select>,
  ): Promise<Selected<TrustFrameworkKey, Select>> {
    return requestJson<Selected<TrustFrameworkKey, Select>>(
      this.$context,
      { method: "GET", path: this.$path + "/getActiveKey", query: toQuery(options) },
      options,
    );
  }

  /**
   * Replace the keys of a trustFrameworkKeySet. The keys in the request take the place of all keys that the key
   * set had; the identifier of the key set stays, whether the request repeats it or not.
   *
   * `PUT /trustFramework/keySets/{id}`
   *
   * [Update trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-update?view=graph-rest-beta)
   */
  replace(body: UpdateTrustFrameworkKeySetBody, options?: RequestOptions): Promise<TrustFrameworkKeySet> {
    return requestJson<TrustFrameworkKeySet>(this.$context, { method: "PUT", path: this.$path, body }, options);
  }

  /**
   * Put an X.509 certificate into a trustFrameworkKeySet. The answer is the trustFrameworkKey that now holds it.
   *
   * `POST /trustFramework/keySets/{id}/uploadCertificate`
   *
   * [trustFrameworkKeySet: uploadCertificate](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadcertificate?view=graph-rest-beta)
   */
  uploadCertificate(body: UploadCertificateBody, options?: RequestOptions): Promise<TrustFrameworkKey> {
    return requestJson<TrustFrameworkKey>(
      this.$context,
      { method: "POST", path: this.$path + "/uploadCertificate", body },
      options,
    );
  }

  /**
   * Put a key in PKCS 12 format (a PFX file) into a trustFrameworkKeySet. The answer is the trustFrameworkKey
   * that now holds it.
   *
   * `POST /trustFramework/keySets/{id}/uploadPkcs12`
   *
   * [trustFrameworkKeySet: uploadPkcs12](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadpkcs12?view=graph-rest-beta)
   */
  uploadPkcs12(body: UploadPkcs12Body, options?: RequestOptions): Promise<TrustFrameworkKey> {
    return requestJson<TrustFrameworkKey>(
      this.$context,
      { method: "POST", path: this.$path + "/uploadPkcs12", body },
      options,
    );
  }

  /**
   * Put a secret in plain text into a trustFrameworkKeySet, such as the app secret that Microsoft Entra ID,
   * Google, Facebook or another identity provider gave you. The answer is the trustFrameworkKey that now holds
   * it.
   *
   * `POST /trustFramework/keySets/{id}/uploadSecret`
   *
   * [trustFrameworkKeySet: uploadSecret](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadsecret?view=graph-rest-beta)
   */
  uploadSecret(body: UploadSecretBody, options?: RequestOptions): Promise<TrustFrameworkKey> {
    return requestJson<TrustFrameworkKey>(
      this.$context,
      { method: "POST", path: this.$path + "/uploadSecret", body },
      options,
    );
  }
}
