// Finds places of the manual by words, ids and numbers of clauses. What can be found, and how strongly
// each word leads there, was settled when the manual was made (sphinxext/search/indexing.py); a
// text is taken apart here as it is there.
"use strict";

const WORD = /\p{L}{1,5}-\p{Nd}+|\p{Nd}+(?:\.\p{Nd}+)+|[\p{L}\p{N}]+/gu;
const ID = /^\p{L}{3}-\p{Nd}+$/u;
const CLAUSE = /(?:clause|section|§)?\s*\b(\d+(?:\.\d+)+)\s*\(?([a-z])?\)?(?![\p{L}\p{N}])/iu;
// Words of a question that say nothing about the answer.
const EMPTY = new Set(
  ("a am an and are as at be by can do does for from has have how i if in is it its me my of on or " +
    "our shall should that the their then there they this to was we what when where which who why " +
    "will with you your").split(" "),
);
const SAME = { exact: 1, meant: 0.8, longer: 0.6, bent: 0.65, mistyped: 0.4 };
const FEW = 5;
const TITLE_IS_ASKED = 2;
const TITLE_BEGINS = 1.4;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => fold(text).match(WORD) || [];
// "RSK-0012", "rsk 12" and "RSK12" name the same; so do "5.1.2 b" and "512b".
const nameKey = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const shortKey = (key) => key.replace(/^(\p{L}+)0*(\d)/u, "$1$2");

class Finder {
  constructor({ names, rows, words, postings, synonyms = {} }) {
    this.synonyms = new Map(Object.entries(synonyms));
    this.words = words.split(" ");
    this.postings = postings;
    this.entries = rows.map(
      ([address, name, title, page, kind, status, tone, clauses, owner, text, isOfTool]) => ({
        address,
        name,
        title,
        page,
        kind: names[kind],
        status: names[status],
        tone: names[tone],
        clauses: clauses.map((clause) => names[clause]),
        owner: names[owner],
        text,
        isOfTool: Boolean(isOfTool),
      }),
    );
    this.byKey = new Map();
    for (const entry of this.entries.filter((one) => one.name)) {
      const key = nameKey(entry.name);
      // The title of a rule, which is of the tool, is a name too: risk-without-customer-effect.
      const other = entry.isOfTool ? nameKey(entry.title) : shortKey(key);
      for (const known of new Set([key, other])) {
        this.byKey.set(known, [...(this.byKey.get(known) || []), entry]);
      }
    }
  }

  // Returns what was found, how many of the words asked for it lacks, the words to be marked, and
  // how many are what the question names: { found: [entry], missing, marks: Set, named: number }.
  // What is named comes first, then the organization's own, then what tells of the tool.
  find(asked) {
    const named = this.named(asked);
    const isClause = named.some((one) => one.name === one.clauses[0]) && /\D/.test(nameKey(asked));
    const [clause, rest] = isClause ? [named[0].name, ""] : this.clauseIn(asked);
    const isRecord = named.length > 0 && ID.test(fold(named[0].name));
    const words = telling(wordsOf(isRecord ? named[0].name : rest));
    const byWords = words.length
      ? this.byWords(words, wordsOf(asked).join(" "))
      : { found: clause ? this.entries.filter(within(clause)) : [], missing: 0, marks: new Set() };
    if (clause && words.length) byWords.found = byWords.found.filter(within(clause));
    const others = byWords.found.filter((entry) => !named.includes(entry));
    const own = others.filter((entry) => !entry.isOfTool);
    const ofTool = others.filter((entry) => entry.isOfTool);
    return { ...byWords, found: [...named, ...own, ...ofTool], named: named.length };
  }

  named(asked) {
    const key = nameKey(asked.replace(/^\s*(clause|section|§)\s*(?=\d)/i, ""));
    const exact = this.byKey.get(key) || this.byKey.get(shortKey(key)) || [];
    const spelled = (entry) => Number(nameKey(entry.name) === key);
    return [...exact].sort((one, other) => spelled(other) - spelled(one));
  }

  // The clause that a question names, and what is left of the question.
  clauseIn(asked) {
    const [whole, number, letter] = CLAUSE.exec(asked) || [];
    const names = letter ? [`${number} ${letter.toLowerCase()}`, number] : [number];
    const known = (name) => (this.byKey.get(nameKey(name)) || []).some((one) => one.name === name);
    const clause = number && names.find(known);
    if (!clause) return ["", asked];
    const kept = clause === number && letter ? ` ${letter} ` : " ";
    return [clause, asked.replace(whole, kept)];
  }

  byWords(words, asked) {
    const scores = new Float64Array(this.entries.length);
    const hits = new Uint8Array(this.entries.length);
    const marks = new Set();
    for (const word of words) {
      this.scoresOf(word, marks).forEach((score, number) => {
        scores[number] += score;
        hits[number] += score > 0;
      });
    }
    const most = Math.max(0, ...new Set(hits));
    const found = this.ranked(hits, scores, most, asked);
    // Where few have all the words, one word fewer may be what was meant.
    if (most > 2 && found.length < FEW) found.push(...this.ranked(hits, scores, most - 1, asked));
    return {
      found: found.map((number) => this.entries[number]),
      missing: words.length - most,
      marks,
    };
  }

  ranked(hits, scores, least, asked) {
    const found = [...hits.keys()].filter((number) => least && hits[number] === least);
    for (const number of found) scores[number] *= titleBonus(this.entries[number], asked);
    return found.sort((one, other) => scores[other] - scores[one] || one - other);
  }

  // How strongly a word leads to each entry, by itself or by what is said instead.
  scoresOf(word, marks) {
    const best = this.scoresAlike(word, marks);
    for (const phrase of this.saidInstead(word)) {
      const parts = phrase.split(" ").map((part) => this.scoresAlike(part, marks));
      best.forEach((score, number) => {
        const least = Math.min(...parts.map((scores) => scores[number]));
        best[number] = Math.max(score, SAME.meant * least);
      });
    }
    return best;
  }

  scoresAlike(word, marks) {
    const best = new Float64Array(this.entries.length);
    for (const [place, sameness] of this.alike(word)) {
      marks.add(this.words[place]);
      this.weigh(place, sameness, best);
    }
    return best;
  }

  saidInstead(word) {
    return this.synonyms.get(word) || this.synonyms.get(word.replace(/s$/, "")) || [];
  }

  weigh(place, sameness, best) {
    const list = this.postings[place];
    const rarity = Math.log(1 + (2 * this.entries.length) / list.length);
    for (let at = 0, number = 0; at < list.length; at += 2) {
      number += list[at];
      best[number] = Math.max(best[number], sameness * rarity * list[at + 1]);
    }
  }

  // The words of the manual that a word may stand for: an id only itself; others themselves, longer ones and other forms of it;
  // where there is none of these, those that differ by a slip of the finger.
  alike(word) {
    const found = [];
    if (ID.test(word)) {
      const place = this.words.indexOf(word);
      return place < 0 ? [] : [[place, SAME.exact]];
    }
    this.words.forEach((known, place) => {
      if (known === word) found.push([place, SAME.exact]);
      else if (word.length > 1 && known.startsWith(word)) found.push([place, SAME.longer]);
      else if (isOtherForm(word, known)) found.push([place, SAME.bent]);
    });
    // What stands for another word is spelled as it is meant; a short one begins many by chance.
    if (this.saidInstead(word).length) {
      return found.filter(([, sameness]) => word.length > 4 || sameness === SAME.exact);
    }
    if (found.some(([, sameness]) => sameness !== SAME.bent) || word.length < 4) return found;
    const slips = word.length < 8 ? 1 : 2;
    this.words.forEach((known, place) => {
      if (isWithin(word, known, slips)) found.push([place, SAME.mistyped]);
    });
    return found;
  }
}

function telling(words) {
  const kept = words.filter((word) => !EMPTY.has(word));
  return [...new Set(kept.length ? kept : words)];
}

const within = (clause) => (entry) =>
  entry.clauses.some((one) => one === clause || isBelow(one, clause));

const isBelow = (number, clause) =>
  number.startsWith(clause) && [".", " "].includes(number[clause.length]);

function titleBonus(entry, asked) {
  const title = wordsOf(entry.title).join(" ");
  if (title === asked) return TITLE_IS_ASKED;
  return title.startsWith(asked) ? TITLE_BEGINS : 1;
}

// Calibrate, calibrating, calibration: a long beginning in common, and short ends.
function isOtherForm(word, known) {
  let same = 0;
  while (same < word.length && word[same] === known[same]) same += 1;
  return same >= 5 && word.length - same <= 3 && known.length - same <= 3;
}

// Whether at most so many letters are missing, too many, wrong, or exchanged with their neighbour.
function isWithin(word, known, slips) {
  if (Math.abs(word.length - known.length) > slips) return false;
  let before = [];
  let last = Array.from({ length: known.length + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= known.length; column += 1) {
      const differs = Number(word[row - 1] !== known[column - 1]);
      let least = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + differs);
      const exchanged = word[row - 1] === known[column - 2] && word[row - 2] === known[column - 1];
      if (exchanged && row > 1 && column > 1) least = Math.min(least, before[column - 2] + 1);
      line.push(least);
    }
    if (Math.min(...line) > slips) return false;
    [before, last] = [last, line];
  }
  return last[known.length] <= slips;
}
