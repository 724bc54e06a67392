"use strict";
/* Charts of the board, drawn from the tables beneath them: ink and greys, no animation, tooltips in the canvas
   (a tooltip of HTML would bring styles that the Content-Security-Policy refuses). */

(() => {
  const INK = "#211d1a";
  const SOFT = "#5d564f";
  const PALE = "#c9c1b6";
  const LINE = "#e4dfd8";
  const FONT = '"Be Vietnam Figures", "Be Vietnam Pro", "Segoe UI", sans-serif';
  const text = { color: INK, fontFamily: FONT, fontSize: 14 };
  const words = (cell) => cell.childNodes[0].textContent.trim();
  const decimal = (number) => number.toFixed(2).replace(".", ",");
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

  const common = (options) => ({
    animation: false,
    textStyle: text,
    aria: { enabled: false },
    grid: { left: 8, right: 40, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 12, textStyle: text, selectedMode: false },
    tooltip: { renderMode: "richText", confine: true, trigger: "axis", axisPointer: { type: "shadow" }, textStyle: text, borderColor: SOFT },
    ...options,
  });
  const values = (options = {}) => ({ type: "value", axisLabel: { show: false }, splitLine: { show: false }, ...options });
  const categories = (data, options = {}) => ({ type: "category", data, axisTick: { show: false }, axisLine: { lineStyle: { color: SOFT } }, axisLabel: text, ...options });
  const label = (options = {}) => ({ show: true, ...text, position: "right", ...options });

  /* Rows whose cells hold a value, with the words of their heading. */
  function read(table) {
    const columns = [...table.tHead.rows[0].cells].map((cell, place) => [cell, place]).filter(([cell]) => "series" in cell.dataset);
    const rows = [...table.tBodies[0].rows].filter((row) => row.querySelector("[data-value]"));
    return {
      names: rows.map((row) => words(row.cells[0])),
      series: columns.map(([cell, place]) => ({ name: words(cell), data: rows.map((row) => Number(row.cells[place].dataset.value)) })),
    };
  }

  const DRAW = {
    bars(table) {
      const { names, series } = read(table);
      const looks = [PALE, INK];
      return {
        rows: names.length * 2,
        options: common({
          xAxis: values(),
          yAxis: categories(names, { inverse: true }),
          series: series.map((each, place) => ({ ...each, type: "bar", barMaxWidth: 18, itemStyle: { color: looks[place] }, label: label() })),
        }),
      };
    },

    shares(table) {
      const rows = [...table.tBodies[0].rows].filter((row) => row.querySelector("[data-value]"));
      const cells = rows.flatMap((row) => [...row.querySelectorAll("[data-value]")]);
      const names = cells.map((cell) => cell.dataset.label);
      const least = cells.map((cell, place) => [cell.dataset.least ? Number(cell.dataset.least) : null, place]).filter(([share]) => share !== null);
      return {
        rows: names.length,
        options: common({
          grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
          xAxis: values({ min: 0, max: 100 }),
          /* The figures stand beside the bars, where no mark of a requirement runs through them. */
          yAxis: [
            categories(names, { inverse: true, axisLabel: { ...text, interval: 0 } }),
            categories(cells.map((cell) => cell.dataset.words), { inverse: true, position: "right", axisLine: { show: false }, axisLabel: { ...text, interval: 0 } }),
          ],
          tooltip: { ...common().tooltip, formatter: (shown) => shown.map((one) => `${one.seriesName}: ${Array.isArray(one.value) ? `${decimal(one.value[0])}%` : cells[one.dataIndex].dataset.words}`).join("\n") },
          series: [
            { name: "Tỷ lệ", type: "bar", barMaxWidth: 18, itemStyle: { color: SOFT }, data: cells.map((cell) => Number(cell.dataset.value)) },
            { name: "Yêu cầu", type: "scatter", symbol: "rect", symbolSize: [4, 26], itemStyle: { color: INK }, data: least },
          ],
        }),
      };
    },

    line(table) {
      const { names, series } = read(table);
      const lowest = Math.min(...series[0].data);
      return {
        rows: 6,
        options: common({
          legend: { show: false },
          grid: { left: 16, right: 24, top: 32, bottom: 4, containLabel: true },
          xAxis: categories(names, { boundaryGap: names.length < 2 }),
          yAxis: values({ min: Math.max(0, Math.floor(lowest / 10) * 10 - 10), max: 100 }),
          tooltip: { ...common().tooltip, axisPointer: { type: "line" }, formatter: ([one]) => `Năm ${one.name}: ${decimal(one.value)}%` },
          series: series.map((each) => ({ ...each, type: "line", symbol: "circle", symbolSize: 9, lineStyle: { color: INK, width: 2 }, itemStyle: { color: INK }, label: label({ position: "top", formatter: ({ value }) => `${decimal(value)}%` }) })),
        }),
      };
    },

    /* Of every band the table tells how many there are and how many of them are women. */
    pyramid(table) {
      const rows = [...table.tBodies[0].rows].filter((row) => row.querySelector("[data-value]"));
      const names = rows.map((row) => words(row.cells[0]));
      const women = { name: "Nữ", data: rows.map((row) => Number(row.cells[2].dataset.value)) };
      const men = { name: "Nam", data: rows.map((row, place) => Number(row.cells[1].dataset.value) - women.data[place]) };
      const most = Math.max(...men.data, ...women.data);
      const side = (each, sign, color, position) => ({ name: each.name, type: "bar", stack: "people", barMaxWidth: 26, itemStyle: { color }, data: each.data.map((number) => sign * number), label: label({ position, formatter: ({ value }) => value ? grouped(Math.abs(value)) : "" }) });
      return {
        rows: names.length + 1,
        options: common({
          grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
          xAxis: values({ min: -1.5 * most, max: 1.5 * most }),
          yAxis: categories(names, { axisLine: { show: false } }),
          tooltip: { ...common().tooltip, formatter: (shown) => `${shown[0].name}\n${shown.map((one) => `${one.seriesName}: ${grouped(Math.abs(one.value))}`).join("\n")}` },
          series: [side(men, -1, SOFT, "left"), side(women, 1, PALE, "right")],
        }),
      };
    },
  };

  function draw(place) {
    const table = document.getElementById(place.dataset.of);
    if (!table || !table.querySelector("[data-value]")) return;
    const { rows, options } = DRAW[place.dataset.chart](table);
    const high = rows <= 12 ? Math.max(4, rows) : Math.min(36, 4 * Math.ceil(rows / 4));
    place.classList.add(`chart-${high}`);
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(options);
    new ResizeObserver(() => chart.resize()).observe(place);
  }

  document.fonts.ready.then(() => document.querySelectorAll("[data-chart]").forEach(draw));
})();
