"use strict";
/* The search box of the bar as a combobox: answers while one types, chosen by arrows and Enter. Without this script,
   or before the answer has come, Enter sends the form: the server opens the one hit, or the list of many. */

(() => {
  const box = () => document.getElementById("find");
  const found = () => document.getElementById("found");
  const options = () => [...found().querySelectorAll("[role=option]")];
  const chosen = () => found().querySelector("[aria-selected=true]");

  function show(open) {
    found().hidden = !open;
    box().setAttribute("aria-expanded", String(open));
    if (!open) choose(null);
  }

  function choose(option) {
    const before = chosen();
    if (before) before.setAttribute("aria-selected", "false");
    if (!option) return box().removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    box().setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /* Past the last one the hand is back in the box, as before the first. */
  function step(by) {
    const all = options();
    const at = all.indexOf(chosen());
    const next = at < 0 && by < 0 ? all.length - 1 : at + by;
    choose(all[next]);
  }

  function onBoxKey(event) {
    const open = !found().hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!found().firstElementChild) return;
      show(true);
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && open && chosen()) chosen().click();
    else if (event.key === "Escape" && open) show(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");

  /* Before other keys of the page: Esc closes the answers, and not what lies under them. */
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !box()) return;
    if (event.target === box()) return onBoxKey(event);
    const held = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key !== "/" || held || typing(event.target)) return;
    event.preventDefault();
    box().focus();
    box().select();
  }, true);
  document.addEventListener("click", (event) => {
    if (box() && !event.target.closest("form.find")) show(false);
  });
  document.addEventListener("focusin", (event) => {
    if (!box()) return;
    if (event.target === box()) show(Boolean(found().firstElementChild));
    else if (!event.target.closest("form.find")) show(false);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== found()) return;
    show(Boolean(found().firstElementChild) && document.activeElement === box());
  });
})();
