// The search page, on Pagefind's low-level interface.
//
// The index holds every Han and kana character as a word of its own, in NFKC, and parts of words and numbers that stand
// between signs too (generator/write/search.py). So a query is asked as phrases of characters, the strictest first. Found
// pages come digests first, and of these the newest: the order is the index's own.
"use strict";

const LETTER = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303b\\u3041-\\u3096\\u309d-\\u309f" +
  "\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff" +
  "\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}";
const HAN_OR_KANA = new RegExp(`[${LETTER}]`, "u");
const TOKEN = new RegExp(`[${LETTER}]|(?:(?![${LETTER}])[\\p{L}\\p{N}_])+`, "gu");
const KANA = /[\u3041-\u30ff]/;

// Two spellings of one word are one: the index and the query have バ for ヴァ, コンピューター for コンピュータ and 高 for 髙 (see
// there).
const SPELLINGS = { ヴァ: "バ", ヴィ: "ビ", ヴェ: "ベ", ヴォ: "ボ", ヴュ: "ビュ", ヴ: "ブ", 髙: "高", 﨑: "崎" };
const OTHERWISE = /ヴ[ァィェォュ]?|[髙﨑]/g;
const LONG_LEFT_OUT = /(?<=[アカガサザタダナハバパマヤラワァャキギシジチヂニヒビピミリィ])(?=[^ァ-ヺー])/g;
const LONG_LAST = /(?<=[ァ-ヺー]{3})ー$/; // at the end of a query the word may go on: コンピューター finds コンピュータゲーム

// What the index writes to say how it was written: a space that was there, and what was not. Pagefind itself writes a full
// stop where a block ends.
const TIE = "\u2800";
const MARKED = {
  "バ\ue000": "ヴァ", "ビ\ue000\ue000": "ヴ", "ビ\ue000": "ヴィ", "ブ\ue000": "ヴ", "ベ\ue000": "ヴェ", "ボ\ue000": "ヴォ",
  "高\ue000": "髙", "崎\ue000": "﨑",
};
const MADE = new RegExp(
  `[バビブベボ高崎]\ue000+|ー\ue001|\ue002 ?|(?<=[${LETTER}\ue000\ue001])[.](?= |$)|(?<=[${LETTER}\ue000\ue001]) |(?<![.${TIE}]) (?=[${LETTER}])|${TIE} ?`, "gu");

const PAGE = 10; // results shown at a time
const WIDTH = 90; // of an excerpt, in Han characters
const LEAD = 40; // words before the first marked one, as far as their sentence has as many
const FILTERS = ["lang", "section", "year", "publisher"];

const words = JSON.parse(document.getElementById("search-words").textContent);
const form = document.getElementById("search-form");
const field = form.elements.q;
const drawer = document.getElementById("search-filters");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const advice = document.getElementById("search-advice");

let engine = null; // loaded at the first search, never before
let asked = 0; // number of the latest search: an older one that ends later is dropped
let waiting = [];
let listed = null; // the filters' values, once they are asked for

const say = (text) => { status.textContent = text; };

function load() {
  engine ??= import(new URL("../pagefind/pagefind.js", location.href)).then(async (pagefind) => {
    await pagefind.options({ noWorker: true }); // a worker would be its code once more
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => { engine = null; });
  return engine;
}

// What the index would have of a piece of a query.
function folded(text) {
  return text.replace(LONG_LEFT_OUT, "ー").replace(LONG_LAST, "").replace(OTHERWISE, (written) => SPELLINGS[written]);
}

// "原子力 発電 budget" -> [["原", "子", "力"], ["発", "電"], ["budget"]]; what stands in "..." is one term.
function termsOf(query) {
  const terms = query.normalize("NFKC").match(/"[^"]+"|[^\s"]+/g) ?? [];
  return terms.map((term) => folded(term.replaceAll('"', "").trim()).match(TOKEN) ?? []).filter((tokens) => tokens.length);
}

const phrase = (tokens) => `"${tokens.join(" ")}"`;

// Pagefind takes が for か, and then finds no phrase that holds one; told to be exact, it does, but then stems no English
// ("ferry" is not found where its stem is "ferri"). So it is told what each search needs.
async function ask(pagefind, query, filters) {
  await pagefind.options({ exactDiacritics: KANA.test(query ?? "") });
  const order = query === null || query.startsWith('"') ? { sort: { order: "desc" } } : {};
  return (await pagefind.search(query, { filters, ...order }))?.results ?? [];
}

// Pages that hold every one of the phrases, in the order of the first: each with the phrases and where Pagefind saw them.
async function all(pagefind, phrases, filters) {
  let found = null;
  for (const tokens of phrases) {
    const results = new Map((await ask(pagefind, phrase(tokens), filters)).map((result) => [result.id, result]));
    found = (found ?? [...results.values()].map((result) => ({ result, hits: [] })))
      .filter(({ result }) => results.has(result.id))
      .map(({ result, hits }) => ({ result, hits: [...hits, { tokens, places: results.get(result.id).words }] }));
  }
  return found;
}

// Three searches, the strictest first: the query as one phrase; each of its terms as one; where neither finds anything, its
// characters anywhere, and words that begin so ("loose").
async function find(pagefind, query, filters) {
  const terms = termsOf(query);
  if (!query.trim()) return (await ask(pagefind, null, filters)).map((result) => ({ result, hits: [] }));
  if (!terms.length) return []; // signs alone
  const found = new Map();
  const take = (entries) => entries.forEach((entry) => found.has(entry.result.id) || found.set(entry.result.id, entry));
  take(await all(pagefind, [terms.flat()], filters));
  if (terms.length > 1) take(await all(pagefind, terms, filters));
  if (found.size || query.includes('"')) return [...found.values()];
  const results = await ask(pagefind, terms.flat().join(" "), filters);
  return results.map((result) => ({ result, loose: true, hits: [{ tokens: [], places: result.words }] }));
}

const bareWord = (word) => (word.match(TOKEN) ?? []).join("").toLowerCase();

// The places of the words to be marked. Of a phrase Pagefind names one alone; it stands wherever these words follow each other.
function placesOf(bareWords, hits) {
  const places = new Set(hits.flatMap((hit) => hit.places));
  for (const { tokens, places: seen } of hits) {
    const forms = tokens.map((token, step) => [token.toLowerCase(), bareWords[seen[step]]]);
    for (let at = 0; forms.length && at + forms.length <= bareWords.length; at += 1) {
      if (forms.every((form, step) => form.includes(bareWords[at + step]))) forms.forEach((_, step) => places.add(at + step));
    }
  }
  return places;
}

const beginsSentence = (words, place) => place === 0 || /[.。！？!?]$/.test(words[place - 1]);

// Where an excerpt begins: with the sentence of the marked word that has most others near it, the title aside.
function beginning(bareWords, words, places, body) {
  const sorted = [...places].sort((one, other) => one - other);
  const beyond = sorted.filter((place) => place >= body);
  const near = (from) => new Set(sorted.filter((place) => place >= from && place < from + WIDTH).map((place) => bareWords[place])).size;
  let best = 0;
  let first = body;
  for (const place of beyond.length ? beyond : sorted) {
    if (near(place) > best) [best, first] = [near(place), place];
  }
  let start = first;
  while (first - start < LEAD && !beginsSentence(words, start)) start -= 1;
  return start;
}

// As much as an excerpt holds of the words from there.
function ending(words, start) {
  let end = start;
  for (let wide = 0; end < words.length && wide < WIDTH; end += 1) wide += HAN_OR_KANA.test(words[end]) ? 1 : (words[end].length + 1) / 2;
  return end;
}

// Words of the index as they were written, in pieces that are marked or not.
function written(words, isMarked = () => false) {
  const marks = words.flatMap((word, index) => [
    ...Array(word.length).fill(isMarked(index)), isMarked(index) && index + 1 < words.length && isMarked(index + 1)]);
  const pieces = [];
  const add = (text, mark) => {
    if (pieces.at(-1)?.mark === mark) pieces.at(-1).text += text;
    else pieces.push({ mark, text });
  };
  const whole = words.join(" ");
  let at = 0;
  for (const made of whole.matchAll(MADE)) {
    for (; at < made.index; at += 1) add(whole[at], marks[at]);
    at += made[0].length;
    const instead = made[0].startsWith(TIE) ? " " : MARKED[made[0]] ?? "";
    if (instead) add(instead, marks[made.index]);
  }
  for (; at < whole.length; at += 1) add(whole[at], marks[at]);
  for (const [place, piece] of pieces.entries()) {
    const before = pieces[place - 1]; // the last long vowel of a query is not asked for, and is marked with its word
    if (!before?.mark || !/[ァ-ヺ]$/.test(before.text) || !piece.text.startsWith("ー")) continue;
    before.text += "ー";
    piece.text = piece.text.slice(1);
  }
  return pieces;
}

const split = (text) => text.trim().split(/\s+/);
const bare = (text) => written(split(text)).map((piece) => piece.text).join("");

// The words that were asked for, marked, and what stands around them; as nodes, so that nothing in it becomes markup.
function excerptOf(data, hits) {
  const words = split(data.raw_content.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  const bareWords = words.map(bareWord);
  const places = placesOf(bareWords, hits);
  const start = beginning(bareWords, words, places, split(data.meta.title ?? "").length);
  const end = ending(words, start);
  const pieces = written(words.slice(start, end), (index) => places.has(start + index)).map(
    ({ mark, text }) => (mark ? Object.assign(document.createElement("mark"), { textContent: text }) : text));
  return [beginsSentence(words, start) ? "" : "…", ...pieces, end < words.length ? "…" : ""];
}

// "2026-W44" as pages say it: 2026年第44週.
const weekOf = (week) => words.week.replace("{year}", week.slice(0, 4)).replace("{week}", Number(week.slice(6)));

function shown(data, hits) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = bare(data.meta.title ?? data.url);
  const facts = document.createElement("p");
  facts.className = "search-facts";
  const section = document.createElement("span");
  section.textContent = data.filters.section?.[0] ?? "";
  facts.append((data.filters.week ?? []).map(weekOf).join(), section.textContent && " · ", section);
  const excerpt = document.createElement("p");
  excerpt.append(...excerptOf(data, hits));
  item.append(link, facts, excerpt);
  for (const part of [link, section, excerpt]) [part.lang] = data.filters.lang;
  return item;
}

async function showMore(mine) {
  const next = waiting.splice(0, PAGE);
  const pages = await Promise.all(next.map(({ result }) => result.data()));
  if (mine !== asked) return;
  for (const [index, data] of pages.entries()) {
    if (next[index].loose && !list.querySelector(".search-loose")) {
      const note = document.createElement("li");
      note.className = "search-loose";
      note.textContent = words.loose;
      list.append(note);
    }
    list.append(shown(data, next[index].hits));
  }
  more.hidden = waiting.length === 0;
}

function counted(found, query) {
  const strict = found.filter(({ loose }) => !loose).length;
  if (strict) return words[strict === 1 ? "one" : "other"].replace("{count}", strict.toLocaleString());
  return query ? words.none.replace("{query}", query) : words.none_chosen;
}

async function search({ query, filters }) {
  const mine = ++asked;
  const isChosen = Object.keys(filters).length > 0;
  const isAsked = query !== "" || isChosen;
  list.replaceChildren();
  more.hidden = advice.hidden = true;
  say(isAsked ? words.loading : "");
  if (!isAsked) return;
  try {
    const found = await find(await load(), query, asFilters(filters));
    if (mine !== asked) return;
    waiting = [...found];
    await showMore(mine);
    if (mine !== asked) return;
    say(counted(found, query));
    advice.firstElementChild.textContent = isChosen ? words.advice_chosen : words.advice;
    advice.hidden = found.length > 0;
  } catch (error) {
    if (mine === asked) say(words.failed);
  }
}

// What the form says; empty filters are none. A section has a title in each language, and each page bears one of them.
const titlesOf = (section) => (words.sections ?? []).find((titles) => titles.includes(section)) ?? [section];

function wanted() {
  const chosen = FILTERS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
  return { query: field.value.trim(), filters: Object.fromEntries(chosen) };
}

function asFilters({ section, ...others }) {
  return section ? { ...others, section: { any: titlesOf(section) } } : others;
}

const named = {
  lang: (code) => new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(code),
  section: (title) => titlesOf(title).join(" / "),
};

// Lists what can be chosen, once: when the filters are opened, or the address has some.
function listFilters() {
  listed ??= load().then((pagefind) => pagefind.filters()).then((known) => {
    for (const name of FILTERS) {
      const all = Object.keys(known[name] ?? {}).sort();
      const values = name === "section" ? [...new Set(all.map((value) => titlesOf(value)[0]))] : all;
      if (name === "year") values.reverse();
      const options = values.map((value) => new Option(named[name]?.(value) ?? value, value));
      form.elements[name].append(...options);
    }
  });
  listed.catch(() => { listed = null; });
  return listed;
}

// The form and its results as the address has them.
async function start() {
  const given = new URL(location.href).searchParams;
  field.value = given.get("q") ?? "";
  if (FILTERS.some((name) => given.get(name))) {
    drawer.open = true;
    await listFilters().catch(() => say(words.failed));
  }
  for (const name of FILTERS) {
    const value = given.get(name) ?? "";
    form.elements[name].value = name === "section" ? titlesOf(value)[0] : value;
  }
  const now = wanted();
  // Who comes with a query from another page goes on with the arrows; where there is no keyboard, results stay uncovered.
  if (!now.query || matchMedia("(hover: hover)").matches) field.focus({ preventScroll: true });
  search(now);
}

function submit() {
  const now = wanted();
  const address = new URL(location.href);
  address.search = new URLSearchParams({ ...(now.query && { q: now.query }), ...now.filters });
  if (address.href !== location.href) history.pushState(null, "", address);
  search(now);
}

// Up and down go through the results, from the field and back to it; Escape goes back to the field, and then leaves it.
// Enter needs nothing: a result is a link.
function move(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at === -1 || (!step && event.key !== "Escape")) return;
  event.preventDefault();
  if (step) stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  else if (at) field.focus();
  else field.blur();
}

drawer.hidden = false;
drawer.addEventListener("toggle", () => drawer.open && listFilters().catch(() => say(words.failed)));
form.addEventListener("change", (event) => FILTERS.includes(event.target.name) && submit());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
document.addEventListener("keydown", move);
window.addEventListener("popstate", start);
more.addEventListener("click", () => showMore(asked));
start();
