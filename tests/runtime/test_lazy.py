"""Names of a package that are imported when they are first used."""

import sys

import pytest

from wireproof.runtime.lazy import lazy


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of two modules, which no other test has imported."""
    folder = tmp_path / "lazy_sample"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "colours.py").write_text("RED = 'red'\n")
    (folder / "sizes.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield "lazy_sample"
    for name in [name for name in sys.modules if name.partition(".")[0] == "lazy_sample"]:
        del sys.modules[name]


def test_a_name_is_imported_when_it_is_used(package):
    """
    A name comes from its module and a module is found by its own name, and none is imported before.
    """
    find, _ = lazy(package, {"RED": ".colours", "sizes": ""}, [])

    assert "lazy_sample.colours" not in sys.modules
    assert "red" == find("RED")
    assert "lazy_sample.sizes" not in sys.modules
    assert sys.modules.get("lazy_sample.sizes") is not find("sizes")
    assert sys.modules["lazy_sample.sizes"] is find("sizes")


def test_a_name_is_looked_for_once(package):
    """
    What was found is an ordinary attribute of the package from then on.
    """
    find, _ = lazy(package, {"RED": ".colours", "sizes": ""}, [])

    find("RED"), find("sizes")

    assert "red" == vars(sys.modules[package])["RED"]
    assert sys.modules["lazy_sample.sizes"] is vars(sys.modules[package])["sizes"]


def test_dir_shows_what_is_public(package):
    """
    The public names are listed in order, and no others.
    """
    _, names = lazy(package, {"RED": ".colours", "sizes": ""}, ["sizes", "RED"])

    assert ["RED", "sizes"] == names()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("BLUE", "module 'lazy_sample' has no attribute 'BLUE'"),
        ("GREEN", "module 'lazy_sample.colours' has no attribute 'GREEN'"),
        ("__path__", "module 'lazy_sample' has no attribute '__path__'"),
    ],
)
def test_an_unknown_name_is_an_attribute_error(package, name, reason):
    """
    What the package does not have is missed as in any module, so that `hasattr` and `copy` work.
    """
    find, _ = lazy(package, {"GREEN": ".colours"}, [])

    with pytest.raises(AttributeError, match=reason):
        find(name)
