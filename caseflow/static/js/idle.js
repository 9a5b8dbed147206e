// Two minutes before the session ends, a warning; one key or the button extends it.
// When it has ended, a form with unsaved input is sent marked `draft`: the server keeps
// it and records nothing. <body data-idle-…> comes from layout.html.

const WARN_SECONDS = 120;
const box = document.querySelector("[data-idle-warning]");
const { idleSeconds, idleUrl, idleToken, idleOver } = document.body.dataset;

function leave() {
  document.documentElement.classList.add("cf-locked");
  const unsaved = document.querySelector("form[data-dirty]");
  if (!unsaved) {
    window.location.replace(idleOver);
    return;
  }
  const mark = Object.assign(document.createElement("input"), {
    type: "hidden", name: "draft", value: "1",
  });
  unsaved.append(mark);
  unsaved.requestSubmit();
}

if (box && idleSeconds && idleUrl) {
  let ends = 0;
  let inFlight = false;

  const restart = () => {
    ends = Date.now() + Number(idleSeconds) * 1000;
    box.hidden = true;
  };

  const extend = async () => {
    if (inFlight) return;
    inFlight = true;
    try {
      const answer = await fetch(idleUrl, {
        method: "POST",
        headers: { "X-CSRFToken": idleToken },
        redirect: "error",
      });
      if (answer.ok) restart();
    } catch {
      // No line, or already signed out: the warning stays; the next key tries again.
    } finally {
      inFlight = false;
    }
  };

  const clock = setInterval(look, 1000);

  function look() {
    const left = (ends - Date.now()) / 1000;
    if (left <= 0) {
      clearInterval(clock);
      leave();
    } else if (left <= WARN_SECONDS) {
      box.hidden = false;
    }
  }

  box.querySelector("button").addEventListener("click", extend);
  document.addEventListener("keydown", () => box.hidden || extend());
  document.addEventListener("visibilitychange", look);
  restart();
}
