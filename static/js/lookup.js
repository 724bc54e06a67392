"use strict";
/* Look-ups: what is typed is posted, and its answers are the options. Without JavaScript the box beside the drop-down
   is sent with the form, which comes back with the answers. */

(() => {
  const token = () => JSON.parse(document.body.getAttribute("hx-headers"));

  async function answers(address, typed) {
    const response = await fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: token(),
      body: new URLSearchParams({ q: typed }),
    });
    if (response.redirected) throw new Error(say(401));
    if (!response.ok) throw new Error(say(response.status, await sentenceOf(response)));
    return response.json();
  }

  function row(text, kind) {
    const line = document.createElement("div");
    line.className = kind;
    line.textContent = text;
    return line;
  }

  function start(select) {
    const plain = document.getElementById(`${select.id}_find`);
    plain.hidden = plain.disabled = true;
    let more = "";
    const box = new TomSelect(select, {
      valueField: "value",
      labelField: "text",
      searchField: [],
      score: () => () => 1,
      maxOptions: 21,
      loadThrottle: 200,
      refreshThrottle: 0,
      plugins: { clear_button: { title: "Bỏ chọn" } },
      closeAfterSelect: true,
      placeholder: select.dataset.unset ?? plain.placeholder,
      shouldLoad: (typed) => typed.trim() !== "",
      load(typed, show) {
        answers(select.dataset.lookup, typed.trim())
          .then((found) => {
            if (typed !== box.lastValue) return show();
            box.clearOptions();
            more = found.more;
            return show(found.options);
          })
          .catch(() => show());
      },
      render: {
        no_results: () => row("Không tìm thấy", "no-results"),
        not_loading: () => row(plain.placeholder, "no-results"),
        loading: () => row("Đang tìm…", "no-results"),
      },
    });
    select.ariaHidden = "true";
    box.control_input.addEventListener("input", (event) => event.stopPropagation());
    /* What was found for another text goes at the next key, or a quick Enter would take it. */
    box.on("type", () => {
      more = "";
      box.clearOptions();
      box.refreshOptions();
    });
    box.on("load", () => {
      box.dropdown.querySelector(".lookup-more")?.remove();
      if (more) box.dropdown.append(row(more, "lookup-more"));
    });
  }

  htmx.onLoad((root) => {
    root.querySelectorAll("select[data-lookup]").forEach((select) => select.tomselect || start(select));
  });
})();
