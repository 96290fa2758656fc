"""Two hundred files changed at random: each is read or told, none costs another a page."""

from benchmarks.records.fuzz import tried


def test_changed_files_are_read_or_told_and_cost_no_other_file_a_page(tmp_path):
    found = tried(200, seed=4, jobs=2, work=tmp_path)

    assert found.faults == []
    assert found.counts["read"] + found.counts["said a problem"] == 200
    assert found.counts["crashes"] == found.counts["lost pages"] == 0
