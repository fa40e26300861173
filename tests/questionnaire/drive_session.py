"""Drives a session of the small tender on a real terminal: ``drive_session.py FOLDER [options]``.

Options: ``--moderate``, ``--plain``, ``--by bid``, ``--letters``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from support.benches import benches

from procure.questionnaire.moderation import moderate
from procure.questionnaire.procedure import Desk
from procure.questionnaire.prompter import choose_prompter
from procure.questionnaire.score import score
from procure.record.events import Event
from procure.record.state import fold
from procure.record.store import append, read_record


def main() -> None:
    folder, options = Path(sys.argv[1]), sys.argv[2:]

    def put(events: Sequence[Event]) -> None:
        append(folder, events)

    procedure = benches(state=fold(read_record(folder)), letters="--letters" in options)
    prompter = choose_prompter(plain="--plain" in options)
    desk = Desk(prompter, lambda: "2026-04-15T09:00:00Z", put, "procure score benches --as ana")
    if "--moderate" in options:
        moderate(procedure, "mira", desk)
    else:
        score(procedure, "ana", desk, "seed-1", "bid" if "--by" in options else "question")


if __name__ == "__main__":
    main()
