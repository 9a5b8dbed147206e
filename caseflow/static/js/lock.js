// "Khóa màn hình": the page is blank at once, then the server locks the session.
// Without this module the same form posts and the server locks all the same.

function blank() {
  document.documentElement.classList.add("cf-locked");
  document.title = "caseflow";
}

for (const form of document.querySelectorAll("form[data-lock]")) {
  form.addEventListener("submit", blank);
}

// A page brought back by the browser from before the lock shows nothing and asks anew.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.body.dataset.confidential !== undefined) {
    blank();
    window.location.reload();
  }
});
