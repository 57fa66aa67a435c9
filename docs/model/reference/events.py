"""Events in the proto JSON of parley.transcript.v1.Event, without number and visibility."""


def number(value):
    """A double for the record; minus zero is zero."""
    return float(value) + 0.0


def event(world, kind, content):
    """One event at the present round and month."""
    return {"round": 0 if world.summit_over else world.round, "month": world.month, kind: content}


def world_opened(world):
    """The draws and derived values with which a session starts."""
    scenario = world.scenario
    return {
        "parameters": {symbol: number(value) for symbol, value in world.parameters.items()},
        "seats": [_seat_values(world, seat) for seat in world.seats.values()],
        "banLosses": [
            {"country": code, "ownUsdBn": number(own), "allUsdBn": number(everybody)}
            for code, (own, everybody) in world.ban_losses.items()
        ],
        "slowLosses": [
            {"country": code, "usdBn": number(world.slow_losses[c])} for c, code in enumerate(scenario.codes)
        ],
        "supplyValues": [
            {
                "market": scenario.markets[k].id,
                "buyer": scenario.codes[buyer],
                "statusQuo": number(values[0]),
                "slowLicences": number(values[1]),
                "ban": number(values[2]),
            }
            for (k, buyer), values in world.supply_values.items()
        ],
        "poolValues": [
            {"market": scenario.markets[k].id, "country": scenario.codes[country], "usdBnPerT": number(value)}
            for (k, country), value in world.pool_values.items()
        ],
    }


def _seat_values(world, seat):
    mine = [table.id for table in world.tables if seat.code in table.parties]
    return {
        "country": seat.code,
        "politicalWeight": number(seat.own.political_weight),
        "retaliationWeight": number(seat.own.retaliation_weight),
        "sovereignty": number(seat.own.sovereignty),
        "concessionAversion": number(seat.own.concession_aversion),
        "ratificationConstraint": number(seat.own.constraint),
        "prestige": {table: number(seat.own.prestige[table]) for table in mine},
    }


def outlook(world, with_markets):
    """The state of the world; markets only at the months of a report."""
    return {
        "countries": [_country(world, c, code, with_markets) for c, code in enumerate(world.scenario.codes)],
        "tension": number(world.tension),
        "escalation": _escalation(world),
        "unsoldTPerMonth": number(world.unsold),
    }


def _country(world, country, code, with_markets):
    dependence = shortage = weight = 0.0
    for market in world.markets:
        mine = market.weight(country)
        dependence += mine * market.dependence[country]
        shortage += mine * market.shortage[country]
        weight += mine
    return {
        "country": code,
        "dependence": number(dependence / weight if weight > 0 else 0.0),
        "shortage": number(shortage / weight if weight > 0 else 0.0),
        "lossUsdBn": number(world.losses[country]),
        "markets": [_market(m, country) for m in world.markets if m.need[country] > 0] if with_markets else [],
    }


def _market(market, country):
    return {
        "market": market.id,
        "dependence": number(market.dependence[country]),
        "shortage": number(market.shortage[country]),
        "price": number(market.price[country]),
        "stockMonths": number(market.stock[country] / market.need[country]),
    }


def _escalation(world):
    levels = [
        ladder.level
        for ladder in world.ladders
        if ladder.kind == "LICENCES_ALL" or (ladder.kind == "LICENCES_ONE" and ladder.counterpart == "USA")
    ]
    return max(levels, default=0)
