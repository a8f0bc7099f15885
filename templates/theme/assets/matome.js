// The few things a page does: choose light or dark, find the search with the key "/", copy the address of a feed.
"use strict";

const root = document.documentElement;
const button = document.querySelector(".scheme-button");
const system = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);

// The button says what it will do.
function name() {
  const words = isDark() ? button.dataset.light : button.dataset.dark;
  button.title = words;
  button.setAttribute("aria-label", words);
}

button.addEventListener("click", () => {
  root.dataset.scheme = isDark() ? "light" : "dark";
  name();
  try {
    localStorage.setItem("matome.scheme", root.dataset.scheme);
  } catch {
    // the choice then lasts for this page
  }
});
system.addEventListener("change", name);
name();

// The menu of narrow screens closes when it has led somewhere on the page.
document.getElementById("menu").addEventListener("click", (event) => {
  if (event.target.closest("a")) event.currentTarget.hidePopover();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const fields = [...document.querySelectorAll("#search input, .finder input")];
  const field = fields.find((one) => one.offsetParent !== null);
  event.preventDefault();
  if (field) {
    field.focus();
    field.select();
  } else {
    location.assign(document.querySelector(".finder-link").href);
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
        return; // not allowed: the address still stands beside it
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
