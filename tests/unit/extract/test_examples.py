"""Plurals that name their members: each acts, and a bare plural stands for nobody else."""

import pytest

from tests.unit.extract.parses import doc_of, readings

GPE = ("Norvik", "GPE"), ("Borduria", "GPE"), ("Velnor", "GPE")


def criticised(opening: str, before: str = "", noun: str = "states state NNS") -> list[str]:
    word, lemma, tag = noun.split()
    block = f"""
        {before}
        {word}     {lemma}   NOUN  {tag} nsubj criticised
        {opening}
        Norvik     =         PROPN NNP pobj  opener
        and        =         CCONJ CC  cc    Norvik
        Velnor     =         PROPN NNP conj  Norvik
        criticised criticise VERB  VBD ROOT  -
        Borduria   =         PROPN NNP dobj  criticised
    """
    block = block.replace("opener", opening.split(maxsplit=1)[0])
    return [it.subject.name for it in readings(doc_of(block)) if it.relation == "accuses"]


INCLUDING = "including include VERB VBG prep states"
LIKE = "like like ADP IN prep states"
AMONG = "among among ADP IN prep states\n them they PRON PRP pobj among"
AGAINST = "against against ADP IN prep states"


@pytest.mark.parametrize("opening", [INCLUDING, LIKE, AMONG])
def test_the_examples_act(opening):
    assert criticised(opening) == ["Norvik", "Velnor"]


def test_another_preposition_names_no_example():
    assert "Norvik" not in criticised(AGAINST)


def test_a_plural_that_says_more_acts_too():
    found = criticised(INCLUDING, "seven = NUM CD nummod states\n coastal = ADJ JJ amod states")
    assert found[1:] == ["Norvik", "Velnor"]
    assert len(found) == 3


def test_a_singular_has_no_examples():
    block = INCLUDING.replace("states", "state")
    assert "Norvik" not in criticised(block, "the = DET DT det state", "state state NN")
