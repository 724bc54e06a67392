"use strict";
/* Whoever leaves the page finds it covered, in every tab, with what they typed below it as it was. */

const ENDED = "Phiên làm việc đã hết. Đăng nhập lại ở thẻ khác của trình duyệt, rồi mở khóa ở đây.";
const AWAY = "Mất kết nối với máy chủ; thử lại sau ít phút.";
const TOLD_EVERY = 60_000;
const shared = { active: "office-active", covered: "office-covered" };
const cover = () => find("#cover");
const isCovered = () => document.documentElement.classList.contains("covered");
let last = Date.now();
let told = last;
let before = null;

/* Not every browser lets a page keep things: then each tab counts for itself. */
function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    /* nothing to do */
  }
}

function kept(name) {
  try {
    return localStorage.getItem(name) || "";
  } catch {
    return "";
  }
}

function drawCover(on) {
  document.documentElement.classList.toggle("covered", on);
  cover().hidden = !on;
  [...body.children].forEach((part) => part === cover() || part.matches("script") || (part.inert = on));
}

/* The server is told first by whoever covers; a tab that only follows tells nothing. */
function coverPage(tell = true) {
  if (!cover() || isCovered()) return;
  before = document.activeElement;
  drawCover(true);
  find("[type=password]", cover()).focus();
  if (!tell) return;
  keep(shared.covered, `${Date.now()}`);
  post(cover().dataset.lock, {}).catch(() => null);
}

function uncoverPage() {
  if (!isCovered()) return;
  last = Date.now();
  keep(shared.active, `${last}`);
  drawCover(false);
  find("form", cover()).reset();
  sayOnCover("");
  if (before && before.isConnected) before.focus();
}

function sayOnCover(sentence) {
  const place = find("[role=alert]", cover());
  place.hidden = !sentence;
  find("p", place).textContent = sentence;
}

function post(address, fields) {
  const form = new FormData();
  Object.entries({ ...fields, cover: cover().dataset.user }).forEach(([name, value]) => form.append(name, value));
  form.append("csrfmiddlewaretoken", find("[name=csrfmiddlewaretoken]", cover()).value);
  return fetch(address, { method: "POST", credentials: "same-origin", redirect: "manual", body: form });
}

function takeToken(token) {
  all("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = token));
  body.setAttribute("hx-headers", JSON.stringify({ "x-csrftoken": token }));
}

/* Who signed in anew in another tab has another token; false where nobody is signed in. */
async function newToken() {
  const page = await fetch(cover().dataset.unlock, { credentials: "same-origin" });
  if (new URL(page.url).pathname === body.dataset.login) return false;
  const field = find("[name=csrfmiddlewaretoken]", new DOMParser().parseFromString(await page.text(), "text/html"));
  if (field) takeToken(field.value);
  return Boolean(field);
}

async function unlock(again = true) {
  const field = find("[type=password]", cover());
  const answer = await post(cover().dataset.unlock, { [field.name]: field.value }).catch(() => null);
  if (!answer) return sayOnCover(AWAY);
  if (!(answer.headers.get("Content-Type") || "").includes("json")) {
    if (again && answer.type !== "opaqueredirect" && (await newToken())) return unlock(false);
    return sayOnCover(ENDED);
  }
  const { sentence, token } = await answer.json();
  takeToken(token);
  field.value = "";
  if (sentence) {
    sayOnCover(sentence);
    return field.focus();
  }
  uncoverPage();
  keep(shared.covered, `open ${cover().dataset.user} ${Date.now()}`);
}

/* What counts as somebody sitting there. A machine that slept wakes up covered. */

function idle() {
  const seconds = Number(cover()?.dataset.seconds);
  return seconds && Date.now() - Math.max(last, Number(kept(shared.active))) >= seconds * 1000;
}

function moved() {
  if (!cover() || isCovered()) return;
  if (idle()) return coverPage();
  const now = Date.now();
  if (now - last > 1000) keep(shared.active, `${now}`);
  last = now;
}

function look() {
  if (!cover() || isCovered()) return;
  if (idle()) return coverPage();
  if (last <= told || Date.now() - told < TOLD_EVERY) return;
  told = Date.now();
  post(cover().dataset.active, {}).catch(() => null);
}

["pointerdown", "pointermove", "keydown", "wheel", "touchstart"].forEach((name) =>
  document.addEventListener(name, moved, { capture: true, passive: true }),
);
setInterval(look, 1000);
window.addEventListener("pageshow", (event) => event.persisted && look());
window.addEventListener("storage", ({ key, newValue }) => {
  if (key !== shared.covered || !cover()) return;
  if (/^\d/.test(newValue || "")) coverPage(false);
  else if ((newValue || "").split(" ")[1] === cover().dataset.user) uncoverPage();
});
document.addEventListener("submit", (event) => {
  if (event.target.closest("#cover")) {
    event.preventDefault();
    unlock();
  } else if (event.target.closest("[data-hide]")) {
    event.preventDefault();
    coverPage();
  }
});

/* The server may be locked before the page knows: what it refuses covers the page. */

const asked = window.fetch;
window.fetch = async (...what) => {
  const answer = await asked(...what);
  if (answer.status === 423) coverPage();
  return answer;
};
body.addEventListener("htmx:responseError", ({ detail }) => detail.xhr.status === 423 && coverPage());
