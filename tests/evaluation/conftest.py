"""The sample is run once for all tests here; none of them changes it."""

import pytest
from evaluation.sample import Kiosks, run_sample


@pytest.fixture(scope="session")
def kiosks(tmp_path_factory: pytest.TempPathFactory) -> Kiosks:
    return run_sample(tmp_path_factory.mktemp("sample") / "street-kiosks")
