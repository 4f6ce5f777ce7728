// Rows that are chosen: all at once, a stretch with shift, by arrow keys; and how many there are.

const boxes = (form) => [...document.querySelectorAll(`input[type=checkbox][form="${form}"]`)];

const count = (bar) => {
  const form = bar.dataset.bulk;
  const every = boxes(form);
  const chosen = every.filter((box) => box.checked).length;
  const output = bar.querySelector("output");
  output.dataset.none ??= output.textContent;
  if (chosen === 0) output.textContent = output.dataset.none;
  else output.textContent = chosen === 1 ? output.dataset.one : output.dataset.many.replace("{}", chosen);
  const master = document.querySelector(`[data-pick-all="${form}"]`);
  if (!master) return;
  master.checked = chosen > 0 && chosen === every.length;
  master.indeterminate = chosen > 0 && chosen < every.length;
};

const stretch = (every, from, to, checked) => {
  const [low, high] = [every.indexOf(from), every.indexOf(to)].sort((a, b) => a - b);
  if (low >= 0) every.slice(low, high + 1).forEach((box) => { box.checked = checked; });
};

const attach = (bar) => {
  const form = bar.dataset.bulk;
  let last = null;
  document.querySelector(`[data-pick-all="${form}"]`)?.addEventListener("change", (event) => {
    boxes(form).forEach((box) => { box.checked = event.target.checked; });
    count(bar);
  });
  document.addEventListener("click", (event) => {
    const every = boxes(form);
    if (!every.includes(event.target)) return;
    if (event.shiftKey && last) stretch(every, last, event.target, event.target.checked);
    last = event.target;
    count(bar);
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const every = boxes(form);
    const at = every.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    every[at + step]?.focus();
  });
  addEventListener("pageshow", () => count(bar));
  count(bar);
};

export const begin = () => document.querySelectorAll("[data-bulk]").forEach(attach);
