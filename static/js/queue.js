"use strict";
/* Cases of a review by keyboard: digits alone, for letters cannot be pressed with a Vietnamese keyboard on. Without this, each row
   leads to a form of its own. A key shows its answer in the row; the hand is on the next open row meanwhile. What was not written
   is told beneath its row, with what was typed, and the hand is back there unless it pressed something since. */

(() => {
  const ROWS = "#queue tr[data-shown]";
  const BY_KEY = { standing: { 1: "keep", 2: "remove", 3: "held", 0: "" }, added: { 1: "add", 2: "not_added", 0: "" } };
  const RESTS = 400;
  const FIGURES = ["queue-structure", "queue-left"];
  const kept = new Map();
  let last = Promise.resolve();
  let waiting = 0;
  let presses = 0;
  let resting = 0;

  const rows = () => all(ROWS);
  const isOpen = (row) => "open" in row.dataset && !("sent" in row.dataset);
  const rowOf = (shown) => document.getElementById(`line-${shown.split(":")[0]}`);
  const others = (row) => row.dataset.others.split(" ").filter(Boolean).map(rowOf).filter((each) => each && isOpen(each));
  const beneath = (row, kind) => all(kind).filter((each) => each.dataset.of === row.id);

  function focus(row) {
    if (!row) return;
    rows().forEach((each) => (each.tabIndex = each === row ? 0 : -1));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
    if (beneath(row, ".queue-said").length) find("#messages").replaceChildren();
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
    const sent = { id: row.id, address: row.dataset.address, form, presses };
    row.dataset.sent = "";
    body.removeAttribute("data-ready");
    clearTimeout(resting);
    resting = 0;
    waiting += 1;
    last = last.then(() => post(sent));
  }

  async function post(sent) {
    const headers = JSON.parse(body.getAttribute("hx-headers"));
    let answer;
    waiting -= 1;
    if (waiting) sent.form.set("brief", "1");
    try {
      answer = await fetch(sent.address, { method: "POST", credentials: "same-origin", headers, body: sent.form });
    } catch {
      return refused(sent, [[sent.id, SAYS[0]]]);
    }
    if (answer.redirected) return refused(sent, [[sent.id, SAYS[401]]]);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) return refused(sent, [[sent.id, faultOf(answer.status, page)]]);
    all("tr[id]", page).forEach(swapRow);
    FIGURES.forEach((part) => swapPart(part, page));
    refused(sent, all("[data-said]", page).map((each) => [each.dataset.said, each.textContent]));
  }

  function faultOf(status, page) {
    const sentence = find("[data-sentence]", page);
    return sentence ? sentence.textContent : SAYS[status] || SAYS[status >= 500 ? 500 : 400];
  }

  /* Told beneath each row; at the head of the window too where the hand has gone on. */
  function refused(sent, told) {
    told.forEach(([id, why]) => tell(document.getElementById(id), why));
    const [first] = told;
    const row = first && document.getElementById(first[0]);
    if (row && presses === sent.presses && row.matches(ROWS)) focus(row);
    else if (first) say(400, first[1]);
    if (!told.some(([id]) => id === sent.id)) kept.delete(sent.id);
    if (waiting) return;
    body.setAttribute("data-ready", "");
    countAnew();
  }

  function tell(row, why) {
    if (!row) return;
    delete row.dataset.sent;
    beneath(row, ".queue-said").forEach((each) => each.remove());
    const said = drawn("queue-said", row);
    find("p", said).textContent = why;
    row.after(said);
    if (kept.has(row.id) && row.matches(ROWS)) drawWhy(row);
  }

  /* How many there are of each kind: at once of those that are open, of the others when the hand rests. */
  function countAnew() {
    const [left, tab] = [find("#queue-left .figures"), find("#queue-tabs [data-open]")];
    if (!left || !tab) return;
    tab.textContent = tab.textContent.replace(/\d+\)$/, `${left.textContent})`);
    all("#queue-tabs, #queue-heaps").forEach((part) => (part.ariaBusy = "true"));
    clearTimeout(resting);
    resting = setTimeout(readFigures, RESTS);
  }

  async function readFigures() {
    const asked = resting;
    const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
    if (!answer || !answer.ok || asked !== resting || waiting) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (asked !== resting || waiting) return;
    [...FIGURES, "queue-tabs", "queue-heaps"].forEach((part) => swapPart(part, page));
  }

  function swapPart(id, page) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
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
    if ("others" in old.dataset) fresh.dataset.others = old.dataset.others;
    beneath(old, ".queue-said").forEach((each) => each.remove());
    old.replaceWith(document.adoptNode(fresh));
    if (focused) focus(fresh);
  }

  function propose(row, word) {
    if (word === "remove") return askWhy(row);
    if (!word && isOpen(row)) return;
    if (word === "held" && row.dataset.notSeated) return askSure(row);
    write(row, word);
  }

  function write(row, word, more) {
    closeAsked(row);
    kept.delete(row.id);
    send(row, word, more);
    if (word) focus(nextOpen(row) || row);
  }

  /* What is asked of a row stands beneath it */

  function drawn(template, row) {
    const part = document.getElementById(template).content.cloneNode(true).firstElementChild;
    part.dataset.of = row.id;
    return part;
  }

  const closeAsked = (row) => beneath(row, ".queue-reason").forEach((each) => each.remove());

  /* One is asked at a time; what was typed for a row that was refused waits. */
  const closeOthers = () => all(".queue-reason").forEach((each) => kept.has(each.dataset.of) || each.remove());

  function place(row, asked) {
    closeAsked(row);
    (beneath(row, ".queue-said")[0] || row).after(asked);
    asked.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      kept.delete(row.id);
      closeAsked(row);
      focus(document.getElementById(row.id));
    });
  }

  function handIn(field, asked) {
    field.focus({ preventScroll: true });
    asked.scrollIntoView({ block: "center" });
  }

  /* The record knows nothing of the seat: whoever writes it presses once more. */
  function askSure(row) {
    const asked = drawn("queue-sure", row);
    find("p", asked).textContent = row.dataset.notSeated;
    closeOthers();
    place(row, asked);
    find("form", asked).addEventListener("submit", (event) => {
      event.preventDefault();
      write(document.getElementById(row.id), "held", { fields: { sure: "held" } });
    });
    handIn(find("button", asked), asked);
  }

  /* The reason of who is taken out */

  function askWhy(row) {
    closeOthers();
    const asked = drawWhy(row);
    handIn(find("[name=reason]", asked), asked);
  }

  function drawWhy(row) {
    const asked = drawn("queue-reason", row);
    const [reason, whole_person] = [find("[name=reason]", asked), find(".queue-all", asked)];
    const typed = kept.get(row.id) || { reason: row.dataset.reason, text: "" };
    const number = others(row).length;
    whole_person.hidden = !number;
    find("span", whole_person).textContent = number;
    const ofPerson = find("#queue").dataset.ofPerson.split(" ");
    const tick = () => (find("input", whole_person).checked = number > 0 && ofPerson.includes(reason.value));
    reason.value = typed.reason;
    find("[name=text]", asked).value = typed.text;
    tick();
    if ("all" in typed) find("input", whole_person).checked = typed.all && number > 0;
    reason.addEventListener("change", () => {
      fault(asked, "");
      tick();
    });
    place(row, asked);
    const write = () => takeOut(document.getElementById(row.id), asked);
    asked.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !event.target.matches("select, input")) return;
      event.preventDefault();
      if (!event.repeat) write();
    });
    find("form", asked).addEventListener("submit", (event) => {
      event.preventDefault();
      write();
    });
    return asked;
  }

  function fault(asked, why, sure = "") {
    const place = find(".queue-fault", asked);
    place.textContent = why;
    place.hidden = !why;
    asked.dataset.sure = sure;
    find("[name=reason]", asked).classList.toggle("is-invalid", why !== "" && !sure);
  }

  function takeOut(row, asked) {
    const [reason, text, whole] = ["reason", "text", "all"].map((name) => find(`[name=${name}]`, asked));
    if (!reason.value) {
      fault(asked, "Chọn lý do đưa ra.");
      return reason.focus();
    }
    const unsure = (row.dataset.notGoneFor || "").split(" ").includes(reason.value);
    if (unsure && asked.dataset.sure !== reason.value) return fault(asked, row.dataset.notGone, reason.value);
    const also = whole.checked ? others(row) : [];
    also.forEach((each) => (each.dataset.sent = ""));
    const fields = { reason: reason.value, text: text.value, sure: asked.dataset.sure || "" };
    write(row, "remove", { fields, also: also.map((each) => each.dataset.shown) });
    kept.set(row.id, { reason: reason.value, text: text.value, all: whole.checked });
  }

  /* Wiring, once for all pages: the page of the frame may be swapped in whole */

  function onKey(event) {
    presses += 1;
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
    presses += 1;
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
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("click", onClick, true);
  }
  begin();
})();
