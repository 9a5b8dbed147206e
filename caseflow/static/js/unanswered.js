// "Không rõ" and "không muốn trả lời": ticking one clears what was typed and the
// other box; typing again unticks both.

for (const boxes of document.querySelectorAll("[data-unanswered]")) {
  const question = boxes.closest("[data-question]");
  const ticks = [...boxes.querySelectorAll("input")];
  const inputs = [...question.querySelectorAll("input, select, textarea")]
    .filter((input) => !boxes.contains(input));

  boxes.addEventListener("change", (event) => {
    if (!event.target.checked) return;
    for (const tick of ticks) tick.checked = tick === event.target;
    for (const input of inputs) {
      if (input.type === "checkbox" || input.type === "radio") input.checked = false;
      else input.value = "";
    }
  });

  for (const input of inputs) {
    input.addEventListener("input", () => {
      for (const tick of ticks) tick.checked = false;
    });
  }
}
