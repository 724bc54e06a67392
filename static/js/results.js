"use strict";
/* Results of a class as a grid: digits for results, arrows between cells, a block of cells pasted from a sheet, a row saved as it is left.
   Without this the page is a plain form. What was not saved stays in its cells, told beneath its row. */

(() => {
  const CELLS = "#results tr[data-row] input[type=text]";
  const BY_DIGIT = { 0: "Đang học", 1: "Hoàn thành", 2: "Không hoàn thành", 3: "Bảo lưu", 4: "Thôi học" };
  let last = Promise.resolve();

  const rows = () => all("#results tr[data-row]");
  const cellsOf = (row) => all("input[type=text]", row);
  const rowOf = (cell) => cell.closest("tr[data-row]");

  function place(cell) {
    const row = rowOf(cell);
    return [rows().indexOf(row), cellsOf(row).indexOf(cell)];
  }

  function cellAt(row, column) {
    const found = rows()[row];
    return found && cellsOf(found)[column];
  }

  function go(cell, down, right) {
    const [row, column] = place(cell);
    const next = cellAt(row + down, column + right);
    if (!next) return;
    next.focus();
    next.select();
  }

  function changed(cell) {
    rowOf(cell).dataset.changed = "";
    formOf(cell).setAttribute("data-dirty", "");
  }

  /* Keys */

  function onKey(event) {
    const cell = event.target;
    if (!cell.matches || !cell.matches(CELLS) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const atStart = whole || (cell.selectionStart === 0 && cell.selectionEnd === 0);
    const atEnd = whole || cell.selectionStart === cell.value.length;
    const digit = /^(?:Digit|Numpad)([0-4])$/.exec(event.code || "");
    const way = { ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [1, 0] }[event.key];
    if (way) go(cell, ...way);
    else if (event.key === "ArrowRight" && atEnd) go(cell, 0, 1);
    else if (event.key === "ArrowLeft" && atStart) go(cell, 0, -1);
    else if (digit && place(cell)[1] === 0 && !event.shiftKey) {
      cell.value = BY_DIGIT[digit[1]];
      changed(cell);
      go(cell, 1, 0);
    } else return;
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
        return !target && value.trim();
      });
      if (rest.length) over.push(line);
    });
    tellOver(over);
  }

  function put(cell, value) {
    const digit = place(cell)[1] === 0 && BY_DIGIT[value];
    cell.value = digit || value;
    changed(cell);
    rowOf(cell).dataset.pasted = "";
  }

  function tellOver(over) {
    if (!over.length) return;
    const area = find("#pasted");
    area.value = over.join("\n");
    area.closest("details").open = true;
    say(400, `${over.length} dòng dán thừa ô so với bảng; phần thừa ở ô “Dán danh sách của cơ sở đào tạo”.`);
  }

  /* A row is saved when it is left; pasted rows are looked at first, and saved with the page. */

  function onLeave(event) {
    const row = event.target.closest && event.target.closest("tr[data-row]");
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
      const answer = await fetch(location.pathname, { method: "POST", credentials: "same-origin", headers, body: form });
      if (answer.redirected) say(401);
      else if (!answer.ok) say(answer.status);
      else swap(row, sent, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      say(0);
    }
    body.setAttribute("data-ready", "");
  }

  /* What was typed into the row meanwhile stands; it is compared with what was written just now. */
  function swap(old, sent, page) {
    const fresh = find("tr[data-row]", page);
    if (!fresh) return;
    all(`tr.row-said[data-of="${old.id}"]`).forEach((each) => each.remove());
    const said = find("tr.row-said", page);
    if (said) old.after(document.adoptNode(said));
    const now = cellsOf(old).map((cell) => cell.value).join("\t");
    if (now !== sent || old.contains(document.activeElement)) {
      if (now === sent) delete old.dataset.changed;
      find("[name$='-was']", old).value = find("[name$='-was']", fresh).value;
    } else old.replaceWith(document.adoptNode(fresh));
    if (said || find(".cell-fault", fresh)) fresh.dataset.changed = "";
    if (!find("#results tr[data-changed]")) formOf(find("#results")).removeAttribute("data-dirty");
  }

  if (!window.resultsStarted) {
    window.resultsStarted = true;
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("paste", onPaste);
    document.addEventListener("focusout", onLeave);
    document.addEventListener("input", (event) => event.target.matches(CELLS) && changed(event.target));
  }
  /* What was typed before this began is unsaved too. */
  all(CELLS).filter((cell) => cell.value !== cell.defaultValue).forEach(changed);
  all("#grid-hint").forEach((hint) => (hint.hidden = false));
  const unsaved = find("#results[data-unsaved]");
  if (unsaved) formOf(unsaved).setAttribute("data-dirty", "");
})();
