"use strict";
/* Cases of a review by keyboard: digits alone, for letters cannot be pressed with a Vietnamese keyboard on. Without this, each row
   leads to a form of its own. A key shows its answer in the row; the hand is on the next open row meanwhile. */

(() => {
  const ROWS = "#queue tr[data-shown]";
  const BY_KEY = { standing: { 1: "keep", 2: "remove", 3: "held", 0: "" }, added: { 1: "add", 2: "not_added", 0: "" } };
  let last = Promise.resolve();
  let waiting = 0;

  const rows = () => all(ROWS);
  const isOpen = (row) => "open" in row.dataset && !("sent" in row.dataset);
  const others = (row) => row.dataset.others.split(" ").filter(Boolean);

  function focus(row) {
    if (!row) return;
    rows().forEach((each) => (each.tabIndex = each === row ? 0 : -1));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  function nextOpen(row) {
    const list = rows();
    const place = list.indexOf(row);
    return [...list.slice(place + 1), ...list.slice(0, place)].find(isOpen);
  }

  /* Answers come one after the other, so that a figure of an earlier one never stands over that of a later one. */
  function send(row, word, more = {}) {
    const fields = { fragment: "1", word, shown: row.dataset.shown, ...more.fields };
    const form = new URLSearchParams(fields);
    (more.also || []).forEach((each) => form.append("also", each));
    row.dataset.sent = "";
    body.removeAttribute("data-ready");
    waiting += 1;
    last = last.then(() => post(row.id, row.dataset.address, form));
  }

  async function post(id, address, form) {
    const headers = JSON.parse(body.getAttribute("hx-headers"));
    let answer;
    waiting -= 1;
    if (waiting) form.set("brief", "1");
    try {
      answer = await fetch(address, { method: "POST", credentials: "same-origin", headers, body: form });
    } catch {
      return failed(id, 0);
    }
    if (answer.redirected) return failed(id, 401);
    if (!answer.ok) return failed(id, answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    all("tr[id]", page).forEach(swapRow);
    ["queue-structure", "queue-left"].forEach((part) => swap(document.getElementById(part), page.getElementById(part)));
    const said = find("[data-said]", page);
    if (said) say(400, said.textContent);
    if (!waiting) body.setAttribute("data-ready", "");
  }

  function failed(id, status) {
    delete document.getElementById(id).dataset.sent;
    say(status);
    body.setAttribute("data-ready", "");
  }

  function swap(old, fresh) {
    if (!old || !fresh) return;
    const opened = find("details[open]", old);
    if (opened) find("details", fresh).open = true;
    old.replaceWith(document.adoptNode(fresh));
  }

  function swapRow(fresh) {
    const old = document.getElementById(fresh.id);
    if (!old) return;
    const focused = document.activeElement === old;
    fresh.cells[0].textContent = old.cells[0].textContent;
    old.replaceWith(document.adoptNode(fresh));
    if (focused) focus(fresh);
  }

  function propose(row, word) {
    if (word === "remove") return askWhy(row);
    if (!word && isOpen(row)) return;
    send(row, word);
    if (word) focus(nextOpen(row) || row);
  }

  /* The reason, beneath its row */

  function askWhy(row) {
    closeWhy();
    const asked = document.getElementById("queue-reason").content.cloneNode(true).firstElementChild;
    row.after(asked);
    const [reason, whole_person] = [find("[name=reason]", asked), find(".queue-all", asked)];
    reason.value = row.dataset.reason;
    const number = others(row).length;
    whole_person.hidden = !number;
    find("span", whole_person).textContent = number;
    const ofPerson = find("#queue").dataset.ofPerson.split(" ");
    const tick = () => (find("input", whole_person).checked = number > 0 && ofPerson.includes(reason.value));
    reason.addEventListener("change", tick);
    tick();
    reason.focus({ preventScroll: true });
    asked.scrollIntoView({ block: "center" });
    asked.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        closeWhy();
        focus(row);
      } else if (event.key === "Enter" && event.target.matches("select")) {
        event.preventDefault();
        takeOut(row, asked);
      }
    });
    find("form", asked).addEventListener("submit", (event) => {
      event.preventDefault();
      takeOut(row, asked);
    });
  }

  function takeOut(row, asked) {
    const reason = find("[name=reason]", asked);
    if (!reason.value) return reason.focus();
    const whole = find("[name=all]", asked).checked;
    const also = whole ? others(row) : [];
    also.forEach((each) => (document.getElementById(`line-${each.split(":")[0]}`).dataset.sent = ""));
    send(row, "remove", { fields: { reason: reason.value, text: find("[name=text]", asked).value }, also });
    closeWhy();
    focus(nextOpen(row) || row);
  }

  const closeWhy = () => all(".queue-reason").forEach((each) => each.remove());

  /* Wiring, once for all pages: the page of the frame may be swapped in whole */

  function onKey(event) {
    const row = event.target.closest && event.target.closest(ROWS);
    if (!row || event.target !== row || event.ctrlKey || event.altKey || event.metaKey) return;
    const list = rows();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const words = BY_KEY[row.dataset.words.includes("keep") ? "standing" : "added"];
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code || "");
    const word = words[digit ? digit[1] : event.key];
    if (by) focus(list[list.indexOf(row) + by]);
    else if (event.key === "Enter") focus(nextOpen(row));
    else if (word !== undefined) propose(row, word);
    else return;
    event.preventDefault();
  }

  function onClick(event) {
    const asked = event.target.closest("#queue [data-word]");
    if (!asked || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    propose(asked.closest("tr"), asked.dataset.word);
  }

  /* As the page opens the hand is on the first open row, and the page stays where it is. */
  function begin() {
    all("#queue-hint").forEach((hint) => (hint.hidden = false));
    const row = rows().find(isOpen) || rows()[0];
    if (!row || (document.activeElement && document.activeElement !== body)) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  if (!window.queueStarted) {
    window.queueStarted = true;
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
  }
  begin();
})();
