// The key "/" leads to the search, from everywhere but fields of text.
"use strict";

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
