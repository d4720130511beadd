// Lights up the very characters that a link points at: #p-ARTICLE-START-END; and switches between light and dark.
(function () {
  "use strict";
  var root = document.documentElement;

  function show() {
    document.querySelectorAll(".hit").forEach(function (each) { each.classList.remove("hit"); });
    var at = /^#p-(\d+)-(\d+)-(\d+)$/.exec(location.hash);
    var article = at && document.getElementById("article-" + at[1]);
    if (!article) return;
    var start = +at[2], end = +at[3], first = null;
    article.querySelectorAll("[data-s]").forEach(function (piece) {
      if (+piece.dataset.s < end && +piece.dataset.e > start) { piece.classList.add("hit"); first = first || piece; }
    });
    (first || article).scrollIntoView({ block: "center" });
  }

  // a story, a claim or an article that stands in something folded
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  }

  function remembered(theme) {
    try { if (theme) localStorage.setItem("recoupe-theme", theme); return localStorage.getItem("recoupe-theme"); } catch (refused) { return null; }
  }

  var theme = remembered();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  var button = document.getElementById("theme");
  button.hidden = false;
  button.addEventListener("click", function () {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    remembered(root.dataset.theme);
  });
  addEventListener("hashchange", function () { unfold(); show(); });
  // a second click on the same link leaves the hash as it is
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#p-']");
    if (link && link.getAttribute("href") === location.hash) show();
  });
  addEventListener("beforeprint", function () { document.querySelectorAll("details").forEach(function (each) { each.open = true; }); });
  unfold();
  show();
})();
