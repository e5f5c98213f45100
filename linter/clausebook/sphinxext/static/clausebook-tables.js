// Sorts and filters the tables of a page where it stands, and keeps that in its address.
"use strict";

{
  const FEWEST_TO_FILTER = 6;
  const NUMBER = /^[-+−]?\d[\d\s']*(?:[.,]\d+)?(?=$|\s|%)/;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  class SortedTable {
    constructor(wrapper) {
      this.name = wrapper.dataset.table;
      this.wrapper = wrapper;
      const table = wrapper.querySelector("table"); // its cells may hold tables too
      this.heads = [...table.tHead.rows[0].cells];
      this.body = table.tBodies[0];
      this.groups = grouped([...this.body.rows]);
      this.rows = this.groups.flatMap((group) => group.rows);
      this.texts = new Map(this.rows.map((row) => [row, plain(row.textContent)]));
      this.column = -1;
      this.descends = false;
      this.asked = "";
      this.addTools();
    }

    addTools() {
      this.heads.forEach((head, column) => {
        if (!head.textContent.trim()) return;
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        button.addEventListener("click", () => this.turn(column));
        head.append(button);
      });
      const tools = document.createElement("div");
      tools.className = "qms-table-tools";
      this.told = document.createElement("span");
      this.told.setAttribute("role", "status");
      this.choice = this.sortChoice();
      tools.append(labelled(say("Sorted by"), this.choice, "qms-sort-by"));
      if (this.rows.length >= FEWEST_TO_FILTER) {
        this.box = document.createElement("input");
        this.box.type = "search";
        this.box.addEventListener("input", () => this.filter(this.box.value));
        tools.prepend(labelled(say("Only rows with"), this.box));
      }
      tools.append(this.told);
      this.wrapper.before(tools);
    }

    // On a narrow screen rows are cards and there are no heads to press.
    sortChoice() {
      const choice = document.createElement("select");
      choice.append(new Option(say("as given"), ""));
      for (const name of this.names()) {
        choice.append(new Option(name, name), new Option(say("{name}, from the end", { name }), `-${name}`));
      }
      choice.addEventListener("change", () => this.sortAs(choice.value));
      return choice;
    }

    names() {
      return this.heads.map((head) => head.textContent.trim()).filter(Boolean);
    }

    // Up, then down, then as given.
    turn(column) {
      const isSorted = this.column === column;
      const isOver = isSorted && this.descends;
      this.sort(isOver ? -1 : column, isSorted && !this.descends);
    }

    sortAs(state) {
      const name = state.replace(/^-/, "");
      const column = this.heads.findIndex((head) => name && head.textContent.trim() === name);
      this.sort(column, column >= 0 && state.startsWith("-"));
    }

    sort(column, descends) {
      this.column = column;
      this.descends = descends;
      const titles = this.groups.flatMap((group) => group.title);
      const given = this.groups.flatMap((group) => [...group.title, ...group.rows]);
      const sorted = () => [...titles, ...[...this.rows].sort(this.comparison(column))];
      this.body.append(...(column < 0 ? given : sorted()));
      this.showTitles();
      this.heads.forEach((head, number) => {
        if (number === column) head.setAttribute("aria-sort", descends ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      this.choice.value = this.sorting();
      this.remember();
    }

    sorting() {
      if (this.column < 0) return "";
      return `${this.descends ? "-" : ""}${this.heads[this.column].textContent.trim()}`;
    }

    // Compares numbers as such where a column has nothing else; ids, dates and clauses by their
    // letters and the numbers in them; what is empty comes last either way.
    comparison(column) {
      const cells = this.rows.map((row) => row.cells[column]).filter(Boolean);
      const filled = cells.filter((cell) => cell.textContent.trim());
      const isNumber = (cell) => !cell.querySelector(".qms-id") && NUMBER.test(cell.textContent.trim());
      const valueOf = filled.every(isNumber) ? numberIn : textIn;
      const sign = this.descends ? -1 : 1;
      return (one, other) => {
        const [first, second] = [one, other].map((row) => valueOf(row.cells[column]));
        if (first === "" || second === "") return Number(first === "") - Number(second === "");
        return sign * (valueOf === numberIn ? first - second : collator.compare(first, second));
      };
    }

    filter(asked) {
      this.asked = asked.trim();
      const words = plain(this.asked).split(/\s+/);
      let shown = 0;
      for (const row of this.rows) {
        row.hidden = !words.every((word) => this.texts.get(row).includes(word));
        shown += !row.hidden;
      }
      this.showTitles();
      this.told.textContent = this.asked ? say("{shown} of {all} rows", { shown, all: this.rows.length }) : "";
      this.remember();
    }

    // Titles stand above their rows as given; rows that are sorted mix.
    showTitles() {
      for (const { title, rows } of this.groups) {
        for (const one of title) one.hidden = this.column >= 0 || rows.every((row) => row.hidden);
      }
    }

    remember() {
      const state = new URLSearchParams(window.location.search);
      for (const [what, value] of [["sort", this.sorting()], ["only", this.asked]]) {
        if (value) state.set(`${this.name}.${what}`, value);
        else state.delete(`${this.name}.${what}`);
      }
      const { pathname, hash } = window.location;
      window.history.replaceState(null, "", `${pathname}${state.size ? `?${state}` : ""}${hash}`);
    }

    // Returns whether the address says how this table is to be shown.
    restore(state) {
      const [sorting, asked] = ["sort", "only"].map((what) => state.get(`${this.name}.${what}`));
      if (sorting) this.sortAs(sorting);
      if (asked && this.box) {
        this.box.value = asked;
        this.filter(asked);
      }
      return Boolean(sorting || asked);
    }
  }

  // Rows below the title that goes across the table above them; a table may have none.
  function grouped(rows) {
    const groups = [{ title: [], rows: [] }];
    for (const row of rows) {
      const isTitle = row.cells.length === 1 && row.cells[0].colSpan > 1;
      if (isTitle) groups.push({ title: [row], rows: [] });
      else groups.at(-1).rows.push(row);
    }
    return groups;
  }

  function labelled(text, control, classes = "") {
    const label = document.createElement("label");
    label.className = classes;
    label.append(text, control);
    return label;
  }

  const textIn = (cell) => (cell ? cell.textContent.trim() : "");

  function numberIn(cell) {
    const [found] = NUMBER.exec(textIn(cell)) || [""];
    return found && Number(found.replace("−", "-").replace(/[\s']/g, "").replace(",", "."));
  }

  function start() {
    const given = new URLSearchParams(window.location.search);
    const tables = [...document.querySelectorAll("[data-table]")]
      .filter((wrapper) => wrapper.querySelector("table").tHead)
      .map((wrapper) => new SortedTable(wrapper));
    const meant = tables.filter((table) => table.restore(given));
    for (const { wrapper } of meant) {
      for (let above = wrapper.closest("details"); above; above = above.parentElement.closest("details")) {
        above.open = true;
      }
    }
    if (meant.length && !window.location.hash) meant[0].wrapper.previousElementSibling.scrollIntoView();
  }

  start();
}
