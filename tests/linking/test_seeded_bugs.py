"""Tests of the tests: each of these bugs, put in on purpose, must be caught."""

from collections.abc import Iterator

import pytest
import test_comparing as comparing_tests
import test_grades as grades
import test_judgements as judgements
import test_linking_invariants as invariants
import test_origins as origin_tests
import test_origins_invariants as counting
import test_relations as relation_tests
import test_upkeep as upkeep_tests
from seeding import Bug, plant

from concordant.assessment import grading, support, upkeep
from concordant.linking import (
    acts,
    clusters,
    comparing,
    days,
    decisions,
    linking,
    origins,
    relations,
    statements,
    terms,
    voices,
)
from dense_claims import register

TORN = (("return any(", "return False and any("),)
KEPT_APART = (invariants.test_different_keeps_apart_and_same_joins,)
ANY_ORDER = (invariants.test_the_order_of_arrival_does_not_matter,)

BUGS = (
    Bug(
        "copies that drop their source count as origins of their own",
        origins,
        "_Chart.behind",
        (
            (
                "list(found.values()) or list(self._own(family, members))",
                "[*found.values(), *(b for t in members if not t.chain for b in self._own(t.report, [t]))]",
            ),
        ),
        (
            counting.test_a_copy_never_raises_the_number_of_origins,
            counting.test_a_copy_that_drops_its_source_adds_nobody_even_where_copies_disagree,
            origin_tests.test_a_copy_that_drops_its_source_adds_nothing,
        ),
    ),
    Bug(
        "all that some copies name counts",
        origins,
        "_Chart.behind",
        (('end._replace(counts="alone")', "end"),),
        (origin_tests.test_what_only_some_copies_of_a_text_name_is_no_origin_of_its_own,),
    ),
    Bug("clusters ignore what people keep apart", clusters, "_torn", TORN, KEPT_APART),
    Bug("acts ignore what people keep apart", acts, "_Neighbourhood._torn", TORN, KEPT_APART),
    Bug("joining ignores what people keep apart", linking, "_torn", TORN, KEPT_APART),
    Bug(
        "reports are counted instead of origins",
        origins,
        "count",
        (
            ("        len(counting),", "        len({c for o in merged for c in o.claims}),"),
            ("sum(o.firm for o in counting) + ", "len(merged[0].claims) if merged else 0 + "),
        ),
        (
            grades.test_copies_do_not_lift_the_digit,
            origin_tests.test_one_body_in_many_reports_is_one_origin,
            counting.test_a_copy_never_raises_the_number_of_origins,
        ),
    ),
    Bug(
        "members of a cluster stand as they arrived",
        clusters,
        "_cluster",
        (("sorted(members, key=_by_id)", "members"),),
        ANY_ORDER,
    ),
    Bug(
        "edges are joined as they come",
        clusters,
        "_joined",
        (("pairs.sort()", "pass"),),
        (relation_tests.test_figures_that_are_nearest_in_time_are_joined_first,),
    ),
    Bug(
        "edges are joined in order of arrival",
        clusters,
        "_agreeing",
        (("_joined(whole.members,", "_joined(list({s.id: s for s in part}.values())[::-1],"),),
        ANY_ORDER,
    ),
    Bug(
        "what chains reach is looked for too near",
        linking,
        "horizon",
        (("3 * (pace.reach + LONG) + pace.gap", "LONG"),),
        (invariants.test_what_happens_at_one_end_of_a_chain_reaches_no_further_than_the_horizon,),
    ),
    Bug(
        "findings that a relation no longer points to keep its support",
        upkeep,
        "_weighed",
        (("for r in holdings.relations(changed) if", "for r in () if"),),
        (upkeep_tests.test_taking_back,),
    ),
    Bug(
        "denials count as support",
        support,
        "own_of",
        (("_told(act.versions, tellings)", "_told((*act.versions, *act.denials), tellings)"),),
        (
            counting.test_a_denial_is_never_support_and_nothing_affirmed_is_a_denial,
            relation_tests.test_a_denial_is_set_against_the_act_that_it_denies,
        ),
    ),
    Bug(
        "what is vague supports what is specific",
        support,
        "weigh",
        (
            (
                "below.setdefault(b.target, []).append(b.source)",
                "below.setdefault(b.source, []).append(b.target)",
            ),
        ),
        (
            counting.test_only_what_is_specific_supports_what_is_vague,
            relation_tests.test_a_vague_claim_that_could_mean_several_acts_stays_apart_and_is_supported_by_them,
        ),
    ),
    Bug(
        "what is vague entails what is specific",
        relations,
        "Relating._of",
        (("Bearing(j, i, True", "Bearing(i, j, True"),),
        (counting.test_only_what_is_specific_supports_what_is_vague,),
    ),
    Bug(
        "claims without a date are treated as dated",
        days,
        "window",
        (("told[1], False", "told[1], True"),),
        (
            counting.test_a_version_is_dated_where_its_claims_are,
            comparing_tests.test_what_has_no_date_is_looked_for_shortly_before_the_publication,
        ),
    ),
    Bug(
        "dated and undated claims are mixed",
        clusters,
        "_alike",
        (("s.dated, ", ""),),
        (counting.test_a_version_is_dated_where_its_claims_are,),
    ),
    Bug(
        "every unnamed voice is somebody else",
        voices,
        "Register._source",
        (("f\"unnamed:{voice.state or ''}\"", 'f"unnamed:{folded}"'),),
        (origin_tests.test_unnamed_voices_are_one_a_bloc,),
    ),
    Bug(
        "reports that cite each other confirm",
        origins,
        "_Chart._behind_outlet",
        (('None, "circular", "alone"', 'None, "named", "always"'),),
        (origin_tests.test_reports_that_cite_each_other_confirm_nothing,),
    ),
    Bug(
        "one of several is taken by its name",
        origins,
        "_plainest",
        (("not origin.firm, origin.kind, origin.key", "False, '', origin.key"),),
        (counting.test_what_families_and_reports_are_called_does_not_matter,),
    ),
    Bug(
        "the source met last gives the name",
        origins,
        "_joined",
        (("min(one, other, key=lambda b: (b.bloc is None, b.name == b.key, b))", "one"),),
        (counting.test_the_order_of_tellings_does_not_matter,),
    ),
    Bug(
        "rules confirm",
        grading,
        "_affirmed",
        (('Grade("2", "two_blocs", proposed="1")', 'Grade("1", "two_blocs")'),),
        (counting.test_rules_never_confirm, grades.test_two_blocs_propose_one_and_do_not_give_it),
    ),
    Bug(
        "a report that tells two things tells one",
        acts,
        "_told_beside",
        (("return any(", "return False and any("),),
        (
            relation_tests.test_two_claims_of_one_report_in_one_voice_are_two_acts,
            counting.test_two_claims_of_one_report_in_one_voice_are_never_of_one_version,
        ),
    ),
    Bug(
        "what may mean several acts joins one of them",
        acts,
        "_Neighbourhood._only",
        (("if len(groups) != 1:", "if not groups:"), ("(group,) = groups", "group = max(groups)")),
        (
            relation_tests.test_a_vague_claim_that_could_mean_several_acts_stays_apart_and_is_supported_by_them,
            relation_tests.test_a_denial_of_several_acts_stands_alone_and_contradicts_each,
        ),
    ),
    Bug(
        "what is narrow covers what is wide",
        comparing,
        "covers_figure",
        (("low <= narrow.low and narrow.high <= high", "low >= narrow.low and narrow.high >= high"),),
        (relation_tests.test_twelve_thousand_are_thousands_and_thousands_are_not_twelve_thousand,),
    ),
    Bug(
        "of two descriptions each is wider than the other",
        terms,
        "compare_parties",
        (("return fewer - more if fewer or more else None", "return 1"),),
        (comparing_tests.test_parties_compare_in_mirror_image_from_the_other_side,),
    ),
    Bug(
        "equal parties have an order",
        statements,
        "state",
        (("if claim.event in terms.joint", "if False and claim.event in terms.joint"),),
        (relation_tests.test_an_agreement_is_one_in_either_order_of_its_parties,),
    ),
    Bug(
        "a total is another figure for one delivery",
        statements,
        "_is_running",
        (("return time.latest is None", "return False and time.latest is None"),),
        (relation_tests.test_one_delivery_is_no_other_figure_for_a_total,),
    ),
    Bug(
        "what takes back cannot be taken back",
        decisions,
        "standing",
        (("and judgement.id not in gone:", ":"),),
        (judgements.test_taking_back_can_be_taken_back,),
    ),
    Bug(
        "the word that came last holds, not the latest",
        decisions,
        "standing",
        (("sorted(judgements, key=lambda j: (j.when, j.id))", "list(judgements)"),),
        (judgements.test_the_latest_word_on_two_claims_holds_in_whichever_order_they_are_named,),
    ),
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """No world that was made with or without a bug is used for the other."""
    counting.world.cache_clear()
    made = register()
    made._sources.clear()
    made.terms._parties.clear()
    days.span.cache_clear()
    yield
    counting.world.cache_clear()
    made._sources.clear()
    made.terms._parties.clear()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name.replace(" ", "-"))
def test_a_bug_is_caught(bug: Bug, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(bug, monkeypatch)
    for test in bug.caught:
        with pytest.raises(AssertionError):
            test()
