// Keys for what the page can do anyway. Rows are what bears data-row; what a key presses bears data-key.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  let current = null;

  const wordsOf = (row) => row.dataset.words && document.getElementById(row.dataset.words);

  function go(row) {
    if (!row) return;
    if (current) {
      current.classList.remove("current");
      wordsOf(current)?.classList.remove("current");
    }
    current = row;
    row.classList.add("current");
    row.focus({ preventScroll: true });
    const words = wordsOf(row);
    words?.classList.add("current");
    (words ?? row).scrollIntoView({ block: words ? "center" : "nearest" });
    if (words) row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const at = rows.indexOf(current);
    go(rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]);
  }

  function press(key) {
    const within = current?.querySelector(`[data-key="${key}"]`);
    const found = within ?? [...document.querySelectorAll(`[data-key="${key}"]`)].find((e) => !e.closest("[data-row]"));
    found?.click();
    if (found?.matches("details[open] > summary")) found.parentElement.querySelector("select")?.focus();
    return Boolean(found);
  }

  function keysShown() {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  }

  const isTyping = (e) => e.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    switch (event.key) {
      case "n": case "j": step(1); break;
      case "p": case "k": step(-1); break;
      case "o": current?.querySelector("[data-open]")?.click(); break;
      case "/": document.querySelector("input[name=q]")?.focus(); break;
      case "?": keysShown(); break;
      case "a": case "x": case "c": case "u": case "s": case "m": case "d": if (!press(event.key)) return; break;
      default: return;
    }
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && row !== current) {
      current?.classList.remove("current");
      current = row;
      row.classList.add("current");
    }
  });

  function atHash() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name) go(rows.find((row) => row.id === name || row.dataset.words === name));
  }

  addEventListener("hashchange", atHash);
  atHash();
  // On a narrow screen the ways to narrow a list would stand above it.
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".narrow")?.removeAttribute("open");
})();
