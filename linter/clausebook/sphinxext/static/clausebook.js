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
