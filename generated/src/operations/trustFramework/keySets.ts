import type { TrustFrameworkKey, TrustFrameworkKeyQuery } from "../../models/trustFrameworkKey.js";
import type {
  TrustFrameworkKeySet,
  TrustFrameworkKeySetCreate,
  TrustFrameworkKeySetQuery,
} from "../../models/trustFrameworkKeySet.js";
import type { GraphContext } from "../../runtime/context.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ItemOptions, type Selected, type TopOption, toQuery } from "../../runtime/query.js";
import { type RequestOptions, requestJson, requestNothing } from "../../runtime/request.js";
import type { Annotated, OpenString } from "../../runtime/shapes.js";

export type CreateTrustFrameworkKeySetBody = TrustFrameworkKeySetCreate & { id?: string };

/**
 * Create a new trustFrameworkKeySet object.
 *
 * `POST /trustFramework/keySets`
 *
 * [Create trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframework-post-keysets?view=graph-rest-beta)
 */
export function createTrustFrameworkKeySet(
  context: GraphContext,
  body: CreateTrustFrameworkKeySetBody,
  options?: RequestOptions,
): Promise<TrustFrameworkKeySet> {
  return requestJson(context, { method: "POST", path: path`/trustFramework/keySets`, body }, options);
}

/**
 * Delete a trustFrameworkKeySet and all its keys. Policies that refer to the key set no longer work after
 * that.
 *
 * `DELETE /trustFramework/keySets/{id}`
 *
 * [Delete trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-delete?view=graph-rest-beta)
 */
export function deleteTrustFrameworkKeySet(context: GraphContext, id: string, options?: RequestOptions): Promise<void> {
  return requestNothing(context, { method: "DELETE", path: path`/trustFramework/keySets/${id}` }, options);
}

export type GenerateKeyBody = Annotated & {
  use: "sig" | "enc" | OpenString;
  kty: "rsa" | "oct" | OpenString;
  nbf?: number | null;
  exp?: number | null;
};

/**
 * Let the service make a trustFrameworkKey in a trustFrameworkKeySet. The secret is made by the service too,
 * and never leaves it.
 *
 * `POST /trustFramework/keySets/{id}/generateKey`
 *
 * [trustFrameworkKeySet: generateKey](https://learn.microsoft.com/graph/api/trustframeworkkeyset-generatekey?view=graph-rest-beta)
 */
export function generateKey(
  context: GraphContext,
  id: string,
  body: GenerateKeyBody,
  options?: RequestOptions,
): Promise<TrustFrameworkKey> {
  return requestJson(context, { method: "POST", path: path`/trustFramework/keySets/${id}/generateKey`, body }, options);
}

export type GetActiveKeyOptions<Select = TrustFrameworkKeyQuery["select"]> = ItemOptions<
  TrustFrameworkKeyQuery,
  Select
>;

/**
 * Get the trustFrameworkKey of a trustFrameworkKeySet that is in use now. A key set has one such key at a
 * time.
 *
 * `GET /trustFramework/keySets/{id}/getActiveKey`
 *
 * [trustFrameworkKeySet: getActiveKey](https://learn.microsoft.com/graph/api/trustframeworkkeyset-getactivekey?view=graph-rest-beta)
 */
export function getActiveKey<const Select = []>(
  context: GraphContext,
  id: string,
  options?: GetActiveKeyOptions<Select>,
): Promise<Selected<TrustFrameworkKey, Select>> {
  return requestJson(
    context,
    { method: "GET", path: path`/trustFramework/keySets/${id}/getActiveKey`, query: toQuery(options) },
    options,
  );
}

export type GetTrustFrameworkKeySetOptions<Select = TrustFrameworkKeySetQuery["select"]> = ItemOptions<
  TrustFrameworkKeySetQuery,
  Select
>;

/**
 * Get a trustFrameworkKeySet with the public part of its keys.
 *
 * `GET /trustFramework/keySets/{id}`
 *
 * [Get trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-get?view=graph-rest-beta)
 */
export function getTrustFrameworkKeySet<const Select = []>(
  context: GraphContext,
  id: string,
  options?: GetTrustFrameworkKeySetOptions<Select>,
): Promise<Selected<TrustFrameworkKeySet, Select>> {
  return requestJson(
    context,
    { method: "GET", path: path`/trustFramework/keySets/${id}`, query: toQuery(options) },
    options,
  );
}

export type ListTrustFrameworkKeySetsOptions<Select = TrustFrameworkKeySetQuery["select"]> = ItemOptions<
  TrustFrameworkKeySetQuery,
  Select
> &
  TopOption;

/**
 * Get the trustFrameworkKeySet objects of the tenant, each with the public part of its keys.
 *
 * `GET /trustFramework/keySets`
 *
 * [List trustFrameworkKeySets](https://learn.microsoft.com/graph/api/trustframework-list-keysets?view=graph-rest-beta)
 */
export function listTrustFrameworkKeySets<const Select = []>(
  context: GraphContext,
  options?: ListTrustFrameworkKeySetsOptions<Select>,
): Paged<Selected<TrustFrameworkKeySet, Select>> {
  return paged(context, { method: "GET", path: path`/trustFramework/keySets`, query: toQuery(options) }, options);
}

export type UpdateTrustFrameworkKeySetBody = TrustFrameworkKeySetCreate & { keys: TrustFrameworkKey[]; id?: string };

/**
 * Replace the keys of a trustFrameworkKeySet. The keys in the request take the place of all keys that the key
 * set had; the identifier of the key set stays, whether the request repeats it or not.
 *
 * `PUT /trustFramework/keySets/{id}`
 *
 * [Update trustFrameworkKeySet](https://learn.microsoft.com/graph/api/trustframeworkkeyset-update?view=graph-rest-beta)
 */
export function updateTrustFrameworkKeySet(
  context: GraphContext,
  id: string,
  body: UpdateTrustFrameworkKeySetBody,
  options?: RequestOptions,
): Promise<TrustFrameworkKeySet> {
  return requestJson(context, { method: "PUT", path: path`/trustFramework/keySets/${id}`, body }, options);
}

export type UploadCertificateBody = Annotated & { key: string };

/**
 * Put an X.509 certificate into a trustFrameworkKeySet. The answer is the trustFrameworkKey that now holds it.
 *
 * `POST /trustFramework/keySets/{id}/uploadCertificate`
 *
 * [trustFrameworkKeySet: uploadCertificate](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadcertificate?view=graph-rest-beta)
 */
export function uploadCertificate(
  context: GraphContext,
  id: string,
  body: UploadCertificateBody,
  options?: RequestOptions,
): Promise<TrustFrameworkKey> {
  return requestJson(
    context,
    { method: "POST", path: path`/trustFramework/keySets/${id}/uploadCertificate`, body },
    options,
  );
}

export type UploadPkcs12Body = Annotated & { key: string; password: string };

/**
 * Put a key in PKCS 12 format (a PFX file) into a trustFrameworkKeySet. The answer is the trustFrameworkKey
 * that now holds it.
 *
 * `POST /trustFramework/keySets/{id}/uploadPkcs12`
 *
 * [trustFrameworkKeySet: uploadPkcs12](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadpkcs12?view=graph-rest-beta)
 */
export function uploadPkcs12(
  context: GraphContext,
  id: string,
  body: UploadPkcs12Body,
  options?: RequestOptions,
): Promise<TrustFrameworkKey> {
  return requestJson(
    context,
    { method: "POST", path: path`/trustFramework/keySets/${id}/uploadPkcs12`, body },
    options,
  );
}

export type UploadSecretBody = Annotated & {
  use: "sig" | "enc" | OpenString;
  k: string;
  nbf?: number | null;
  exp?: number | null;
};

/**
 * Put a secret in plain text into a trustFrameworkKeySet, such as the app secret that Microsoft Entra ID,
 * Google, Facebook or another identity provider gave you. The answer is the trustFrameworkKey that now holds
 * it.
 *
 * `POST /trustFramework/keySets/{id}/uploadSecret`
 *
 * [trustFrameworkKeySet: uploadSecret](https://learn.microsoft.com/graph/api/trustframeworkkeyset-uploadsecret?view=graph-rest-beta)
 */
export function uploadSecret(
  context: GraphContext,
  id: string,
  body: UploadSecretBody,
  options?: RequestOptions,
): Promise<TrustFrameworkKey> {
  return requestJson(
    context,
    { method: "POST", path: path`/trustFramework/keySets/${id}/uploadSecret`, body },
    options,
  );
}
