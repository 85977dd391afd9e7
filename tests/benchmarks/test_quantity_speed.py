"""What a quantity costs the passage log: at most 0.15 ms a passage, the words never the same."""

import time

from reviewer.queries.proposals import is_assent
from reviewer.queries.quantity_proposals import of_quantity

PASSAGES = 400
ROUNDS = 10  # the quickest counts: the others had to share the processor
MOST = 0.15  # milliseconds
QUESTION = "How many films of list {0} did the team download in March of 2024, as far as you know?"
ANSWER = "About {0},400 films, a few dozen of them 12 units at a time, I believe."


def test_proposals_for_a_quantity_cost_little(figure):
    rounds = []

    for at in range(ROUNDS):
        numbers = range(at * PASSAGES, (at + 1) * PASSAGES)
        words = [(ANSWER.format(number), QUESTION.format(number)) for number in numbers]
        begun = time.process_time()
        found = [of_quantity(answer, question, {}, "", is_assent) for answer, question in words]
        rounds.append((time.process_time() - begun) / PASSAGES * 1000)
        assert all(one["qty_unit"][0] == "film" for one in found)
    figure(f"{min(rounds):.3f} ms a passage with three quantities")

    assert min(rounds) <= MOST
