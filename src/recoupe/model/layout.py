"""What recoupe leaves in the folder of a dossier, by name: known to those who write it, and to those who must not read it back as articles."""

WORK = ".recoupe"
DOSSIER, ARTICLES, PAGE, SHARED_PAGE = "dossier.json", "articles.jsonl", "dossier.html", "dossier-extraits.html"
