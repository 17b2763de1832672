from pathlib import Path
import pytest
from tests.importeren.conftest import importeer
@pytest.mark.parametrize("n", range(10))
def test_x(wereld, n):
    b = sorted(Path("/work/main/praktijk").glob("*.yaml"))[n]
    u = importeer(b, json=True)
    print(u)
    assert u.status == 0
    u = importeer(b, json=True)
    print(u)
    assert u.json["ongewijzigd"] == 1
