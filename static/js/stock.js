// Stock: − and + beside a quantity, a reason that fits, and reading a bar code from a picture where the browser can.

const number = (text) => {
  const value = Number(text.trim().replace(",", "."));
  return Number.isFinite(value) ? value : 0;
};

// A count begins at what is thought to be there.
const step = (field, by, from) => {
  const counts = field.form.elements.mode?.value === "count";
  const start = field.value.trim() || (counts ? from : "0");
  field.value = String(Math.max(0, Math.round((number(start) + by) * 1000) / 1000));
};

const steppers = () => {
  for (const stepper of document.querySelectorAll("[data-stepper]")) {
    const field = stepper.querySelector("input");
    for (const button of stepper.querySelectorAll("[data-step]")) {
      button.hidden = false;
      button.addEventListener("click", () => step(field, Number(button.dataset.step), stepper.dataset.from ?? "0"));
    }
  }
};

// What came or went was not counted: another reason is to be chosen.
const reasons = () => {
  for (const stepper of document.querySelectorAll("[data-stepper]")) {
    const form = stepper.closest("form");
    form.addEventListener("change", ({ target }) => {
      const { reason } = form.elements;
      if (target.name !== "mode") return;
      if (target.value === "count") reason.value ||= "count";
      else if (reason.value === "count") reason.value = "";
    });
  }
};

const read = async (detector, label, file) => {
  const codes = await detector.detect(await createImageBitmap(file)).catch(() => []);
  const form = label.closest("form");
  if (codes.length === 0) {
    alert(label.dataset.none);
    return;
  }
  form.elements.q.value = codes[0].rawValue;
  form.requestSubmit();
};

const scanners = () => {
  if (!("BarcodeDetector" in window)) return;
  const detector = new BarcodeDetector();
  for (const label of document.querySelectorAll("[data-scan]")) {
    label.hidden = false;
    const input = label.querySelector("input");
    input.addEventListener("change", () => {
      if (input.files.length > 0) read(detector, label, input.files[0]);
      input.value = "";
    });
  }
};

export const begin = () => {
  steppers();
  reasons();
  scanners();
};
