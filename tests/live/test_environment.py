import pytest

from commonweal.live import environment


def test_a_secret_is_made_once_and_kept_from_others(tmp_path, monkeypatch):
    monkeypatch.delenv("COMMONWEAL_SECRET_KEY", raising=False)
    made = environment.secret(tmp_path / "home", "secret_key")
    assert environment.secret(tmp_path / "home", "secret_key") == made
    assert len(made) > 60
    assert (tmp_path / "home/secret_key").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("COMMONWEAL_SECRET_KEY", "given")
    assert environment.secret(tmp_path, "secret_key") == "given"


def test_postgresql_by_its_address(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://me:p%40ss@db.example:5433/place?sslmode=require")
    found = environment.database(tmp_path)
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("me", "p@ss", "db.example", "5433")
    assert found["NAME"] == "place"
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_without_an_address_it_is_sqlite_at_home(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert environment.database(tmp_path)["NAME"] == tmp_path / "commonweal.sqlite3"
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    with pytest.raises(ValueError, match="write postgres://"):
        environment.database(tmp_path)


def test_hosts_and_mail(monkeypatch):
    monkeypatch.setenv("COMMONWEAL_HOSTS", "a.example, b.example")
    assert environment.listed("COMMONWEAL_HOSTS", ["x"]) == ["a.example", "b.example"]
    monkeypatch.delenv("COMMONWEAL_SMTP_HOST", raising=False)
    assert "filebased" in environment.mail_backend()


def test_a_secret_may_stand_in_a_file_that_is_named(monkeypatch, tmp_path):
    (tmp_path / "password").write_text("of the file\n")
    monkeypatch.setenv("DATABASE_URL", "postgres://me:of-the-address@db/place")
    monkeypatch.setenv("DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    assert environment.database(tmp_path)["PASSWORD"] == "of the file"
    monkeypatch.setenv("DATABASE_PASSWORD_FILE", str(tmp_path / "none"))
    with pytest.raises(ValueError, match=r"DATABASE_PASSWORD_FILE is .*none, which cannot be read"):
        environment.database(tmp_path)
