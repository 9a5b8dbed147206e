// What is typed into a form with `data-draft` is kept on the server, sealed, for its writer
// alone. Without this module it is kept when sending fails or the session has ended.

const QUIET_MS = 2000; // after the last key
const APART_MS = 10000; // between two savings

for (const form of document.querySelectorAll("form[data-draft]")) {
  const said = form.querySelector("[data-kept]");
  let timer = 0;
  let savedAt = 0;
  let flight = null;

  const save = async () => {
    clearTimeout(timer);
    timer = 0;
    savedAt = Date.now();
    flight = new AbortController();
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        redirect: "error",
        keepalive: document.hidden,
        signal: flight.signal,
      });
      said.textContent = answer.ok ? await answer.text() : said.dataset.failed;
    } catch (fault) {
      if (fault.name !== "AbortError") said.textContent = said.dataset.failed;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(QUIET_MS, savedAt + APART_MS - Date.now()));
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
    flight?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && timer) save();
  });
}
