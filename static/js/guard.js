// A form with data-guard asks before changes in it are lost.

const state = (form) => new URLSearchParams(
  [...new FormData(form)].filter(([, value]) => typeof value === "string"),
).toString();

export const begin = () => {
  for (const form of document.querySelectorAll("form[data-guard]")) {
    const before = state(form);
    let sent = false;
    form.addEventListener("submit", () => { sent = true; });
    addEventListener("beforeunload", (event) => {
      if (!sent && state(form) !== before) event.preventDefault();
    });
  }
};
