// Asks before a page with unsaved input is left. The browser words the question itself.

const unsaved = () => document.querySelector("form[data-dirty]");

for (const form of document.querySelectorAll("form[data-guard]")) {
  form.addEventListener("input", () => { form.dataset.dirty = ""; });
}

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  // Locking never waits; a form that is sent is no longer unsaved.
  const settled = event.target.matches("form[data-lock]") ? unsaved() : event.target;
  if (settled) delete settled.dataset.dirty;
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved()) event.preventDefault();
});
