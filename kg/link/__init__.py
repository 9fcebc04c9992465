"""Chains of many articles -> actors; readings -> statements; and what a person says of them."""

from kg.link.duplicates import Candidate, duplicates
from kg.link.ids import actor_id, slug
from kg.link.judgement_file import append as append_judgements
from kg.link.judgement_file import read as read_judgements
from kg.link.judgements import Judgement, named, written
from kg.link.judging import judge, mentioned, waiting
from kg.link.linking import Known, link
from kg.link.settling import Settled, settle

__all__ = [
    "Candidate",
    "Judgement",
    "Known",
    "Settled",
    "actor_id",
    "append_judgements",
    "duplicates",
    "judge",
    "link",
    "mentioned",
    "named",
    "read_judgements",
    "settle",
    "slug",
    "waiting",
    "written",
]
