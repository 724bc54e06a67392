"use strict";
/* The foot of a printed page: when and by whom. A browser that knows page margins gets it on every sheet,
   any other once at the end. The time is the server's when the page was drawn, plus what has passed since. */

(() => {
  let drawnAt = 0;

  const clockOf = (root) => root.querySelector("[data-clock]");

  function now(drawn) {
    const [hour, minute] = drawn.split(":").map(Number);
    const total = hour * 60 + minute + Math.floor((performance.now() - drawnAt) / 60000);
    return [Math.floor(total / 60) % 24, total % 60].map((part) => String(part).padStart(2, "0")).join(":");
  }

  function footOnEachSheet(text) {
    const sheet = [...document.styleSheets].find((other) => other.media.mediaText === "print");
    const foot = `content: ${JSON.stringify(text)}; font: 9pt "Times New Roman", Tinos, serif;`;
    const place = sheet.insertRule(`@page { @bottom-left { ${foot} } }`, sheet.cssRules.length);
    const known = sheet.cssRules[place].cssText.includes("bottom-left");
    document.documentElement.classList.toggle("foot-on-each-sheet", known);
  }

  window.addEventListener("beforeprint", () => {
    const clock = clockOf(document);
    if (!clock) return;
    clock.textContent = now((clock.dataset.clock ||= clock.textContent));
    footOnEachSheet(clock.parentElement.textContent);
  });
  htmx.onLoad((root) => {
    if (clockOf(root)) drawnAt = performance.now();
  });
  if (document.querySelector("[data-prints]")) window.addEventListener("load", () => print());
})();
