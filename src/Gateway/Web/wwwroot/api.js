// The platform's REST interface. The session is a cookie that scripts can't read.

export class Problem extends Error {
  constructor(status, code, title) {
    super(title ?? code);
    this.status = status;
    this.code = code;
  }
}

export async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
  });
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, json?.code ?? "unknown", json?.title);
  return json;
}
