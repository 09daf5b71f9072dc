"""The archive as the server has it open: nobody's question holds it for long."""

from starlette.testclient import TestClient

from archive import opened, web
from archive.question import Question
from archive.web import app
from models.config import Config
from models.database import open_archive


def test_a_question_that_takes_too_long_is_broken_off(database_url, monkeypatch):
    """On both databases, in one line with 503; the next question finds the connection as it was."""
    config = Config.of({"NIANBAO_DATABASE": database_url})
    open_archive(config).dispose()
    endless = {
        "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(60)",
    }
    ask = lambda connection, **_: connection.exec_driver_sql(endless[connection.dialect.name]).all()  # noqa: E731
    monkeypatch.setitem(web._ASKED, "reports", Question("reports", "", ask))
    monkeypatch.setattr(opened, "SECONDS", 0.2)
    with TestClient(app(config), base_url="http://127.0.0.1") as client:
        late = client.get("/api/reports")
        assert (late.status_code, late.text.count("\n")) == (503, 1)
        assert "takes longer than it may" in late.text
        assert client.get("/api/sites").status_code == 200
