"use strict";
/* The list of keys in a dialog, by "?"; without this script the link of the user's menu opens it as a page. */

(() => {
  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");

  async function open(address) {
    const dialog = document.createElement("dialog");
    dialog.className = "keys-dialog";
    dialog.setAttribute("aria-label", "Phím tắt");
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    await htmx.ajax("GET", address, { target: dialog, swap: "innerHTML" });
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    const link = document.querySelector("a[data-keys]");
    const held = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key !== "?" || held || event.isComposing || !link || typing(event.target)) return;
    event.preventDefault();
    open(link.href);
  });
})();
