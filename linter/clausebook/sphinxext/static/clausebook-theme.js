// Light or dark as the reader chose it, before anything is shown.
document.body.dataset.theme = localStorage.getItem("theme") || "auto";
