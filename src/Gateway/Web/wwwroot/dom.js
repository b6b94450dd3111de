// Makes elements from data. Text only ever becomes text: nothing here, or anywhere in the page, parses markup.

/** @param {string} tag "p", "button.main", "li.message.user" */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.flat(2).filter((child) => child != null && child !== false && child !== ""));
  return node;
}

export const button = (tag, label, onclick, attributes = {}) =>
  el(`button.${tag}`, { type: "button", onclick, ...attributes }, label);

/** Bank text and names, kept apart from the direction of what stands around them. */
export const isolated = (text) => el("bdi", {}, text);

const SVG = "http://www.w3.org/2000/svg";

/** Drawn for this page on a grid of 24, as strokes. */
const PATHS = {
  send: "M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  shield: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4",
  eye: "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
  chain: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  data: "M12 4v10m-4-4 4 4 4-4M5 17v3h14v-3",
  out: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
  card: "M3 6h18v12H3zM3 10h18M6 15h4",
  check: "M5 13l4 4 10-10",
  checks: "M2 13l4 4L15 8M11 16l1 1 9-9",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2",
  alert: "M12 4 2.5 20h19zM12 10v4M12 17v.5",
  down: "M12 5v14M6 13l6 6 6-6",
  bank: "M4 10l8-5 8 5M4 10h16M6 10v7M10 10v7M14 10v7M18 10v7M4 19h16",
  snow: "M12 3v18M4.5 7.5l15 9M19.5 7.5l-15 9",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

let dialogs = 0;

/** Opens a modal dialog that is gone when it is closed; focus goes to its heading, and back to where it was. */
export function openDialog(className, title, closeLabel, ...children) {
  const id = `sheet-${++dialogs}`;
  const heading = el("h2", { id, tabindex: "-1", autofocus: true }, title);
  const dialog = el("dialog", { class: className, "aria-labelledby": id });
  dialog.append(
    el(
      "header.sheet",
      {},
      heading,
      button("round", icon("close"), () => dialog.close(), { "aria-label": closeLabel }),
    ),
    el("div.body", { tabindex: "0", role: "region", "aria-labelledby": id }, ...children),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export const bodyOf = (dialog) => dialog.querySelector(".body");
