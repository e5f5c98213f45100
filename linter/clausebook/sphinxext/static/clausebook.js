// A page opened as a file may not fetch others, so the search shows no excerpts there.
if (window.location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}

// Who searches for an id, a clause or a rule finds it first, with its title. The search looks for
// the parts of "NED-0001" one by one, and would count "ned" in "planned"; its weights are kept.
var Scorer = {
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
  score: (result) => {
    const [docname, name, anchor, , score, , kind] = result;
    if (kind !== "object") return score;
    const asked = (new URLSearchParams(window.location.search).get("q") || "").trim().toLowerCase();
    const found = name.toLowerCase();
    const page = Search._index.docnames.indexOf(docname);
    const isHere = ([where, id]) => where === page && `#${id}` === anchor;
    const titles = Object.entries(Search._index.alltitles);
    const [title] = titles.find(([, places]) => places.some(isHere)) || [name];
    if (title.toLowerCase().startsWith(found)) result[1] = title;
    const place = asked.replace(/[^a-z0-9]+/g, "-");
    if ([`#${place}`, `#clause-${place}`].includes(anchor.toLowerCase())) return score + 1000;
    return found.includes(asked) ? score : score - 30;
  },
};
