"""Who sees a household, asked of the database itself as `regie_app` (F1)."""

from huishoudens.models import Adres, Huishouden, Persoon, PersoonBsn
from tests.cast import Wereld
from toegang.sessie import handelend_als


def ziet(wereld: Wereld, wie: str) -> dict[str, int]:
    with handelend_als(wereld.id_van(wie)):
        return {m.__name__: m.objects.count() for m in (Huishouden, Persoon, Adres, PersoonBsn)}


def test_without_identity_there_are_no_rows(wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    assert [m.objects.count() for m in (Huishouden, Persoon, Adres, PersoonBsn)] == [0, 0, 0, 0]


def test_each_role_sees_its_own_part(wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    assert ziet(wereld, "regisseur.hillegom") == {"Huishouden": 1, "Persoon": 1, "Adres": 1, "PersoonBsn": 1}
    assert ziet(wereld, "jeugd.hillegom") == {"Huishouden": 1, "Persoon": 1, "Adres": 0, "PersoonBsn": 0}
    assert ziet(wereld, "teamleider.hillegom") == {"Huishouden": 1, "Persoon": 1, "Adres": 1, "PersoonBsn": 0}
    assert ziet(wereld, "regisseur.lisse") == {"Huishouden": 0, "Persoon": 0, "Adres": 0, "PersoonBsn": 0}
    assert ziet(wereld, "accounthouder.hillegom")["Huishouden"] == 0
