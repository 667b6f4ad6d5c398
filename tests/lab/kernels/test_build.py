"""How kernels are compiled and kept."""

from pathlib import Path

from commonweal.lab.kernels import build


def test_the_cache_goes_where_it_is_told(monkeypatch):
    monkeypatch.setenv("COMMONWEAL_CACHE", "/somewhere/else")
    assert build.cache_folder().parent == Path("/somewhere/else")


def test_the_cache_is_named_by_what_was_compiled(monkeypatch):
    """Another version of the compiler, or another source of any kernel, is another folder."""
    before = build.cache_folder()
    assert before == build.cache_folder()
    monkeypatch.setattr(build.numba, "__version__", "another")
    assert build.cache_folder() != before


def test_after_a_run_kernels_are_known_to_be_compiled(monkeypatch, tmp_path):
    monkeypatch.setenv("COMMONWEAL_CACHE", str(tmp_path))
    assert not build.is_compiled()
