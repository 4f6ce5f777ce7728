// Live progress: an element with data-poll="address" is replaced every two seconds by the element
// with its id from that address, until the answer carries no data-poll. With data-done="reload" the
// page is fetched anew then.

const PERIOD = 2000;

const replace = async (old) => {
  const answer = await fetch(old.dataset.poll, { headers: { accept: "text/html" }, redirect: "error" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(old.id);
  if (!fresh) throw new Error("no such fragment");
  old.replaceWith(fresh);
  return fresh;
};

const watch = async (element, failures = 0) => {
  let next = element;
  let missed = failures;
  if (!document.hidden) {
    try {
      next = await replace(element);
      missed = 0;
    } catch {
      missed += 1;
    }
  }
  if (next.dataset.poll) setTimeout(watch, PERIOD * Math.min(2 ** missed, 16), next, missed);
  else if (element.dataset.done === "reload") location.reload();
};

export const begin = () => {
  for (const element of document.querySelectorAll("[data-poll][id]")) setTimeout(watch, PERIOD, element);
};
