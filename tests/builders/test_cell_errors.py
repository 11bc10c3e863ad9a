"""A code cell that fails: the terminal says page, line and error, whatever the report looks like."""

import nbclient
import nbformat
import pytest

import cell_errors

PAGE = """---
kernelspec: {name: python3}
---

# Title

```{code-cell} ipython3
x = 1
```

```{code-cell} ipython3
y = 2
%s
```
"""


@pytest.fixture
def failed_build(tmp_path, monkeypatch):
    """A function that leaves what a build leaves whose page's second cell ends with `line`."""
    monkeypatch.setattr(cell_errors, "ROOT", tmp_path)
    monkeypatch.setattr(cell_errors, "REPORTS", tmp_path / "reports")

    def build(line):
        (tmp_path / "chapters").mkdir()
        (tmp_path / "reports/chapters").mkdir(parents=True)
        (tmp_path / "chapters/02_a.md").write_text(PAGE % line, encoding="utf-8")
        cells = [nbformat.v4.new_code_cell(source) for source in ("x = 1", f"y = 2\n{line}")]
        with pytest.raises(nbclient.exceptions.CellExecutionError) as stopped:
            nbclient.NotebookClient(nbformat.v4.new_notebook(cells=cells)).execute()
        report = tmp_path / "reports/chapters/02_a.err.log"
        report.write_text(f"Traceback (most recent call last):\n{stopped.value}", encoding="utf-8")
        return report

    return build


@pytest.mark.slow
def test_it_names_page_line_and_error_once(failed_build, capsys):
    report = failed_build("print(unheard_of)")
    cell_errors.main()
    sentence = "The code cell stops here: NameError: name 'unheard_of' is not defined"
    assert capsys.readouterr().err == f"chapters/02_a.md:13: {sentence}\n"
    assert not report.exists()
    cell_errors.main()
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_a_report_of_another_form_still_gets_its_last_line(failed_build, capsys):
    failed_build("1 / 0").write_text("something else\nDeadKernelError: Kernel died\n", encoding="utf-8")
    cell_errors.main()
    assert capsys.readouterr().err == (
        "chapters/02_a.md:1: The code cell stops here: DeadKernelError: Kernel died\n"
    )
