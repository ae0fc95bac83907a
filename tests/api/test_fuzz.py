"""Thousands of requests made from the shop's own description: none may end in a server error."""

import schemathesis
from hypothesis import HealthCheck, Phase
from hypothesis import settings as effort
from schemathesis.checks import not_a_server_error

from luxeverse.api.app import build

schema = schemathesis.openapi.from_asgi("/api/openapi.json", build())


def test_the_description_is_not_empty():
    assert len(list(schema.get_all_operations())) > 20


@schema.parametrize()
@effort(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_request_breaks_the_shop(case, folio):
    case.call_and_validate(checks=[not_a_server_error])
