// To take everything along, and to have everything erased.

import { call } from "./api.js";
import { button, el, icon, openDialog } from "./dom.js";
import { t } from "./format.js";
import { explain, openPage } from "./sheet.js";

export function content() {
  const note = el("p", { role: "status" });
  const problem = el("div.problem", { role: "alert" });
  const attempt = async (action, done) => {
    note.textContent = "";
    problem.replaceChildren();
    try {
      await action();
      note.textContent = done ?? "";
    } catch (error) {
      problem.replaceChildren(
        explain(error),
        ...(error.code === "sign_in_too_old" ? [" ", button("quiet", t().freshGo, () => openPage("sign_in"))] : []),
      );
    }
  };
  return [
    el("p.soft", {}, t().dataNote),
    el(
      "section",
      {},
      el("h3", {}, icon("data"), t().export),
      el("p", {}, t().exportNote),
      button("main", t().export, () => attempt(saveExport, t().exportDone)),
      note,
    ),
    el(
      "section",
      {},
      el("h3", {}, icon("alert"), t().erase),
      el("p", {}, t().eraseNote),
      button("danger", t().erase, () => confirmErase(attempt)),
    ),
    problem,
  ];
}

/** For good: so it takes two things, a tick and a tap. */
function confirmErase(attempt) {
  const go = button(
    "danger",
    t().erase,
    async () => {
      dialog.close();
      await attempt(eraseMe);
    },
    { disabled: true },
  );
  const sure = el("input", { type: "checkbox", onchange: () => (go.disabled = !sure.checked) });
  const dialog = openDialog(
    "small",
    t().eraseTitle,
    t().close,
    el("p", {}, t().eraseNote),
    el("label.check", {}, sure, el("span", {}, t().eraseSure)),
    el(
      "div.actions",
      {},
      button("quiet", t().cancel, () => dialog.close()),
      go,
    ),
  );
}

async function eraseMe() {
  dispatchEvent(new Event("bank:erasing"));
  await call("DELETE", "/v1/me");
  dispatchEvent(new Event("bank:erased"));
}

async function saveExport() {
  const json = await call("GET", "/v1/me/export");
  const url = URL.createObjectURL(new Blob([JSON.stringify(json, null, 2)], { type: "application/json" }));
  el("a", { href: url, download: "orleansbank.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
