"""The words of a name are those that its tokens have, however they are come by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.pipeline import reader_for
from reports_read import shipped

NAMES = st.text(alphabet=st.sampled_from("aBéÉßœёЁжЖİıſ -'’‑7.«"), max_size=14)


@pytest.mark.parametrize("lang", ["fr", "en", "ru"])
@given(name=NAMES)
def test_the_words_of_a_name_are_those_of_its_tokens(lang: str, name: str) -> None:
    reader = reader_for(shipped(), lang)
    assert reader is not None
    tokeniser = reader._engines.language.tokeniser
    assert tokeniser.words(name) == tuple(t.low for t in tokeniser.tokens(name, 0, len(name)))
