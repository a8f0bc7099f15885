// The search page, on Pagefind's low-level interface.
//
// The index holds every Han and kana character as a word of its own, in NFKC (generator/write/search.py). So a query is
// asked as phrases of characters. Three searches, the strictest first, each page once: the whole query as one phrase;
// every word of it as a phrase; where these find few pages, every character of it anywhere ("loose").
"use strict";

const LETTER = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303b\\u3041-\\u3096\\u309d-\\u309f" +
  "\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff" +
  "\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}";
const OPENING = "\\(\\[\\{“‘«‹「『【〈《〔〖";
const BETWEEN = new RegExp(
  `(?<=[${LETTER}])(?=[\\p{L}\\p{M}\\p{N}_${OPENING}])|(?<=[^\\s${OPENING}])(?=[${LETTER}])`, "gu");
const ONE_LETTER = new RegExp(`[${LETTER}]`, "u");
const KANA = /[\u3041-\u30ff]/;
const TIE = "\u2800"; // a space that was in the text: before a space, or where what is no word follows a word
const DROPPED = new RegExp(`${TIE}(?= )|(?<=[${LETTER}]) |(?<![.${TIE}]) (?=[${LETTER}])`, "gu");
const LOOSE = 2; // place of the search for characters anywhere
const PAGE = 10; // results shown at a time
const EXCERPT = { letters: 90, words: 36 }; // words of an excerpt; a Han or kana character is a word

const words = JSON.parse(document.getElementById("search-words").textContent);
const form = document.getElementById("search");
const field = form.elements.q;
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");

let engine = null; // loaded at the first search, never before
let asked = 0; // number of the latest search: an older one that ends later is dropped
let waiting = [];

const say = (text) => { status.textContent = text; };
const bare = (text) => text.replace(DROPPED, "").replaceAll(TIE, " ");

function load() {
  engine ??= import(new URL("../pagefind/pagefind.js", location.href));
  engine.catch(() => { engine = null; });
  return engine;
}

// "原子力 発電 budget" -> [["原", "子", "力"], ["発", "電"], ["budget"]]; what stands in "..." is one word.
function termsOf(query) {
  const terms = query.normalize("NFKC").match(/"[^"]+"|[^\s"]+/g) ?? [];
  return terms.map((term) => term.replaceAll('"', "").replace(BETWEEN, " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))
    .filter((words) => words.length);
}

const phrase = (tokens) => (tokens.length > 1 ? `"${tokens.join(" ")}"` : tokens[0]);

// Pagefind takes が for か, and then finds no phrase that holds one; told to be exact, it does, but then stems no English
// ("ferry" is not found where its stem is "ferri"). So it is told what each search needs.
async function ask(pagefind, query) {
  const excerptLength = ONE_LETTER.test(query) ? EXCERPT.letters : EXCERPT.words;
  await pagefind.options({ excerptLength, exactDiacritics: KANA.test(query) });
  return (await pagefind.search(query))?.results ?? [];
}

// Results found by every one of the searches, in the order of the first.
async function all(pagefind, queries) {
  let results = await ask(pagefind, queries[0]);
  for (const query of queries.slice(1)) {
    const ids = new Set((await ask(pagefind, query)).map((result) => result.id));
    results = results.filter((result) => ids.has(result.id));
  }
  return results;
}

async function find(pagefind, terms) {
  const tokens = terms.flat();
  const stages = [[phrase(tokens)], terms.map(phrase), [tokens.join(" ")]];
  const seen = new Set();
  const found = [];
  for (const [stage, queries] of stages.entries()) {
    if (stage && queries.join() === stages[stage - 1].join()) continue;
    if (stage === LOOSE && found.length >= PAGE) break;
    for (const result of await all(pagefind, queries)) {
      if (seen.has(result.id)) continue;
      seen.add(result.id);
      found.push({ result, loose: stage === LOOSE });
    }
  }
  return found;
}

// Pagefind's excerpt is text with <mark>; it is rebuilt from text nodes, so nothing in it can become markup. Spaces that
// only cut the text go, also those between two marks.
function marked(excerpt) {
  const parts = excerpt.split(/<mark>(.*?)<\/mark>/s).map((part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  const whole = parts.join("");
  const dropped = new Set([...whole.matchAll(DROPPED)].map((found) => found.index));
  const nodes = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const text = [...part.split("").keys()].filter((place) => !dropped.has(at + place)).map((place) => part[place]).join("")
      .replaceAll(TIE, " ");
    at += part.length;
    if (!text) continue;
    const mark = index % 2 === 1;
    if (nodes.length && nodes.at(-1).mark === mark) nodes.at(-1).text += text;
    else nodes.push({ mark, text });
  }
  return nodes.map(({ mark, text }) => (mark ? Object.assign(document.createElement("mark"), { textContent: text }) : text));
}

function shown(data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = bare(data.meta.title ?? data.url);
  const facts = document.createElement("p");
  facts.className = "search-facts";
  facts.textContent = [data.filters.week, data.filters.section].flat().filter(Boolean).join(" · ");
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

async function search(query) {
  const mine = ++asked;
  const terms = termsOf(query);
  list.replaceChildren();
  more.hidden = true;
  say(terms.length ? words.loading : "");
  if (!terms.length) return;
  try {
    const found = await find(await load(), terms);
    if (mine !== asked) return;
    waiting = [...found];
    await showMore(mine);
    if (mine === asked) say(counted(found, query.trim()));
  } catch (error) {
    if (mine === asked) say(words.failed);
  }
}

const queryOf = (address) => new URL(address).searchParams.get("q") ?? "";

function start() {
  field.value = queryOf(location.href);
  if (field.value) search(field.value);
  else field.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set("q", field.value);
  if (address.href !== location.href) history.pushState(null, "", address);
  search(field.value);
});
window.addEventListener("popstate", start);
more.addEventListener("click", () => showMore(asked));
start();
