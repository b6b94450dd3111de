// The platform's REST interface. The session is a cookie that scripts can't read.

export class Problem extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** @throws {Problem} code "offline" when there was no answer at all */
export async function call(method, path, body) {
  const request = { method, cache: "no-store" };
  if (body !== undefined) {
    request.headers = { "Content-Type": "application/json" };
    request.body = JSON.stringify(body);
  }
  const answer = await fetch(path, request).catch(() => null);
  if (!answer) throw new Problem(0, "offline");
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, json?.code ?? "internal");
  return json;
}

let way = null;

/** "sandbox": under any name; "openid_connect": at the provider; "bearer": not on this page. Asked for once a page. */
export async function wayIn() {
  way ??= (await call("GET", "/v1/sign-in/way")).way;
  return way;
}

let names = null;

/** Bank ids by their names. Asked for once a page. */
export async function bankNames() {
  names ??= call("GET", "/v1/banks").then(
    (banks) => new Map(banks.map((bank) => [bank.id, bank])),
    (error) => {
      names = null;
      throw error;
    },
  );
  return names;
}
