"""What the edge sends to the renderer is JSON, whatever stands in the address."""

import json

from hypothesis import given
from hypothesis import strategies as st

from luxeverse.edge.renderer import Renderer


class Listener:
    """Keeps the body instead of a renderer."""

    status = 200
    content = b"<html></html>"

    async def request(self, _method, _url, content):
        self.heard = content
        return self


@given(url=st.text(), seed=st.dictionaries(st.text(), st.text()))
async def test_every_address_arrives_as_it_is(url, seed):
    renderer, listener = Renderer(), Listener()
    renderer._pool = listener
    assert await renderer.html(url, json.dumps(seed)) == "<html></html>"
    assert json.loads(listener.heard) == {"url": url, "seed": seed}
