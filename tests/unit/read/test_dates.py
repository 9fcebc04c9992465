import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.dates import iso_date, published_in


@given(st.datetimes(timezones=st.none()))
def test_every_iso_date_and_timestamp_is_read(moment):
    day = moment.date().isoformat()
    assert iso_date(day) == day
    assert iso_date(moment.isoformat()) == day
    assert iso_date(moment.isoformat(" ") + "+02:00") == day


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2016", "2016-12", "07/12/2016", "20161207", "2016-13-01", "2016-02-30",
     "2016-W49-3", "2016-12-07 noon", "2016-12-07T25:00", "\u0662016-12-07"],
)  # fmt: skip
def test_anything_else_is_one_clear_line(value):
    with pytest.raises(ValueError, match="is no date: write YYYY-MM-DD") as caught:
        iso_date(value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["PUBLISHED: 2016-12-07"], "2016-12-07"),
        (["PUBLISHED: December 7, 2016 at 5:31 a.m. | UPDATED: December 8, 2016"], "2016-12-07"),
        (["Wed 7th Dec. 2016 09.12 GMT"], "2016-12-07"),
        (["OSLO, Dec 7, 2016 (Reuters) -"], "2016-12-07"),
        (["Updated 8 December 2016", "7 December 2016"], "2016-12-07"),
        (["Updated 8 December 2016"], "2016-12-08"),
        (["7 December 2016", "8 December 2016"], None),
        (["Published 7 December"], None),
        (["Published 07/12/2016"], None),
        (["Published 31 June 2016"], None),
        (["Skip to content"], None),
        ([], None),
    ],
)
def test_only_a_day_that_can_be_read_in_one_way_is_believed(lines, day):
    assert published_in(lines) == day
