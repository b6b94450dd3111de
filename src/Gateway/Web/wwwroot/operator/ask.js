// The operators' interface. Their token is kept by this page alone, in memory: a reload asks for it again. In the browser's storage it
// would outlast the page, on the disk too where tabs are restored.

import { Problem } from "../api.js";

let token = "";

export const forget = () => (token = "");
export const show = (given) => (token = given);

/** @throws {Problem} code "offline" when there was no answer at all */
export async function ask(method, path) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const answer = await fetch(`/v1/operator/${path}`, { method, headers, cache: "no-store", credentials: "omit" }).catch(
    () => null,
  );
  if (!answer) throw new Problem(0, "offline");
  const json = await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, json?.code ?? "internal");
  return json;
}
