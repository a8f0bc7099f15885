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

// Two spellings of one word are one: the index and the query have バ for ヴァ and コンピューター for コンピュータ (see there).
const VU = { ヴァ: "バ", ヴィ: "ビ", ヴェ: "ベ", ヴォ: "ボ", ヴュ: "ビュ", ヴ: "ブ" };
const VU_WRITTEN = /ヴ[ァィェォュ]?/g;
const LONG_LEFT_OUT = /(?<=[アカガサザタダナハバパマヤラワァャキギシジチヂニヒビピミリィ])(?=[^ァ-ヺー])/g;
const LONG_LAST = /(?<=[ァ-ヺー]{3})ー$/; // at the end of a query the word may go on: コンピューター finds コンピュータゲーム

// What the index writes to say how it was written: a space that was there, and what was not. Pagefind itself writes a full
// stop where a block ends.
const TIE = "\u2800";
const VU_MARKED = { "バ\ue000": "ヴァ", "ビ\ue000\ue000": "ヴ", "ビ\ue000": "ヴィ", "ブ\ue000": "ヴ", "ベ\ue000": "ヴェ", "ボ\ue000": "ヴォ" };
const MADE = new RegExp(
  `[バビブベボ]\ue000+|ー\ue001|\ue002 ?|(?<=[${LETTER}\ue000\ue001])[.](?= |$)|${TIE}(?= )|(?<=[${LETTER}\ue000\ue001]) |(?<![.${TIE}]) (?=[${LETTER}])|${TIE}`, "gu");

const PAGE = 10; // results shown at a time
const EXCERPT = { letters: 90, words: 36 }; // words of an excerpt; a Han or kana character is a word
const FILTERS = ["lang", "section", "year", "publisher"];

const words = JSON.parse(document.getElementById("search-words").textContent);
const form = document.getElementById("search-form");
const field = form.elements.q;
const drawer = document.getElementById("search-filters");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");

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
  return text.replace(LONG_LEFT_OUT, "ー").replace(LONG_LAST, "").replace(VU_WRITTEN, (written) => VU[written]);
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
  const excerptLength = HAN_OR_KANA.test(query ?? "") ? EXCERPT.letters : EXCERPT.words;
  await pagefind.options({ excerptLength, exactDiacritics: KANA.test(query ?? "") });
  const order = query === null || query.startsWith('"') ? { sort: { order: "desc" } } : {};
  return (await pagefind.search(query, { filters, ...order }))?.results ?? [];
}

// Results found by every one of the phrases, in the order of the first.
async function all(pagefind, phrases, filters) {
  let results = await ask(pagefind, phrases[0], filters);
  for (const next of phrases.slice(1)) {
    const ids = new Set((await ask(pagefind, next, filters)).map((result) => result.id));
    results = results.filter((result) => ids.has(result.id));
  }
  return results;
}

// Three searches, the strictest first: the query as one phrase; each of its terms as one; where these find few pages, all
// its characters anywhere, and words that begin so ("loose").
async function find(pagefind, query, filters) {
  const terms = termsOf(query);
  if (!terms.length) return (await ask(pagefind, null, filters)).map((result) => ({ result, loose: false }));
  const tokens = terms.flat();
  const found = new Map();
  const take = (results, loose) => results.forEach((result) => found.has(result.id) || found.set(result.id, { result, loose }));
  take(await ask(pagefind, phrase(tokens), filters), false);
  if (terms.length > 1) take(await all(pagefind, terms.map(phrase), filters), false);
  if (found.size < PAGE && !query.includes('"')) take(await ask(pagefind, tokens.join(" "), filters), true);
  return [...found.values()];
}

// The text of the index as it was written, in pieces that are marked or not. Pagefind's excerpt is text with <mark>; it is
// rebuilt from text nodes, so nothing in it can become markup.
function written(excerpt) {
  const parts = excerpt.split(/<mark>(.*?)<\/mark>/s).map((part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  const ends = parts.map(((sum) => (part) => (sum += part.length))(0));
  const pieces = [];
  const add = (text, place) => {
    const mark = ends.findIndex((end) => place < end) % 2 === 1;
    if (pieces.at(-1)?.mark === mark) pieces.at(-1).text += text;
    else pieces.push({ mark, text });
  };
  const whole = parts.join("");
  let at = 0;
  for (const made of whole.matchAll(MADE)) {
    for (; at < made.index; at += 1) add(whole[at], at);
    at += made[0].length;
    const instead = made[0] === TIE ? " " : VU_MARKED[made[0]] ?? "";
    if (instead) add(instead, made.index);
  }
  for (; at < whole.length; at += 1) add(whole[at], at);
  for (const [place, piece] of pieces.entries()) {
    const before = pieces[place - 1]; // the last long vowel of a query is not asked for, and is marked with its word
    if (!before?.mark || !/[ァ-ヺ]$/.test(before.text) || !piece.text.startsWith("ー")) continue;
    before.text += "ー";
    piece.text = piece.text.slice(1);
  }
  return pieces;
}

const bare = (text) => written(text).map((piece) => piece.text).join("");
const marked = (excerpt) => written(excerpt).map(
  ({ mark, text }) => (mark ? Object.assign(document.createElement("mark"), { textContent: text }) : text));

// "2026-W44" as pages say it: 2026年第44週.
const weekOf = (week) => words.week.replace("{year}", week.slice(0, 4)).replace("{week}", Number(week.slice(6)));

function shown(data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = bare(data.meta.title ?? data.url);
  const facts = document.createElement("p");
  facts.className = "search-facts";
  facts.textContent = [...(data.filters.week ?? []).map(weekOf), ...(data.filters.section ?? [])].filter(Boolean).join(" · ");
  const excerpt = document.createElement("p");
  excerpt.append(...marked(data.excerpt));
  item.append(link, facts, excerpt);
  [item.lang] = data.filters.lang;
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
    list.append(shown(data));
  }
  more.hidden = waiting.length === 0;
}

function counted(found, query) {
  const strict = found.filter(({ loose }) => !loose).length;
  if (!strict) return words.none.replace("{query}", query);
  return words[strict === 1 ? "one" : "other"].replace("{count}", strict.toLocaleString());
}

async function search({ query, filters }) {
  const mine = ++asked;
  const isAsked = termsOf(query).length > 0 || Object.keys(filters).length > 0;
  list.replaceChildren();
  more.hidden = true;
  say(isAsked ? words.loading : "");
  if (!isAsked) return;
  try {
    const found = await find(await load(), query, asFilters(filters));
    if (mine !== asked) return;
    waiting = [...found];
    await showMore(mine);
    if (mine === asked) say(counted(found, query.trim()));
  } catch (error) {
    if (mine === asked) say(words.failed);
  }
}

// What the form says; empty filters are none. A section has a title in each language, and each page bears one of them.
const titlesOf = (section) => (words.sections ?? []).find((titles) => titles.includes(section)) ?? [section];

function wanted() {
  const chosen = FILTERS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
  return { query: field.value, filters: Object.fromEntries(chosen) };
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
  if (!now.query) field.focus();
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
