"use strict";
/* Lists: boxes in ranges, rows by keyboard, and the record of a row in a panel beside its list. Without this, boxes, buttons and
   links work as they stand; the panel is for wide screens alone. `find`, `all` and `say` are those of app.js. */

const wide = matchMedia("(min-width: 1100px)");
const ROW = "#results tbody tr:not(.bundle-row) th[scope=row] a[href]";
const BOX = "input[name=chosen]";
let lastBox = null;
let panel = null;
let shownUrl = "";

/* Boxes */

function tally() {
  const form = find("#selection");
  if (!form) return;
  const whole = find("[name=all]", form).checked;
  const number = all(BOX).filter((box) => box.checked).length;
  find("[data-chosen]", form).textContent = whole ? find("[name=all]", form).value : number;
  const head = find("[data-all-boxes]");
  if (!head) return;
  head.checked = number > 0 && number === all(BOX).length;
  head.indeterminate = number > 0 && !head.checked;
}

function chooseRange(box) {
  const boxes = all(BOX);
  const ends = [boxes.indexOf(lastBox), boxes.indexOf(box)].sort((a, b) => a - b);
  if (ends[0] >= 0) boxes.slice(ends[0], ends[1] + 1).forEach((each) => (each.checked = box.checked));
}

/* One box in the head for all rows of the page. */
function addHeadBox(root) {
  const head = find("th.box", root);
  if (!head || find("input", head)) return;
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "tick";
  box.dataset.allBoxes = "";
  box.ariaLabel = "Chọn các dòng của trang";
  head.replaceChildren(box);
}

/* The panel */

const rowOf = (url) => all(ROW).find((link) => new URL(link.href).pathname === new URL(url, location.href).pathname);

function mark(url) {
  all("tr.row-open").forEach((row) => row.classList.remove("row-open"));
  const link = url && rowOf(url);
  if (!link) return null;
  link.closest("tr").classList.add("row-open");
  link.closest("tr").scrollIntoView({ block: "nearest" });
  if (document.activeElement.matches(ROW)) link.focus();
  return link;
}

function button(label, icon, href) {
  const element = document.createElement(href ? "a" : "button");
  const picture = document.createElement("i");
  element.className = "btn btn-quiet";
  picture.className = `bi bi-${icon}`;
  picture.ariaHidden = "true";
  element.append(picture, label);
  if (href) element.href = href;
  else element.type = "button";
  return element;
}

function makePanel() {
  panel = document.createElement("aside");
  panel.id = "panel";
  panel.className = "side-panel";
  panel.ariaLabel = "Hồ sơ của dòng đang chọn";
  panel.tabIndex = -1;
  find(".app").append(panel);
}

/* A page has one head of the first level: here it is the list's. */
function lowerHead(main) {
  const head = find("h1", main);
  const lower = document.createElement("h2");
  lower.append(...head.childNodes);
  head.replaceWith(lower);
}

/* The page of the record, without its frame: the server answers, and keeps its access log, as for the page. */
async function openPanel(url) {
  body.removeAttribute("data-ready");
  shownUrl = url;
  mark(url);
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin" });
  } catch {
    return say(0);
  }
  if (shownUrl !== url) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = find("#main", page);
  if (!answer.ok || !main || new URL(answer.url).pathname === body.dataset.login) return location.assign(url);
  all("#messages, .print-only, .crumbs", main).forEach((part) => part.remove());
  lowerHead(main);
  if (!panel) makePanel();
  const close = button("Đóng", "x-lg");
  close.title = "Esc";
  close.addEventListener("click", closePanel);
  const bar = document.createElement("div");
  bar.className = "panel-bar actions";
  bar.append(button("Mở cả trang", "box-arrow-up-right", url), close);
  panel.replaceChildren(bar, ...main.childNodes);
  panel.scrollTop = 0;
  body.classList.add("with-panel");
  history.replaceState({ ...history.state, panel: url }, "");
  htmx.process(panel);
  enrich(panel);
  mark(url);
  body.setAttribute("data-ready", "");
}

function closePanel() {
  const link = mark(shownUrl) || find(ROW);
  all("tr.row-open").forEach((row) => row.classList.remove("row-open"));
  panel.remove();
  panel = null;
  shownUrl = "";
  body.classList.remove("with-panel");
  history.replaceState({ ...history.state, panel: "" }, "");
  if (link) link.focus();
}

function step(link, by) {
  const links = all(ROW);
  const next = links[links.indexOf(link) + by];
  if (!next) return;
  next.focus();
  if (panel) openPanel(next.href);
}

/* Wiring */

document.addEventListener("click", (event) => {
  if (event.target.matches(BOX)) {
    if (event.shiftKey && lastBox) chooseRange(event.target);
    lastBox = event.target;
    return tally();
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button || !wide.matches) return;
  const link = event.target.closest(ROW);
  const turn = event.target.closest("#panel a[rel=next], #panel a[rel=prev]");
  if (turn) {
    event.preventDefault();
    openPanel(turn.href);
  } else if (link && link.href !== shownUrl) {
    event.preventDefault();
    link.focus();
    openPanel(link.href);
  }
});
/* A row is unfolded while it has the focus: were the focus to move as the button goes down, the row below would slip away. */
document.addEventListener("mousedown", (event) => {
  if (!event.button && event.target.closest(`${ROW}, ${BOX}`)) event.preventDefault();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all-boxes]")) all(BOX).forEach((box) => (box.checked = event.target.checked));
  if (event.target.matches("[data-all-boxes], #selection [name=all]")) tally();
});
document.addEventListener("reset", () => setTimeout(tally));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel) return closePanel();
  const link = event.target.closest && event.target.closest(ROW);
  if (!link || event.altKey || event.ctrlKey) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const box = event.key === " " && find(BOX, link.closest("tr"));
  if (!by && !box) return;
  event.preventDefault();
  if (by) step(link, by);
  else box.click();
});
htmx.onLoad((root) => {
  addHeadBox(root);
  if (panel) mark(shownUrl);
});
if (history.state && history.state.panel && wide.matches && find(ROW)) openPanel(history.state.panel);
