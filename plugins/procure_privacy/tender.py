"""What is looked at before a tender with privacy criteria is issued."""

from procure.api import Finding, Lock, Message, Severity


def risk_table_is_asked(lock: Lock) -> tuple[Finding, ...]:
    """Find the gate on critical risk in force without the criterion that asks for the table."""
    named = {criterion.id for criterion in lock.criteria}
    if "privacy/no-critical-risk" not in named or "privacy/residual-risk" in named:
        return ()
    words = Message(
        "The gate privacy/no-critical-risk reads the table of privacy/residual-risk, which this "
        "tender does not use. Give that criterion points, or leave the gate out."
    )
    return (Finding("privacy.E1", Severity.ERROR, "tender.yaml gates", words),)
