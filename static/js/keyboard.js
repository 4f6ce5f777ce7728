// "/" goes to the search, "g" and a letter to a place, "?" lists the keys.

const places = () => [...document.querySelectorAll("a[data-key]")];

const list = () => {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  const facts = dialog.querySelector("dl");
  const finds = document.querySelector("[data-search]");
  for (const part of facts.querySelectorAll("[data-finds]")) part.hidden = !finds;
  if (!facts.dataset.full) {
    facts.dataset.full = "yes";
    for (const place of places()) {
      const term = document.createElement("dt");
      for (const key of ["g", place.dataset.key]) {
        const cap = document.createElement("kbd");
        cap.textContent = key;
        term.append(cap, " ");
      }
      const text = document.createElement("dd");
      text.textContent = place.querySelector("span").textContent;
      facts.append(term, text);
    }
  }
  dialog.showModal();
};

const go = () => {
  const wait = new AbortController();
  addEventListener("keydown", (event) => {
    wait.abort();
    const place = places().find((link) => link.dataset.key === event.key);
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    place.click();
  }, { capture: true, signal: wait.signal });
  setTimeout(() => wait.abort(), 1500);
};

export const press = (key) => {
  if (key === "/") document.querySelector("[data-search]")?.focus();
  else if (key === "?") list();
  else go();
};
