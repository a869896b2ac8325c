"""News-like text of any size, the same for the same seed, and folders of real text.

    python benchmarks/corpus.py --kind general --characters 1000000

prints the mix of what it makes: general news has a number in about a third of its sentences, one that is not a date
in a quarter to three tenths, and a casualty word in a few of a hundred, as was counted in real news. `--out FOLDER`
writes the documents as text files.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from figures.documents import Document
from figures.extraction.sentences import split

TEMPLATES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "templates.toml").read_text(encoding="utf-8"))
KINDS = {
    "general": {"plain": 67, "dated": 6, "counted": 24, "casualty": 3},
    "casualty": {"plain": 22, "dated": 4, "counted": 14, "casualty": 15, "casualty_news": 45},
}
SLOT = re.compile(r"\{(\w+)\}")
NUMBERS = {
    "small": lambda chance: str(chance.randint(2, 40)),
    "hundreds": lambda chance: str(chance.randint(41, 999)),
    "large": lambda chance: f"{chance.randint(1, 900) * 100 + 1000:,}",
    "money": lambda chance: f"{chance.randint(1, 90)}.{chance.randint(1, 9)} {chance.choice(['million', 'billion'])}",
    "share": lambda chance: f"{chance.randint(1, 90)}.{chance.randint(1, 9)}",
    "day": lambda chance: str(chance.randint(1, 28)),
    "year": lambda chance: str(chance.randint(1985, 2024)),
}


def documents(characters: int, kind: str = "general", seed: int = 0) -> Iterator[Document]:
    """Documents of 10 to 35 sentences, until they hold `characters` in all."""
    chance = random.Random(f"{kind} {seed}")
    written = 0
    while written < characters:
        text = "\n".join(_paragraph(chance, kind) for _ in range(chance.randint(4, 10)))
        published = date(2024, 1, 1) + timedelta(days=chance.randint(0, 365))
        yield Document(document_id=f"{kind}-{seed}-{written}", text=text, published=published)
        written += len(text)


def _paragraph(chance: random.Random, kind: str) -> str:
    return " ".join(_sentence(chance, kind) for _ in range(chance.randint(2, 4)))


def _sentence(chance: random.Random, kind: str) -> str:
    weights = KINDS[kind]
    (group,) = chance.choices(list(weights), weights=list(weights.values()))
    text = chance.choice(TEMPLATES["openers"]) + chance.choice(TEMPLATES[group]) + chance.choice(TEMPLATES["tails"])
    while SLOT.search(text):
        text = SLOT.sub(lambda slot: _filled(chance, slot[1]), text)
    return text[0].upper() + text[1:] + "."


def _filled(chance: random.Random, slot: str) -> str:
    return NUMBERS[slot](chance) if slot in NUMBERS else chance.choice(TEMPLATES[slot])


def folder(path: Path) -> Iterator[Document]:
    """The text files of a folder and the folders in it, in the order of their names, without a publication date."""
    for file in sorted(path.rglob("*.txt")):
        yield Document(document_id=file.stem, text=file.read_text(encoding="utf-8"))


_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|forty|dozens?|hundreds?"
    r"|thousands?|quarter)\b",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b(?:\d+ )?(?:{'|'.join(TEMPLATES['month'])})(?: \d+)?(?:,? \d{{4}})?|\b(?:19|20)\d\d\b")
_CASUALTY = re.compile(
    r"\b(?:kill|dead|death|die[ds]|bod(?:y|ies)\b|wound|injur|casualt|toll|missing|lives\b|hurt\b)", re.IGNORECASE
)


def mix(texts: Iterable[Document]) -> dict[str, float]:
    """Documents, characters, characters a sentence, and the shares of sentences with a number, one that is not a
    date, and a casualty word.
    """
    read = list(texts)
    sentences = [sentence.text for document in read for sentence in split(document.text)]
    count = max(len(sentences), 1)
    return {
        "documents": len(read),
        "characters": sum(len(document.text) for document in read),
        "characters a sentence": sum(map(len, sentences)) / count,
        "with a number": sum(bool(_NUMBER.search(text)) for text in sentences) / count,
        "with a number that is no date": sum(bool(_NUMBER.search(_DATE.sub("", text))) for text in sentences) / count,
        "with a casualty word": sum(bool(_CASUALTY.search(text)) for text in sentences) / count,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Make news-like text, or look at a folder of real text.")
    parser.add_argument("--kind", choices=KINDS, default="general")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--text", type=Path, help="a folder of .txt files to describe instead")
    parser.add_argument("--out", type=Path, help="write the documents into this folder")
    arguments = parser.parse_args()
    made = list(
        folder(arguments.text) if arguments.text else documents(arguments.characters, arguments.kind, arguments.seed)
    )
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for document in made:
            (arguments.out / f"{document.document_id}.txt").write_text(document.text, encoding="utf-8")
    for name, value in mix(made).items():
        print(f"{name:30} {value:,.3f}" if isinstance(value, float) else f"{name:30} {value:,}")


if __name__ == "__main__":
    main()
