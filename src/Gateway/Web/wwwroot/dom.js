// Makes elements from data. Text only ever becomes text: nothing here parses markup.

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
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

/** Bank text and names, kept apart from the direction of what stands around them. */
export const isolated = (text) => el("bdi", {}, text);

/** Opens a modal dialog that is gone when it is closed. */
export function openDialog(title, ...children) {
  const dialog = el("dialog", { "aria-label": title }, el("h2", {}, title), ...children);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
