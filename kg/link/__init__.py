"""Chains of many articles -> actors; readings -> statements about them."""

from kg.link.ids import actor_id, slug
from kg.link.linking import Known, link

__all__ = ["Known", "actor_id", "link", "slug"]
