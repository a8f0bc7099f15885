// The few things a page does beside Material: open with keys what Material opens with the mouse, find the search with the
// key "/", copy the address of a feed, say that an edition is late.
"use strict";

// Material takes each alternate for the site in another language, and asks for its sitemap. Ours are feeds and data: they
// have another name until Material has looked.
const alternates = [...document.querySelectorAll("link[rel=alternate]")];
const name = (rel) => alternates.forEach((link) => { link.rel = rel; });
name("alternate feed");
document.addEventListener("DOMContentLoaded", () => name("alternate"));

// Material opens the drawer and the field with labels, which no key reaches: they become buttons.
function opener(name) {
  const toggle = document.querySelector(`[data-md-toggle="${name}"]`);
  const label = document.querySelector(`[data-opens="${name}"]`);
  const button = document.createElement("button");
  if (!label) return { toggle, button };
  Object.assign(button, { type: "button", className: label.className, title: label.title });
  button.dataset.opens = name;
  button.append(...label.childNodes);
  label.replaceWith(button);
  const tell = () => button.setAttribute("aria-expanded", toggle.checked);
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", tell);
  tell();
  return { toggle, button };
}

const openers = ["drawer", "search"].map(opener);
const finder = openers[1].toggle;
const field = document.querySelector("#search-form input, .md-search__input");

finder.addEventListener("change", () => finder.checked && field?.focus()); // on narrow screens, over the header

const isTyping = (target) => Boolean(target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const opened = openers.find(({ toggle }) => toggle.checked);
  if (event.key === "Escape" && opened) {
    opened.toggle.click();
    opened.button.focus();
  } else if (event.key === "/" && field && !isTyping(event.target)) {
    event.preventDefault();
    if (!field.checkVisibility({ visibilityProperty: true })) finder.click();
    field.focus();
    field.select();
  }
});

// Browsers let a page copy only where it came over a safe way; elsewhere the addresses can be marked by hand.
if (navigator.clipboard) {
  for (const copy of document.querySelectorAll(".copy")) {
    const words = copy.textContent;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(copy.dataset.copy);
      } catch {
        getSelection().selectAllChildren(copy.previousElementSibling); // not allowed: the address is marked, to copy by hand
        return;
      }
      copy.textContent = copy.dataset.copied;
      setTimeout(() => (copy.textContent = words), 2000);
    });
    copy.hidden = false;
  }
}

// A page stays as it was written; whether the next edition is late depends on when it is read.
for (const line of document.querySelectorAll(".due")) {
  if (Date.now() < Date.parse(line.dataset.due)) continue;
  line.classList.add("stale");
  line.querySelector(".due-next").hidden = true;
  line.querySelector(".due-stale").hidden = false;
}
