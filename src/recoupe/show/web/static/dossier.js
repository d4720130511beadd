// Lights up the very characters that a link points at: #p-ARTICLE-START-END; and switches between light and dark.
(function () {
  "use strict";
  function show() {
    document.querySelectorAll(".hit").forEach(function (each) { each.classList.remove("hit"); });
    var at = /^#p-(\d+)-(\d+)-(\d+)$/.exec(location.hash);
    if (!at) return;
    var article = document.getElementById("article-" + at[1]), start = +at[2], end = +at[3], first = null;
    if (!article) return;
    for (var up = article.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    article.querySelectorAll("[data-s]").forEach(function (piece) {
      var s = +piece.dataset.s, e = +piece.dataset.e;
      if (s < end && e > start) { piece.classList.add("hit"); first = first || piece; }
    });
    (first || article).scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", show);
  addEventListener("DOMContentLoaded", show);
  // a second click on the same link leaves the hash as it is
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#p-']");
    if (link && link.getAttribute("href") === location.hash) show();
  });
  addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("theme"), root = document.documentElement;
    button.hidden = false;
    button.addEventListener("click", function () {
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
    });
  });
  addEventListener("beforeprint", function () { document.querySelectorAll("details").forEach(function (each) { each.open = true; }); });
})();
