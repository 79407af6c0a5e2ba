// REST with problem+json. An answer that is no success is thrown as a `Problem`; no network is one too (`offline`).

/** A refusal of the contract: {code, status, detail, field?, current?, request_id?, retry_ms?}. */
export class Problem extends Error {
  constructor(fields) {
    super(fields.detail || fields.title || fields.code);
    Object.assign(this, fields);
  }
}

/** GET: the JSON of the answer. */
export function get(path, options) {
  return ask("GET", path, undefined, options);
}

/** POST of a JSON body. options: {cid, signal}. */
export function post(path, body, options) {
  return ask("POST", path, body, options);
}

/** PUT of a JSON body. */
export function put(path, body, options) {
  return ask("PUT", path, body, options);
}

/** DELETE; null when it is done. */
export function del(path, options) {
  return ask("DELETE", path, undefined, options);
}

/** PATCH of a JSON body. options: {match: seq, signal}. */
export function patch(path, body, options) {
  return ask("PATCH", path, body, options);
}

/** DELETE of a thing. */
export function remove(path, options) {
  return ask("DELETE", path, undefined, options);
}

async function ask(method, path, body, { cid, match, signal } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (cid) headers["Idempotency-Key"] = cid;
  if (match !== undefined) headers["If-Match"] = `"${match}"`;
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal, credentials: "same-origin" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({ code: "offline", status: 0, detail: "offline" });
  }
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  const wait = Number(answer.headers.get("Retry-After"));
  throw new Problem({
    code: "internal", detail: answer.statusText, ...said, status: answer.status,
    request_id: said.request_id ?? answer.headers.get("X-Request-Id"),
    retry_ms: Number.isFinite(wait) && wait > 0 ? wait * 1000 : undefined,
  });
}
