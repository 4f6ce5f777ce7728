// What every page gains from script; none needs it. Rarer parts are fetched when a page has them.

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const stored = () => {
  try { return localStorage.getItem("theme") ?? "auto"; } catch { return "auto"; }
};

const applyTheme = (choice) => {
  if (choice === "auto") root.removeAttribute("data-theme");
  else root.dataset.theme = choice;
  for (const button of all("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
  }
};

applyTheme(stored());

const chooseTheme = (choice) => {
  try { localStorage.setItem("theme", choice); } catch { /* private window: for this page only */ }
  applyTheme(choice);
};

const copy = async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.querySelector("span");
  const before = label.textContent;
  label.textContent = button.dataset.done;
  label.classList.remove("hide");
  setTimeout(() => { label.textContent = before; label.classList.add("hide"); }, 1600);
};

const openDialog = (event, link) => {
  const dialog = document.getElementById(link.dataset.dialog);
  if (!dialog?.showModal || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  link.closest("[popover]")?.hidePopover?.();
  dialog.showModal();
};

const closeOutside = (event) => {
  const { target: dialog, clientX: x, clientY: y } = event;
  if (!(dialog instanceof HTMLDialogElement)) return;
  const box = dialog.getBoundingClientRect();
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) dialog.close();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-dialog]");
  if (link) openDialog(event, link);
  const theme = event.target.closest("[data-theme-choice]");
  if (theme) chooseTheme(theme.dataset.themeChoice);
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
  closeOutside(event);
});

// One press sends once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000); // the answer may be a download
});
addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => delete form.dataset.sent));

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (["/", "?", "g"].includes(event.key)) {
    event.preventDefault();
    import("./keyboard.js").then((keyboard) => keyboard.press(event.key));
  }
});

const begin = () => {
  applyTheme(stored());
  for (const element of all("[data-copy], [data-themes], [data-pick-all]")) element.hidden = false;
  for (const summary of all(".summary[autofocus]")) summary.focus();
  if (document.querySelector("[data-poll]")) import("./poll.js").then((poll) => poll.begin());
  if (document.querySelector("[data-bulk]")) import("./bulk.js").then((bulk) => bulk.begin());
  if (document.querySelector("[data-stepper], [data-scan]")) import("./stock.js").then((stock) => stock.begin());
  if (document.querySelector("form[data-guard]")) import("./guard.js").then((guard) => guard.begin());
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
