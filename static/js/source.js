"use strict";
/* The source of a title by keyboard: arrows choose a row, digits act on it. Without this, each row has its buttons. */

(() => {
  const rows = () => all("#source tbody tr:not(.section-row)");
  let last = Promise.resolve();

  function focus(row) {
    if (!row) return;
    rows().forEach((each) => (each.tabIndex = each === row ? 0 : -1));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  function next(row, by = 1) {
    const list = rows();
    return list[list.indexOf(row) + by];
  }

  /* One after the other; a refusal is told, and the button stays. */
  function add(row) {
    const pressed = find("[data-add]", row);
    if (!pressed || pressed.disabled) return;
    pressed.disabled = true;
    body.removeAttribute("data-ready");
    last = last.then(() => send(pressed));
  }

  async function send(pressed) {
    const form = find("#source-add");
    const fields = new URLSearchParams({ fragment: "1", cadre: pressed.value, target: form.elements.target.value });
    const headers = JSON.parse(body.getAttribute("hx-headers"));
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", credentials: "same-origin", headers, body: fields });
    } catch {
      return failed(pressed, 0);
    }
    if (answer.redirected) return failed(pressed, 401);
    if (!answer.ok) return failed(pressed, answer.status, await sentenceOf(answer));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const added = find("[data-added]", page);
    const said = find("[data-said]", page);
    if (added) pressed.replaceWith(document.adoptNode(added));
    else pressed.disabled = false;
    if (said) say(400, said.textContent);
    body.setAttribute("data-ready", "");
  }

  function failed(pressed, status, sentence = "") {
    pressed.disabled = false;
    say(status, sentence);
    body.setAttribute("data-ready", "");
  }

  function onKey(event) {
    const row = event.target.closest && event.target.closest("#source tbody tr");
    if (!row || event.target !== row || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const digit = (/^(?:Digit|Numpad)([123])$/.exec(event.code || "") || [])[1];
    const box = find("[name=compare]", row);
    if (by) focus(next(row, by));
    else if (digit === "1") {
      add(row);
      focus(next(row));
    } else if (digit === "2" && box) box.checked = !box.checked;
    else if (digit === "3") document.getElementById("source-list").requestSubmit();
    else if (event.key === "Enter" && find("th a", row)) find("th a", row).click();
    else return;
    event.preventDefault();
  }

  function onClick(event) {
    const pressed = event.target.closest("#source [data-add]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    add(pressed.closest("tr"));
  }

  /* As the page opens the hand is on the first row, and the page stays where it is. */
  function begin() {
    all("#source-hint").forEach((hint) => (hint.hidden = false));
    const [row] = rows();
    if (!row || (document.activeElement && document.activeElement !== body)) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  if (!window.sourceStarted) {
    window.sourceStarted = true;
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
  }
  begin();
})();
