"""A look into a colleague's file tells what taking it in then comes to, whatever went before."""

from hypothesis import settings
from hypothesis.stateful import rule

from reviewer.queries import differences
from reviewer.sharing import exchanges, handing_over, looking
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.received import Receiver
from reviewer.sharing.taking import Taking
from tests.properties.colleagues import COPIES
from tests.properties.test_worlds import Worlds


class Looks(Worlds):
    @rule(giver=COPIES, taker=COPIES)
    def hand_over(self, giver, taker):
        if giver == taker:
            return
        source, target = self.copies[giver], self.copies[taker]
        out = self.folder / f"{next(self.count)}.pincite-handover"
        handing_over.hand_over(source, out, Wanted())
        before = {one.id for one in differences.open_differences(target.view)}

        told = looking.look(target, out, receiver=self.receiver)

        with exchanges.one_at_a_time(target):
            came = Taking(target, self.receiver).take(out).taken
        after = {one.id for one in differences.open_differences(target.view)}
        assert (told.new, told.known, told.rejected) == (came.new, came.known, came.rejected)
        assert (told.differences, told.settled) == (len(after - before), len(before - after))

    def all_say_the_same(self) -> None:
        """Everybody hears of everybody, if only here."""
        for giver in range(3):
            self.hand_over(giver, (giver + 1) % 3)


class TestLooks(Looks.TestCase):  # type: ignore[valid-type, misc]  # made by hypothesis
    settings = settings(max_examples=max(8, settings().max_examples // 5), stateful_step_count=16)

    def runTest(self) -> None:  # noqa: N802 - as unittest names it
        """One process reads the files of all worlds."""
        with Receiver() as Looks.receiver:
            super().runTest()
