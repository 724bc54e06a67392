"use strict";
/* Who is chosen for a row of a plan, by keyboard: arrows choose a line, digits act on it, Enter goes to the next who is not chosen.
   Without this, each line has its buttons. A line shows its answer; what was not written is told at the head of the window. */

(() => {
  const ROWS = "#places tr[data-shown]";
  const BY_KEY = { 1: "choose", 2: "reserve", 0: "withdraw" };
  const TYPED = "input:not([type=checkbox]), textarea, select";
  let last = Promise.resolve();
  let waiting = 0;

  const rows = () => all(ROWS);
  const isOpen = (row) => row.dataset.shown.endsWith(":") && !("sent" in row.dataset);

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

  const buttonOf = (row, act) => find(`[data-act=${act}]`, row);

  /* One after the other, so that the figures of an earlier answer never stand over those of a later one. */
  function press(row, act) {
    const pressed = buttonOf(row, act);
    if (!pressed || "sent" in row.dataset) return false;
    if (pressed.tagName === "A") {
      pressed.click();
      return false;
    }
    row.dataset.sent = "";
    body.removeAttribute("data-ready");
    waiting += 1;
    const sent = { id: row.id, act, shown: row.dataset.shown };
    last = last.then(() => send(sent));
    return true;
  }

  async function send({ id, act, shown }) {
    const headers = JSON.parse(body.getAttribute("hx-headers"));
    const from = find("#places [name=on]");
    let answer;
    try {
      answer = await fetch(find("#places").action, {
        method: "POST",
        credentials: "same-origin",
        headers,
        body: new URLSearchParams({ fragment: "1", [act]: shown, on: from ? from.value : "" }),
      });
    } catch {
      return ended(id, 0);
    }
    if (answer.redirected) return ended(id, 401);
    if (!answer.ok) return ended(id, answer.status, await sentenceOf(answer));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    all("tr[id]", page).forEach(swapRow);
    for (const part of ["#places-head", "#places-tabs"]) {
      const [old, fresh] = [find(part), find(part, page)];
      if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    }
    const said = find("[data-said]", page);
    if (said) say(400, said.textContent);
    ended(id);
  }

  function ended(id, status, sentence = "") {
    const row = document.getElementById(id);
    if (row) delete row.dataset.sent;
    if (status !== undefined) say(status, sentence);
    waiting -= 1;
    if (!waiting) body.setAttribute("data-ready", "");
  }

  function swapRow(fresh) {
    const old = document.getElementById(fresh.id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    const number = find("td.num", old);
    find("td.num", fresh).textContent = number ? number.textContent : "";
    old.replaceWith(document.adoptNode(fresh));
    if (focused) focus(fresh);
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches(TYPED)) return;
    const row = event.target.closest(ROWS);
    const list = rows();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!row && by && event.target === body) {
      focus(list[0]);
      event.preventDefault();
    }
    if (!row || (event.target !== row && [" ", "Enter"].includes(event.key))) return;
    const digit = /^(?:Digit|Numpad)([012])$/.exec(event.code || "");
    const box = find("[name=person]", row);
    if (by) focus(list[list.indexOf(row) + by]);
    else if (event.key === "Enter") focus(nextOpen(row));
    else if (event.key === " " && box) box.checked = !box.checked;
    else if (digit) {
      const next = nextOpen(row);
      if (press(row, BY_KEY[digit[1]]) && digit[1] !== "0") focus(next || row);
    } else return;
    event.preventDefault();
  }

  function onClick(event) {
    const pressed = event.target.closest("#places button[data-act]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    press(pressed.closest("tr"), pressed.dataset.act);
  }

  /* As the page opens the hand is on the first line that is open, and the page stays where it is. */
  function begin() {
    all("#places-hint").forEach((hint) => (hint.hidden = false));
    const row = rows().find(isOpen) || rows()[0];
    if (!row || (document.activeElement && document.activeElement !== body)) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  if (!window.placesStarted) {
    window.placesStarted = true;
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
  }
  begin();
})();
