// A second tap on a slow line sends nothing; the button itself is never disabled.
// The server's idempotency key holds without this; it only spares the line.

const PATIENCE_MS = 8000; // afterwards the officer may try again

for (const form of document.querySelectorAll("form[method=post]")) {
  let sentAt = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sentAt < PATIENCE_MS) {
      event.preventDefault();
      return;
    }
    sentAt = Date.now();
    const note = form.querySelector("[data-sending]");
    if (note) note.textContent = note.dataset.sending;
  });
}
