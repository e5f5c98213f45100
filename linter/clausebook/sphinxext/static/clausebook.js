// The key "/" leads to the search that is in sight, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
  const boxes = [...document.querySelectorAll("input[name=q]")];
  const inSight = boxes.find((box) => box.checkVisibility() && box.getBoundingClientRect().x >= 0);
  if (!inSight) return;
  event.preventDefault();
  inSight.focus();
  inSight.select();
});

// A link to a place inside something folded unfolds it, also where the browser does not do so.
function unfold() {
  const place = document.getElementById(location.hash.slice(1));
  const folded = place?.closest("details:not([open])");
  if (!folded) return;
  for (let one = folded; one; one = one.parentElement.closest("details")) one.open = true;
  place.scrollIntoView();
}
document.addEventListener("DOMContentLoaded", unfold);
window.addEventListener("hashchange", unfold);
