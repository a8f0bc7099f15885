// Beside the pages while they are served to their editor: loads a page again when the site is new, shows what went
// wrong, and marks where an edit can be made. It stands in no published page.
"use strict";

const OWN = "/.matome/";
const KEPT = "matome.marks"; // whether marks are shown, in this browser
const PLACES = "h1, h2, h3, h4, q, p, li, a, span, blockquote, dt, dd, td, ins";
let words = {};

const make = (name, className, text = "") => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
};

// --- news: only a page that is looked at waits for them, since a browser keeps few connections to one place

let known = "";
let build = null;
let asking = null;

async function ask() {
  if (asking || document.hidden) return;
  asking = new AbortController();
  try {
    const news = await (await fetch(`${OWN}news?${known}`, { signal: asking.signal })).json();
    words = news.words;
    if (build !== null && news.build !== build) {
      location.reload();
      return;
    }
    if (build === null) mark();
    build = news.build;
    known = news.state;
    tell(news.error, news.warnings);
    asking = null;
    ask();
  } catch (error) {
    asking = null;
    if (error.name === "AbortError") return;
    if (build !== null) tell(words.proof_ended, []);
    setTimeout(ask, 1000);
  }
}

document.addEventListener("visibilitychange", () => (document.hidden ? asking?.abort() : ask()));

// --- what went wrong stands above the page

const banner = make("div", "proof-banner");
banner.setAttribute("role", "alert");

function tell(error, warnings) {
  banner.replaceChildren();
  banner.classList.toggle("proof-error", Boolean(error));
  if (error) {
    banner.append(make("strong", "", words.proof_error), make("p", "", error));
  } else if (warnings.length) {
    const list = make("details", "");
    list.append(make("summary", "", `${words.proof_warnings} (${warnings.length})`));
    list.append(...warnings.map((one) => make("p", "", one)));
    banner.append(list);
  }
  if (banner.hasChildNodes()) document.body.prepend(banner);
  else banner.remove();
}

// --- marks

const plain = (text) => text.replace(/[\u200b\u00ad]/g, "").replace(/\s+/g, " ").trim();

// The innermost elements that hold these words and nothing else, in the order of the page.
function holding(text) {
  const wanted = plain(text);
  const found = [...document.querySelectorAll(PLACES)].filter(
    (element) => !element.closest("nav, .md-header, .proof-panel") && plain(element.textContent) === wanted,
  );
  return found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
}

function place(one) {
  if (one.anchor) {
    const element = document.getElementById(one.anchor);
    if (element) return element;
  }
  return one.text ? holding(one.text)[0] : null;
}

const panel = make("aside", "proof-panel");
panel.tabIndex = -1;
panel.hidden = true;
let opened = null;

function close() {
  panel.hidden = true;
  opened?.setAttribute("aria-expanded", "false");
  opened?.focus();
  opened = null;
}

function copying(text, name) {
  const button = make("button", "proof-copy", name);
  button.type = "button";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = words.proof_copied;
    setTimeout(() => (button.textContent = name), 1500);
  });
  return button;
}

function open(one, button) {
  if (opened === button) {
    close();
    return;
  }
  opened?.setAttribute("aria-expanded", "false");
  opened = button;
  button.setAttribute("aria-expanded", "true");
  const end = make("button", "proof-close", "×");
  end.type = "button";
  end.setAttribute("aria-label", words.close);
  end.addEventListener("click", close);
  panel.replaceChildren(end, make("code", "proof-id", one.id), make("p", "proof-file", one.file));
  if (one.note) panel.append(make("p", "proof-waits", one.note));
  for (const edit of one.edits) {
    const part = make("section", "");
    const row = make("p", "proof-row");
    row.append(copying(edit.lines, words.proof_copy), copying(edit.command, words.proof_copy_command));
    part.append(make("h2", "", edit.label), make("pre", "", edit.lines), row);
    panel.append(part);
  }
  panel.setAttribute("aria-label", one.id);
  panel.hidden = false;
  panel.focus();
}

function marked(one) {
  const button = make("button", "proof-mark", "✎");
  button.type = "button";
  button.title = one.id;
  button.setAttribute("aria-label", `${words.proof_marks}: ${one.id}`);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    open(one, button);
  });
  const element = place(one) ?? document.querySelector("h1");
  if (element?.matches("a, q, span")) element.after(button);
  else element?.append(button);
}

function show(on) {
  document.documentElement.classList.toggle("proof-marked", on);
  toggle.setAttribute("aria-pressed", String(on));
  if (!on && opened) close();
}

const toggle = make("button", "proof-toggle");
toggle.type = "button";
toggle.addEventListener("click", () => {
  const on = toggle.getAttribute("aria-pressed") !== "true";
  show(on);
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // then it lasts for this page
  }
});

async function mark() {
  const marks = await (await fetch(`${OWN}marks?${location.pathname}`)).json();
  if (!marks.length) return;
  marks.forEach(marked);
  toggle.textContent = `✎ ${words.proof_marks}`;
  document.body.append(toggle, panel);
  let kept = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    // marks are shown
  }
  show(kept !== "off");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened) close();
});

ask();
