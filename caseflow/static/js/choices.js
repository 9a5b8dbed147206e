// One box takes several answers: the list helps with the one being typed, behind those
// that stand. Without this module each name is typed out; the server reads both alike.

for (const box of document.querySelectorAll("input[data-answers]")) {
  const { answers: between } = box.dataset;
  const options = [...box.list.options].map((option) => [option, option.value]);
  let before = "";

  box.addEventListener("input", () => {
    const stand = box.value.slice(0, box.value.lastIndexOf(between) + 1);
    if (stand === before) return;
    before = stand;
    for (const [option, name] of options) option.value = stand ? `${stand} ${name}` : name;
  });
}
