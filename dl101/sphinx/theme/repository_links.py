"""Links from a page to its repository. With no repository there are none, so that no button is dead."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True)
class RepositoryLinks:
    """Addresses for one page; an empty string stands for a link that this host has not."""

    home: str = ""
    colab: str = ""
    binder: str = ""
    download: str = ""
    edit: str = ""
    issue: str = ""


def notebook_links(repository, branch, notebook):
    """Ways to run the committed notebook at the path `notebook`."""
    place = urlsplit(repository)
    path, branch_part, lab = place.path.strip("/"), quote(branch), quote(f"lab/tree/{notebook}", safe="")
    if place.hostname != "github.com":
        binder = f"https://mybinder.org/v2/git/{quote(repository, safe='')}/{branch_part}?urlpath={lab}"
        return {"binder": binder}
    return {
        "colab": f"https://colab.research.google.com/github/{path}/blob/{branch_part}/{quote(notebook)}",
        "binder": f"https://mybinder.org/v2/gh/{path}/{branch_part}?urlpath={lab}",
        "download": f"{repository}/raw/{branch_part}/{quote(notebook)}",
    }


def repository_links(repository, branch, docname, is_notebook):
    """All links of the page `docname`; "" stands for a page without a source (search, 404).

    `repository` is the address of a git host's page; GitHub's other addresses are known, of another host only
    Binder and the repository's own page.
    """
    repository = repository.strip().rstrip("/").removesuffix(".git")
    if not repository:
        return RepositoryLinks()
    links = notebook_links(repository, branch, f"{docname}.ipynb") if is_notebook else {}
    if docname and urlsplit(repository).hostname == "github.com":
        links["edit"] = f"{repository}/edit/{quote(branch)}/{quote(docname)}.md"
        links["issue"] = f"{repository}/issues/new?template=found_a_mistake.yml&where={quote(docname)}"
    return RepositoryLinks(home=repository, **links)
