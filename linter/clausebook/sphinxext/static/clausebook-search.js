// The page of the search: asks the finder, shows what it found, and keeps all of it in the address.
"use strict";

const AT_ONCE = 30;
const EXCERPT = 180;
const FACETS = ["kind", "status", "clause", "owner"];
const valuesOf = {
  kind: (entry) => [entry.kind],
  status: (entry) => [entry.status],
  clause: (entry) => entry.clauses,
  owner: (entry) => [entry.owner],
};
const page = {
  form: document.querySelector(".qms-search form"),
  asked: document.getElementById("qms-asked"),
  facets: document.querySelector(".qms-facets"),
  told: document.getElementById("qms-told"),
  results: document.getElementById("search-results"),
  more: document.getElementById("qms-more"),
};
const finder = new Finder(clausebookEntries);
const manual = document.documentElement.dataset.content_root || "./";

function start() {
  document.getElementById("qms-without-scripts").remove();
  const given = new URLSearchParams(window.location.search);
  page.asked.value = given.get("q") || "";
  for (const facet of FACETS) choose(facet, given.get(facet) || "");
  let waiting = 0;
  page.asked.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  page.facets.addEventListener("change", show);
  page.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
  });
  if (!page.asked.value) page.asked.focus();
  show();
}

const select = (facet) => page.form.elements.namedItem(facet);

// A value from the address is chosen before it is known whether anything has it.
function choose(facet, value) {
  if (value) select(facet).append(new Option(value, value, true, true));
}

function show() {
  const asked = page.asked.value.trim();
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, select(facet).value]));
  remember({ q: asked, ...chosen });
  const { found, missing, marks, named = 0 } = asked
    ? finder.find(asked)
    : { found: isChosen(chosen) ? finder.entries : [], missing: 0, marks: new Set() };
  for (const facet of FACETS) offer(facet, chosen, found);
  page.facets.hidden = !found.length && !isChosen(chosen);
  const kept = found.filter((entry) => FACETS.every((facet) => has(entry, facet, chosen[facet])));
  tell(asked, kept.length, found.length, missing);
  const isNamed = new Set(found.slice(0, named));
  const heading = (entry) => headingOf(entry, isNamed.has(entry), found[0], named);
  list(kept, marks, heading);
}

// What stands above results of a sort: nothing above what was named or simply found.
function headingOf(entry, isNamed, first, named) {
  if (isNamed) return "";
  if (entry.isOfTool) return say("About the tool");
  if (!named) return "";
  const isClause = /^\d/.test(first.name);
  return isClause ? say("Evidence for it") : say("Where {name} is mentioned", { name: first.name });
}

const isChosen = (chosen) => Object.values(chosen).some(Boolean);

function has(entry, facet, value) {
  if (!value) return true;
  return facet === "clause" ? within(value)(entry) : valuesOf[facet](entry).includes(value);
}

function remember(state) {
  const kept = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  const address = `${window.location.pathname}${kept.size ? `?${kept}` : ""}`;
  window.history.replaceState(null, "", address);
}

// Offers the values of what was found by the other facets, each with how many it would leave.
function offer(facet, chosen, found) {
  const others = FACETS.filter((other) => other !== facet);
  const left = found.filter((entry) => others.every((other) => has(entry, other, chosen[other])));
  const counts = new Map();
  for (const value of left.flatMap(valuesOf[facet]).filter(Boolean)) {
    counts.set(value, (counts.get(value) || 0) + 1);
  }
  if (chosen[facet]) counts.set(chosen[facet], left.filter((entry) => has(entry, facet, chosen[facet])).length);
  const values = [...counts].sort(([one], [other]) => one.localeCompare(other, document.documentElement.lang, { numeric: true }));
  const options = values.map(
    ([value, count]) => new Option(`${value} (${count})`, value, false, value === chosen[facet]),
  );
  select(facet).replaceChildren(new Option(say("all"), "", false, !chosen[facet]), ...options);
}

function tell(asked, kept, found, missing) {
  let told = "";
  if (kept) {
    told =
      kept < found
        ? sayCount(
            "{count} place found of {all} without the filters.",
            "{count} places found of {all} without the filters.",
            kept,
            { all: found },
          )
        : sayCount("{count} place found.", "{count} places found.", kept);
    if (missing) {
      const lacking = sayCount(
        "None has all the words; of these, {count} is missing.",
        "None has all the words; of these, {count} are missing.",
        missing,
      );
      told += ` ${lacking}`;
    }
  } else if (found) {
    told = say("Nothing here passes the filters; without them, {count} would be found.", { count: found });
  } else if (asked) {
    told = say("Nothing was found. Try fewer or other words, or an id or a clause.");
  }
  page.told.textContent = told;
}

function list(entries, marks, heading) {
  page.results.replaceChildren();
  entries.slice(0, AT_ONCE).forEach((entry) => add(entry, marks, heading(entry)));
  const rest = entries.slice(AT_ONCE);
  page.more.hidden = !rest.length;
  page.more.textContent = say("Show {count} more", { count: Math.min(AT_ONCE, rest.length) });
  page.more.onclick = () => {
    const added = rest.splice(0, AT_ONCE).map((entry) => add(entry, marks, heading(entry)));
    added[0].querySelector("a").focus();
    page.more.hidden = !rest.length;
    page.more.textContent = say("Show {count} more", { count: Math.min(AT_ONCE, rest.length) });
  };
}

// Adds a result to the list of its sort, which begins with the first one.
function add(entry, marks, heading) {
  let listed = page.results.lastElementChild;
  if (!listed || listed.dataset.heading !== heading) {
    listed = document.createElement("ol");
    listed.dataset.heading = heading;
    if (heading) page.results.append(element("h2", "qms-results-heading", heading));
    page.results.append(listed);
  }
  const made = item(entry, marks);
  listed.append(made);
  return made;
}

// Texts become text nodes, never markup: they are what people wrote into records.
function element(tag, classes, ...children) {
  const made = document.createElement(tag);
  made.className = classes;
  made.append(...children);
  return made;
}

function item(entry, marks) {
  const name = entry.name ? [element("span", "qms-id", entry.name), " "] : [];
  const link = element("a", "", ...name, ...marked(entry.title, marks));
  link.href = manual + entry.address;
  const about = [element("span", "", entry.kind)];
  if (entry.status) about.push(element("span", `qms-status qms-${entry.tone}`, entry.status));
  if (entry.isOfTool) about.push(element("span", "qms-status qms-open", say("about the tool")));
  if (entry.page) about.push(element("span", "", say("on the page {title}", { title: entry.page })));
  if (entry.owner) about.push(element("span", "", say("owner {title}", { title: entry.owner })));
  const made = element("li", entry.tone === "gone" ? "qms-result-gone" : "", link);
  made.append(element("p", "qms-about", ...about));
  const text = excerpt(entry.text, marks);
  if (text) made.append(element("p", "qms-excerpt", ...marked(text, marks)));
  return made;
}

const PIECES = /([\p{L}\p{M}]{1,5}-\p{Nd}+|\p{Nd}+(?:\.\p{Nd}+)+|[\p{L}\p{N}\p{M}]+)/u;

function marked(text, marks) {
  return text
    .split(PIECES)
    .map((piece, index) => (index % 2 && marks.has(fold(piece)) ? element("mark", "", piece) : piece));
}

// The part of a text around the first word that was asked for.
function excerpt(text, marks) {
  if (text.length <= EXCERPT) return text;
  let at = 0;
  for (const [index, piece] of text.split(PIECES).entries()) {
    if (index % 2 && marks.has(fold(piece))) break;
    at += piece.length;
  }
  if (at >= text.length - 1) at = 0;
  const begin = at < EXCERPT / 2 ? 0 : text.lastIndexOf(" ", at - EXCERPT / 3) + 1;
  const end = text.indexOf(" ", begin + EXCERPT);
  return `${begin ? "… " : ""}${text.slice(begin, end < 0 ? undefined : end)}${end < 0 ? "" : "\u00a0…"}`;
}

start();
