"""Publishing: the set of files, that it repeats byte for byte, and that a failed or killed build harms nothing."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from figures import atomic
from figures.errors import OutputError, TableError
from figures.publish import publish

DATASETS = ["claims.csv", "claims.parquet", "datapackage.json", "documents.csv", "documents.parquet"]
SCHEMAS = ["README.md", "claims.json", "documents.json"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, hidden ones too, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def home(tmp_path: Path, documents_table: pd.DataFrame, claims_table: pd.DataFrame) -> Path:
    """A folder with published `datasets` and `schemas`."""
    publish(documents_table, claims_table, tmp_path / "datasets", tmp_path / "schemas")
    return tmp_path


class TestFiles:
    def test_the_set_is_complete_and_nothing_else(self, home: Path) -> None:
        """Tables, data package and schemas; no temporary file stays behind."""
        expected = [f"datasets/{name}" for name in DATASETS] + [f"schemas/{name}" for name in SCHEMAS]
        assert sorted(contents(home)) == sorted(expected)

    def test_the_data_package_is_valid(self, home: Path) -> None:
        """Frictionless finds types, vocabularies, keys, sizes and hashes as described."""
        import frictionless

        report = frictionless.validate(str(home / "datasets" / "datapackage.json"))
        assert report.valid, report.flatten(["name", "type", "message"])
        assert {task.name for task in report.tasks} == {"claims", "documents", "claims-parquet", "documents-parquet"}

    def test_the_data_package_notices_a_changed_file(self, home: Path) -> None:
        """A cell that was edited breaks hash, size or schema."""
        import frictionless

        csv = home / "datasets" / "claims.csv"
        csv.write_bytes(csv.read_bytes().replace(b",killed,", b",slain,", 1))
        assert not frictionless.validate(str(home / "datasets" / "datapackage.json")).valid

    def test_the_data_package_says_whose_the_words_are(self, home: Path) -> None:
        """CC BY 4.0 for the annotations, the words their publishers'; the documents are the sources."""
        package = json.loads((home / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
        assert package["licenses"][0]["name"] == "CC-BY-4.0"
        assert "remain their publishers'" in package["description"]
        assert package["sources"][0] == {
            "title": "Blast in the old town, The Daily, 2022-08-31",
            "path": "https://example.org/blast",
        }
        assert "profile" not in package
        for resource in package["resources"]:
            content = (home / "datasets" / resource["path"]).read_bytes()
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert resource["schema"]["fields"]

    def test_schemas_stand_alone_and_in_the_package_alike(self, home: Path) -> None:
        """The schema of a resource is that of schemas/."""
        package = json.loads((home / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
        for resource in package["resources"]:
            name = resource["name"].removesuffix("-parquet")
            assert resource["schema"] == json.loads((home / "schemas" / f"{name}.json").read_text(encoding="utf-8"))

    def test_parquet_says_what_it_is(self, home: Path) -> None:
        """The file's own metadata hold title, version, licence and rights."""
        told = pq.read_schema(home / "datasets" / "claims.parquet").metadata
        assert told[b"title"] == b"Claims"
        assert told[b"licence"] == b"CC-BY-4.0"
        assert told[b"rows"] == b"14"
        assert b"publishers" in told[b"rights"]


class TestRepeating:
    def test_the_same_tables_give_the_same_bytes(
        self,
        home: Path,
        tmp_path_factory: pytest.TempPathFactory,
        documents_table: pd.DataFrame,
        claims_table: pd.DataFrame,
    ) -> None:
        """In any order of rows."""
        other = tmp_path_factory.mktemp("other")
        publish(
            documents_table.iloc[::-1],
            claims_table.sample(frac=1, random_state=1),
            other / "datasets",
            other / "schemas",
        )
        assert contents(other) == contents(home)

    def test_publishing_again_touches_nothing(
        self, home: Path, documents_table: pd.DataFrame, claims_table: pd.DataFrame
    ) -> None:
        """Files whose content stays are left alone, and only changed ones are returned."""
        before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
        assert publish(documents_table, claims_table, home / "datasets", home / "schemas") == []
        assert before == {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
        changed = publish(documents_table, claims_table.head(3), home / "datasets", home / "schemas")
        assert [path.name for path in changed] == ["claims.parquet", "claims.csv", "datapackage.json"]

    def test_locale_time_zone_and_hash_seed_do_not_matter(self, tmp_path: Path) -> None:
        """Another process with other settings writes the same bytes."""
        code = (
            "import sys; sys.path.insert(0, sys.argv[1])\n"
            "import conftest, figures.tables as t; from figures.publish import publish\n"
            "d, c = conftest.read_cases()\n"
            "publish(t.documents_frame(d), t.claims_frame(c), sys.argv[2] + '/datasets', sys.argv[2] + '/schemas')"
        )
        made: list[dict[str, bytes]] = []
        for number, settings in enumerate(({"TZ": "Asia/Tokyo", "LC_ALL": "C"}, {"TZ": "UTC", "LC_ALL": "C.UTF-8"})):
            folder = tmp_path / str(number)
            environment = {**os.environ, **settings, "PYTHONHASHSEED": str(number), "PYTHONUTF8": "0"}
            arguments = [sys.executable, "-c", code, str(Path(__file__).parent), str(folder)]
            subprocess.run(arguments, check=True, env=environment, cwd=Path(__file__).parents[2])
            made.append(contents(folder))
        assert made[0] == made[1]
        assert len(made[0]) == len(DATASETS) + len(SCHEMAS)


def second(path: Path, asked: list[str]) -> None:
    """Write a file, and note what stands in its target's folder at that time."""
    asked.append((path.parent.parent / "a").read_text(encoding="utf-8"))
    path.write_text("second", encoding="utf-8")


class TestHarmless:
    def test_invalid_claims_are_not_published(
        self, home: Path, documents_table: pd.DataFrame, claims_table: pd.DataFrame
    ) -> None:
        """A broken rule, or a claim without its document, leaves the published files as they were."""
        before = contents(home)
        with pytest.raises(TableError, match="tier 'main'"):
            publish(documents_table, claims_table.assign(tier="main"), home / "datasets", home / "schemas")
        with pytest.raises(TableError, match=r"1 claims stand in no document of the table, such as zero#char=0,2"):
            publish(documents_table.head(2), claims_table, home / "datasets", home / "schemas")
        assert contents(home) == before

    @pytest.mark.parametrize("failing", range(8))
    def test_a_failing_rename_is_undone(
        self,
        failing: int,
        home: Path,
        documents_table: pd.DataFrame,
        claims_table: pd.DataFrame,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Whichever renaming fails, the files renamed before it are put back."""
        for schema in (home / "schemas").iterdir():
            schema.write_text("older", encoding="utf-8")
        (home / "datasets" / "documents.csv").unlink()
        before = contents(home)
        rename, count = Path.replace, iter(range(100))

        def replace(path: Path, target: Path) -> Path:
            if next(count) == failing:
                raise OSError(28, "No space left on device")
            return rename(path, target)

        monkeypatch.setattr(Path, "replace", replace)
        arguments = (documents_table.assign(author="B. Writer"), claims_table.head(3))
        with pytest.raises(OutputError, match="No space left on device"):
            publish(*arguments, home / "datasets", home / "schemas")
        assert contents(home) == before

    def test_a_failing_writer_leaves_everything(self, tmp_path: Path) -> None:
        """Files written before the failure are not shown."""
        (tmp_path / "a").write_text("old", encoding="utf-8")

        def fail(path: Path) -> None:
            raise RuntimeError("broken")

        with pytest.raises(RuntimeError, match="broken"):
            atomic.write({tmp_path / "a": lambda path: path.write_text("new", encoding="utf-8"), tmp_path / "b": fail})
        assert contents(tmp_path) == {"a": b"old"}

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
    def test_a_killed_build_leaves_everything_and_the_next_one_cleans_up(self, tmp_path: Path) -> None:
        """SIGKILL in the middle of writing: the old file stays, and what was left behind goes with the next build."""
        (tmp_path / "a").write_text("old", encoding="utf-8")
        code = (
            "import sys, time; from pathlib import Path; from figures import atomic\n"
            "def slow(path):\n    path.write_text('half'); print('writing', flush=True); time.sleep(60)\n"
            "atomic.write({Path(sys.argv[1]) / 'a': slow})"
        )
        arguments = [sys.executable, "-c", code, str(tmp_path)]
        build = subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
        assert build.stdout is not None
        assert build.stdout.readline() == b"writing\n"
        build.send_signal(signal.SIGKILL)
        build.wait(10)
        build.stdout.close()
        assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
        assert len(contents(tmp_path)) == 2
        atomic.write({tmp_path / "a": lambda path: path.write_text("new", encoding="utf-8")})
        assert contents(tmp_path) == {"a": b"new"}

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
    def test_a_build_asked_to_stop_while_it_renames_ends_with_all_files(self, tmp_path: Path) -> None:
        """SIGTERM between two renames waits until all are done."""
        code = (
            "import signal, sys; from pathlib import Path; from figures import atomic\n"
            "rename = Path.replace\n"
            "def interrupted(path, target):\n    rename(path, target); signal.raise_signal(signal.SIGTERM)\n"
            "Path.replace = interrupted\n"
            "atomic.write({Path(sys.argv[1]) / name: lambda path: path.write_text('new') for name in 'abc'})\n"
            "print('unreachable')"
        )
        for name in "abc":
            (tmp_path / name).write_text("old", encoding="utf-8")
        arguments = [sys.executable, "-c", code, str(tmp_path)]
        done = subprocess.run(arguments, capture_output=True, check=False, cwd=Path(__file__).parents[2])
        assert done.returncode == -signal.SIGTERM
        assert done.stdout == b""
        assert {name: content for name, content in contents(tmp_path).items() if name in "abc"} == dict.fromkeys(
            "abc", b"new"
        )

    def test_two_builds_wait_for_each_other(self, tmp_path: Path) -> None:
        """A second build into the same folder begins when the first has ended."""
        code = (
            "import sys; from pathlib import Path; from figures import atomic\n"
            "def slow(path):\n    path.write_text('first'); print('writing', flush=True); sys.stdin.read()\n"
            "atomic.write({Path(sys.argv[1]) / 'a': slow})"
        )
        arguments = [sys.executable, "-c", code, str(tmp_path)]
        root = Path(__file__).parents[2]
        asked: list[str] = []
        waiting = threading.Thread(target=atomic.write, args=({tmp_path / "a": lambda path: second(path, asked)},))
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as build:
            assert build.stdin is not None
            assert build.stdout is not None
            build.stdout.readline()
            waiting.start()
            waiting.join(0.2)
            assert asked == []
            build.stdin.close()
        waiting.join()
        assert asked == ["first"]
        assert contents(tmp_path) == {"a": b"second"}

    def test_without_locks_what_another_build_is_writing_stays_for_a_day(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Only a hidden folder that is older than a day is sure to be left behind."""
        monkeypatch.setitem(sys.modules, "fcntl", None)
        for name, age in ((".building-new", 60), (".building-old", 25 * 60 * 60)):
            (tmp_path / name).mkdir()
            os.utime(tmp_path / name, (time.time() - age,) * 2)
        atomic.write({tmp_path / "a": lambda path: path.write_text("new", encoding="utf-8")})
        assert sorted(path.name for path in tmp_path.iterdir()) == [".building-new", "a"]

    def test_a_folder_that_cannot_be_made(
        self, tmp_path: Path, documents_table: pd.DataFrame, claims_table: pd.DataFrame
    ) -> None:
        """The message names the folder and says what to do."""
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        with pytest.raises(OutputError, match=r"file: cannot be written: .*file is a file; name a folder"):
            publish(documents_table, claims_table, tmp_path / "file", tmp_path / "schemas")
        assert contents(tmp_path) == {"file": b"mine"}

    def test_files_of_others_stay(self, home: Path, documents_table: pd.DataFrame, claims_table: pd.DataFrame) -> None:
        """Whatever else stands in the folders is not touched."""
        (home / "datasets" / "NOTES.txt").write_text("mine", encoding="utf-8")
        publish(documents_table, claims_table.head(2), home / "datasets", home / "schemas")
        assert (home / "datasets" / "NOTES.txt").read_text(encoding="utf-8") == "mine"
