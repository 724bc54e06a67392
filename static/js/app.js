"use strict";
/* Keys, dates, unsaved changes and failed requests. Every page works for reading and plain forms without it. */

const SAYS = {
  0: "Mất kết nối với máy chủ.",
  400: "Yêu cầu không hợp lệ.",
  401: "Phiên làm việc đã hết. Đăng nhập lại ở thẻ khác của trình duyệt rồi làm tiếp ở trang này.",
  403: "Đồng chí không có quyền với nội dung này.",
  404: "Không tìm thấy.",
  413: "Tệp hoặc nội dung gửi đi quá lớn.",
  423: "Màn hình đã khóa trước khi gửi nên chưa làm gì; làm lại việc vừa rồi.",
  429: "Đã thử quá nhiều lần, chờ ít phút rồi làm lại.",
  500: "Hệ thống gặp lỗi.",
  stale: "Phiên làm việc đã thay đổi; bấm Lưu lần nữa.",
};
const KEPT = " Nội dung đang nhập vẫn còn.";
const body = document.body;
const narrow = matchMedia("(max-width: 899px)");
const find = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/* Messages */

function say(kind, sentence = "") {
  const place = find("#messages");
  if (!place) return;
  const note = document.createElement("div");
  const icon = document.createElement("i");
  const text = document.createElement("p");
  note.className = "note note-error";
  icon.className = "bi bi-x-circle";
  icon.ariaHidden = "true";
  text.textContent = (sentence || SAYS[kind] || SAYS[kind >= 500 ? 500 : 400]) + (find("form[data-dirty]") ? KEPT : "");
  note.append(icon, text);
  place.replaceChildren(note);
  place.classList.add("note-told");
}

/* What another script asked for and did not get: in the words of the answer, with the number of a fault. */
async function sentenceOf(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return find("[data-sentence]", page)?.textContent || "";
}

async function renewToken() {
  const page = await fetch(location.href, { credentials: "same-origin" });
  const fresh = find("[name=csrfmiddlewaretoken]", new DOMParser().parseFromString(await page.text(), "text/html"));
  if (!fresh) return say(401);
  all("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = fresh.value));
  body.setAttribute("hx-headers", JSON.stringify({ "x-csrftoken": fresh.value }));
  say("stale");
}

/* Navigation: folded or not is kept in a cookie, so the server draws it right at once */

function keepCookie(name, value) {
  const [host, secure] = location.protocol === "https:" ? ["__Host-", "; secure"] : ["", ""];
  document.cookie = `${host}${name}=${value}; path=/; max-age=31536000; samesite=strict${secure}`;
}

function keepNavigation(folded) {
  keepCookie("nav", folded ? "folded" : "open");
}

function startNavigation() {
  const side = find("details.side");
  if (!side) return narrow.matches && keepNavigation(true);
  if (narrow.matches) {
    side.open = false;
    keepNavigation(true);
  }
  find("summary", side).addEventListener("click", () => narrow.matches || keepNavigation(side.open));
}

/* The size of the type: kept in a cookie too */

function resizeText() {
  const large = document.documentElement.classList.toggle("large-text");
  keepCookie("text", large ? "large" : "dense");
}

/* Dates: typed as digits, kept as dd/mm/yyyy, mm/yyyy or yyyy */

function readable(text) {
  const digits = text.trim().match(/^(?:(?:(\d\d))?(0[1-9]|1[0-2]))?((?:18|19|20|21)\d\d)$/);
  const parts = digits || text.trim().match(/^(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})$/);
  return parts ? parts.slice(1).filter(Boolean).map((part) => part.padStart(2, "0")).join("/") : text;
}

function tidyDate(field) {
  if (!field.matches("[data-date], [data-partial-date]")) return;
  const text = readable(field.value);
  if (text !== field.value) field.value = text;
}

/* Forms */

const formOf = (element) => element.closest("form");

function nextField(field) {
  const fields = all("input:not([type=hidden]), select, textarea, [type=submit]", formOf(field)).filter(
    (other) => !other.disabled && other.tabIndex >= 0 && other.getClientRects().length,
  );
  const next = fields[fields.indexOf(field) + 1];
  if (!next) return;
  next.focus();
  if (next.select) next.select();
}

function enterMovesOn(event) {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing) return;
  if (!field.matches("form[data-enter=next] :is(input:not([type=submit], [type=file]), select)")) return;
  event.preventDefault();
  tidyDate(field);
  setTimeout(nextField, field.closest(".ts-wrapper") ? 30 : 0, field);
}

/* After one of many was taken the hand is back where the next one is typed. */
function beginAnew(field) {
  field.value = "";
  field.focus();
}

function keepAddress(form) {
  const address = new URL(location.href);
  ["after", "before", "first", "total", "counted"].forEach((name) => address.searchParams.delete(name));
  for (const field of all("input:not([type=hidden]), select", form)) address.searchParams.set(field.name, field.value);
  location.assign(address);
}

function enrich(root) {
  for (const select of all("select", root)) {
    const many = select.options.length > 15 && !select.hasAttribute("data-lookup");
    if (many && !select.tomselect && !select.closest(".ts-wrapper")) {
      const none = () => '<div class="no-results">Không tìm thấy</div>';
      const options = { maxOptions: null, allowEmptyOption: true, refreshThrottle: 0, closeAfterSelect: true };
      const box = new TomSelect(select, { ...options, render: { no_results: none } });
      select.ariaHidden = "true";
      box.control_input.addEventListener("input", (event) => event.stopPropagation());
    }
  }
  const faults = find("[data-focus]", root);
  if (faults) faults.focus();
  else beginForm();
}

/* A new record is typed at once: the hand is in its first field, unless that unfolds where it is entered. */
function beginForm() {
  const first = find("form[data-guard]:has([name=token]) .fields :is(input:not([type=hidden]), select, textarea)");
  const plain = first && first.matches("input:not([type=checkbox], [type=radio], [type=file], [role=combobox]), textarea");
  if (plain && document.activeElement === body && !narrow.matches) first.focus();
}

/* Copying: by a selection, because an office network without TLS has no clipboard of its own */

function copy(button) {
  const lines = all("li", document.getElementById(button.dataset.copy)).map((line) => line.textContent.trim());
  const field = document.createElement("textarea");
  field.value = lines.map((line) => `- ${line}`).join("\n");
  field.className = "visually-hidden";
  button.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button.focus();
  button.lastChild.textContent = done ? "Đã sao chép" : "Chưa sao chép được";
}

/* A cell that is cut to one line tells all of it where the pointer rests */

document.addEventListener("mouseover", ({ target }) => {
  const cell = target.closest(".table-list :is(td, th) > div, [data-remark]");
  if (cell && (cell.scrollHeight > cell.clientHeight + 2 || cell.scrollWidth > cell.clientWidth)) cell.title = cell.textContent.trim();
});

/* Keys */

const KEYS = {
  f8: () => coverPage(),
  "ctrl+shift+h": () => coverPage(),
  "ctrl+s": () => {
    const form = document.activeElement.closest("form[data-guard]") || find("form[data-guard]");
    if (!form) return;
    all("input", form).forEach(tidyDate);
    form.requestSubmit(find("[type=submit]", form));
  },
  "alt+c": () => {
    const strip = find("#structure-of-list > summary");
    if (!strip) return false;
    strip.click();
  },
  "ctrl+p": () => {
    const whole = find("[data-print-all]");
    if (!whole) return false;
    whole.click();
  },
  "alt+arrowright": () => follow("next"),
  "alt+arrowleft": () => follow("prev"),
};

function follow(rel) {
  const link = find(`#panel a[rel=${rel}]`) || find(`a[rel=${rel}]`);
  if (!link) return false;
  link.click();
}

function onKey(event) {
  const held = [event.ctrlKey && "ctrl", event.altKey && "alt", event.shiftKey && "shift"].filter(Boolean);
  const act = event.key && KEYS[[...held, event.key.toLowerCase()].join("+")];
  if (act && act() !== false) event.preventDefault();
}

/* Wiring: on the document, so that what htmx swaps in needs nothing more */

document.addEventListener("keydown", onKey);
document.addEventListener("keydown", enterMovesOn);
document.addEventListener("change", (event) => tidyDate(event.target));
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) form.setAttribute("data-dirty", "");
  if (/^\d{8}$/.test(event.target.value)) tidyDate(event.target);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-text-size]")) resizeText();
  if (event.target.closest("a[href='#print']")) print();
  const copied = event.target.closest("[data-copy]");
  if (copied) copy(copied);
  if (event.target.closest("[data-discard]")) all("form[data-dirty]").forEach((form) => form.removeAttribute("data-dirty"));
  if (event.target.isConnected)
    all("details:is(.menu, .more-filters)[open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-keeps-address]")) {
    event.preventDefault();
    keepAddress(form);
  } else if (!form.matches("[hx-boost], [hx-post]")) form.removeAttribute("data-dirty");
});
window.addEventListener("beforeunload", (event) => {
  if (find("form[data-dirty]")) event.returnValue = "Nội dung chưa lưu";
});

/* What its reader opened stays open when its place is drawn anew. */

let opened = [];
body.addEventListener("htmx:beforeSwap", () => (opened = all("details[data-stays][open]").map((part) => part.id)));
body.addEventListener("htmx:afterSwap", () => opened.forEach((id) => (document.getElementById(id) || {}).open = true));

body.addEventListener("htmx:beforeRequest", () => body.removeAttribute("data-ready"));
body.addEventListener("htmx:afterRequest", () => setTimeout(() => body.setAttribute("data-ready", ""), 50));
body.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  const signIn = new URL(detail.xhr.responseURL || location.href).pathname === body.dataset.login;
  if (signIn) return (detail.xhr.signedOut = true);
  const form = formOf(detail.elt);
  if (!form || detail.xhr.status >= 400) return;
  form.removeAttribute("data-dirty");
  if (form.dataset.then) beginAnew(document.getElementById(form.dataset.then));
});
body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.responseText.includes("data-unreadable")) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
  if (!detail.xhr.signedOut) return;
  detail.shouldSwap = false;
  say(401);
});
body.addEventListener("htmx:sendError", () => say(0));
body.addEventListener("htmx:responseError", ({ detail }) => {
  /* The cover asks for the password; afterwards it matters only that something was to be done and was not. */
  if (detail.xhr.status === 423) return detail.requestConfig.triggeringEvent?.type === "submit" && say(423);
  if (detail.xhr.responseText.includes("data-stale")) return renewToken();
  const refusal = find("[data-sentence]", new DOMParser().parseFromString(detail.xhr.responseText, "text/html"));
  say(detail.xhr.status, refusal ? refusal.textContent : "");
});

startNavigation();
htmx.onLoad(enrich);
body.setAttribute("data-ready", "");
