"""A country that gives way evenly over a table's turns, and climbs a ladder only where its own reckoning says so."""

import sys

from parley.seat.v1.move_pb2 import TURN_KIND_MEASURES, MeasureChoice, Move, TableMove, Wait
from parley.seat.v1.view_pb2 import LadderView, TableView, View
from parley_client import Agent, serve


class Patient(Agent):
    strategy = "patient"
    deterministic = True

    def decide(self, view: View) -> Move:
        if view.kind == TURN_KIND_MEASURES:
            return Move(measures=[self.level(ladder) for ladder in view.measures])
        return Move(tables=[self.answer(table) for table in view.tables if table.to_move])

    def level(self, ladder: LadderView) -> MeasureChoice:
        open_now = [option for option in ladder.options if option.level <= ladder.highest]
        best = max(open_now, key=lambda option: option.exponent) if ladder.opportunity else None
        return MeasureChoice(ladder=ladder.ladder, level=best.level if best else ladder.level)

    def answer(self, table: TableView) -> TableMove:
        if not table.menu:  # nothing that can be agreed here is better than leaving
            return TableMove(table=table.table.id, wait=Wait())
        best, least = table.menu[0].surplus, table.menu[-1].surplus
        target = best - (best - least) * table.time
        standing = table.standing
        if table.HasField("standing") and standing.by == table.other and standing.surplus >= target:
            affordable = table.affordable_usd_bn if table.HasField("affordable_usd_bn") else float("inf")
            if standing.commits_usd_bn <= affordable:
                return TableMove(table=table.table.id, accept=standing.deal)
        offers = [deal for deal in table.menu if deal.surplus >= target]
        offer = min(offers, key=lambda deal: deal.surplus).deal
        return TableMove(table=table.table.id, offer=offer)


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 7101
    with serve(Patient(), port=port) as server:
        print(f"patient listens on {server.address}", flush=True)
        server.wait()
