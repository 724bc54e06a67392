"use strict";
/* A table that is typed: digits for words, arrows between cells, a block of cells pasted from a sheet, a row saved as it is left.
   Without this the page is a plain form. What was not saved stays in its cells, told beneath its row.
   The table is `[data-grid]`; a head may name what digits write in its column (`data-digits`: {"1": "…"}); a word that ends in a colon
   waits for more. What an answer holds as `[data-live]` takes the place of what bears its id. */

(() => {
  const TABLE = "table[data-grid]";
  const CELLS = `${TABLE} tr[data-row] input[type=text]`;
  let last = Promise.resolve();

  const rows = () => all(`${TABLE} > tbody > tr:not(.row-said)`);
  const cellsOf = (row) => all("input[type=text]", row);
  const rowOf = (cell) => cell.closest("tr");

  /* Rows and columns are counted as they are seen, so that a block stands where it stood in its sheet. */
  const place = (cell) => [rows().indexOf(rowOf(cell)), cell.closest("td").cellIndex];

  function cellAt(row, column) {
    const found = rows()[row];
    const box = found && "row" in found.dataset && found.cells[column];
    return box && find("input[type=text]", box);
  }

  function textAt(row, column) {
    const box = rows()[row]?.cells[column];
    return box ? box.textContent.trim() : "";
  }

  function digitsOf(cell) {
    const head = cell.closest("table").tHead.rows[0].cells[place(cell)[1]];
    return head && head.dataset.digits ? JSON.parse(head.dataset.digits) : {};
  }

  function go(cell, down, right) {
    const [row, column] = place(cell);
    const most = down ? rows().length : rowOf(cell).cells.length;
    for (let step = 1; step < most; step++) {
      const next = cellAt(row + down * step, column + right * step);
      if (!next) continue;
      next.focus();
      next.select();
      return;
    }
  }

  function changed(cell) {
    rowOf(cell).dataset.changed = "";
    formOf(cell).setAttribute("data-dirty", "");
  }

  /* Keys */

  function write(cell, word) {
    cell.value = word;
    changed(cell);
    if (word.endsWith(": ")) cell.setSelectionRange(word.length, word.length);
    else go(cell, 1, 0);
  }

  function onKey(event) {
    const cell = event.target;
    if (!cell.matches || !cell.matches(CELLS) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const atStart = whole || (cell.selectionStart === 0 && cell.selectionEnd === 0);
    const atEnd = whole || cell.selectionStart === cell.value.length;
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code || "");
    const word = digit && !event.shiftKey && (whole || !cell.value.includes(": ")) && digitsOf(cell)[digit[1]];
    const way = { ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [1, 0] }[event.key];
    if (way) go(cell, ...way);
    else if (event.key === "ArrowRight" && atEnd) go(cell, 0, 1);
    else if (event.key === "ArrowLeft" && atStart) go(cell, 0, -1);
    else if (word) write(cell, word);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* A block of cells; what has no cell here goes to the area of pasted text, and is told */

  function onPaste(event) {
    const cell = event.target;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!cell.matches || !cell.matches(CELLS) || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const [first, left] = place(cell);
    const over = [];
    text.split("\n").forEach((line, down) => {
      const values = line.split("\t");
      const rest = values.filter((value, right) => {
        const target = cellAt(first + down, left + right);
        if (target) put(target, value.trim());
        return !target && value.trim() && value.trim() !== textAt(first + down, left + right);
      });
      if (rest.length) over.push(line);
    });
    tellOver(over);
  }

  function put(cell, value) {
    cell.value = digitsOf(cell)[value] || value;
    changed(cell);
    rowOf(cell).dataset.pasted = "";
  }

  function tellOver(over) {
    if (!over.length) return;
    const area = find("#pasted");
    const part = area.closest("details");
    area.value = over.join("\n");
    part.open = true;
    say(400, `${over.length} dòng dán có ô không ghi được vào bảng; cả dòng ở ô “${find("summary", part).textContent}”.`);
  }

  /* A row is saved when it is left; pasted rows are looked at first, and saved with the page. */

  function onLeave(event) {
    const row = event.target.closest && event.target.closest(`${TABLE} tr[data-row]`);
    if (!row || !("changed" in row.dataset) || "pasted" in row.dataset || row.contains(event.relatedTarget)) return;
    last = last.then(() => save(row));
  }

  async function save(row) {
    if (!row.isConnected || !("changed" in row.dataset)) return;
    const form = new URLSearchParams({ fragment: "1" });
    all("input", row).forEach((field) => form.append(field.name, field.value));
    const sent = cellsOf(row).map((cell) => cell.value).join("\t");
    body.removeAttribute("data-ready");
    const headers = JSON.parse(body.getAttribute("hx-headers"));
    try {
      const address = location.pathname + location.search;
      const answer = await fetch(address, { method: "POST", credentials: "same-origin", headers, body: form });
      if (answer.redirected) say(401);
      else if (!answer.ok) say(answer.status, await sentenceOf(answer));
      else swap(row, sent, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      say(0);
    }
    body.setAttribute("data-ready", "");
  }

  /* What its reader opened stays open. */
  function refresh(part) {
    const old = document.getElementById(part.id);
    all("details[open]", old || part).forEach((each) => find(`[id="${each.id}"]`, part)?.setAttribute("open", ""));
    old?.replaceWith(document.adoptNode(part));
  }

  /* What was typed into the row meanwhile stands; it is compared with what was written just now. */
  function swap(old, sent, page) {
    all("[data-live]", page).forEach(refresh);
    const fresh = document.adoptNode(find(`tr[id="${old.id}"]`, page) || old);
    if (fresh === old) return;
    all(`tr.row-said[data-of="${old.id}"]`).forEach((each) => each.remove());
    const said = find("tr.row-said", page);
    if (said) old.after(document.adoptNode(said));
    const wrong = (said && "unsaved" in said.dataset) || find(".cell-fault", fresh);
    const now = cellsOf(old).map((cell) => cell.value).join("\t");
    const was = find("[name$='-was']", fresh);
    const kept = was && (now !== sent || old.contains(document.activeElement));
    if (!kept) old.replaceWith(fresh);
    else if (!wrong) find("[name$='-was']", old).value = was.value;
    const stands = kept ? old : fresh;
    if (wrong || (kept && now !== sent)) stands.dataset.changed = "";
    else delete stands.dataset.changed;
    if (!find(`${TABLE} tr[data-changed]`)) formOf(find(TABLE)).removeAttribute("data-dirty");
  }

  if (!window.gridStarted) {
    window.gridStarted = true;
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("paste", onPaste);
    document.addEventListener("focusout", onLeave);
    document.addEventListener("input", (event) => event.target.matches(CELLS) && changed(event.target));
  }
  /* What was typed before this began is unsaved too. */
  all(CELLS).filter((cell) => cell.value !== cell.defaultValue).forEach(changed);
  all("#grid-hint").forEach((hint) => (hint.hidden = false));
  const unsaved = find(`${TABLE}[data-unsaved]`);
  if (unsaved) formOf(unsaved).setAttribute("data-dirty", "");
})();
