// The error summary takes the focus when the page opens, and its links put the
// focus into the field they name.

const summary = document.querySelector(".govuk-error-summary");

if (summary) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const group = field.closest("fieldset, .govuk-form-group") ?? field;
    group.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
