// A link to what stands in a fold opens the fold, in browsers that do not do so by themselves.

const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  target?.scrollIntoView();
};

window.addEventListener("hashchange", reveal);
reveal();
