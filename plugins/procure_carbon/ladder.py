"""Steps of managing carbon while the contract runs, on a ladder of published height."""

from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Measure,
    Message,
    Open,
    Part,
    Response,
    Scored,
    Severity,
    Standing,
    State,
    decimal,
)
from procure_carbon.answer import missing_answers, stated_number


def ladder(case: Case) -> Scored | Open:
    """Return points for the step this contract is carried out on: step / ``top`` of them.

    A certificate, a declaration for the project and own proof count alike if something is
    enclosed; a bare promise counts where parameter ``promise`` says so (field notes, section 4,
    way 6). A step between two counts as the lower one.
    """
    answer, proof = case.response("ladder"), case.response("ladder-proof")
    step = stated_number(answer)
    if not isinstance(step, Fraction):
        return step
    if step and proof.state is not State.ANSWERED:
        return missing_answers((proof,))
    top, most = Fraction(case.parameters["top"]), Fraction(case.criterion.most)
    reached = min(Fraction(step // 1), top)
    backed = _backed(answer, proof)
    promised = str(case.parameters["promise"]) in {"True", "yes"}
    counts = reached if backed or (promised and proof.value != "none") else Fraction(0)
    points = counts / top * most
    numbers = {"step": counts, "top": top, "most": most, "points": points}
    where = str(answer.place)
    return Scored(
        points=points,
        arithmetic=Message(
            "step {step} / {top} × {most} = {points}",
            {name: decimal(number) for name, number in numbers.items()},
        ),
        parts=(
            Part(Message("step named in the bid"), step, "1", where),
            Part(Message("steps of the ladder"), top, "1"),
        ),
        measures=(Measure("carbon.ladder_step", counts, "1", where),),
        findings=() if backed or not step else (_bare(where),),
    )


def _backed(answer: Response, proof: Response) -> bool:
    enclosed = Standing.EVIDENCED in {answer.standing, proof.standing}
    return enclosed and proof.value in {"certificate", "project", "own"}


def _bare(where: str) -> Finding:
    what = Message(
        "Nothing enclosed shows the step: it is a promise, which the contract must hold the bidder"
        " to."
    )
    return Finding("carbon.P3", Severity.WARNING, where, what)
