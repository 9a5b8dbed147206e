// "Không rõ" and "không muốn trả lời": ticking one puts aside what was typed and clears the
// other box; unticking brings it back; typing again unticks both.

for (const boxes of document.querySelectorAll("[data-unanswered]")) {
  const question = boxes.closest("[data-question]");
  const ticks = [...boxes.querySelectorAll("input")];
  const inputs = [...question.querySelectorAll("input, select, textarea")]
    .filter((input) => !boxes.contains(input));
  const chosen = (input) => input.type === "checkbox" || input.type === "radio";
  let aside = [];

  const putAside = () => {
    const typed = inputs.map((input) => (chosen(input) ? input.checked : input.value));
    if (typed.some(Boolean)) aside = typed;
    for (const input of inputs) {
      if (chosen(input)) input.checked = false;
      else input.value = "";
    }
  };

  const bringBack = () => {
    aside.forEach((typed, at) => {
      if (chosen(inputs[at])) inputs[at].checked = typed;
      else inputs[at].value = typed;
    });
    aside = [];
  };

  boxes.addEventListener("change", (event) => {
    if (!event.target.checked) {
      bringBack();
      return;
    }
    for (const tick of ticks) tick.checked = tick === event.target;
    putAside();
  });

  for (const input of inputs) {
    input.addEventListener("input", () => {
      for (const tick of ticks) tick.checked = false;
    });
  }
}
