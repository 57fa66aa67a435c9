"""The monthly market of one stage of one mineral (MODEL 4): permitted flows, stocks, a pool that is bid for."""

from arithmetic import power, total

REST_TOLERANCE = 1e-6
ADAPTATION_PRICE = 1.2
ADAPTATION_MONTHS = 24


class Market:
    """State of one market. Flows are [origin][user] in t/month, detrended; the other lists are per user."""

    def __init__(self, identifier, flows, parameters, price=1.0, value=0.0, final=1.0, growth=0.0, upstream=()):
        size = len(flows)
        self.id = identifier
        self.size = size
        self.flows = [row[:] for row in flows]
        self.need = [total(flows[origin][user] for origin in range(size)) for user in range(size)]
        self.stock = [parameters["h"] * need for need in self.need]
        self.adaptation = [0.0] * size
        self.price = [1.0] * size
        self.shortage = [0.0] * size
        self.arrivals = self.need[:]
        self.imports = [self.need[user] - flows[user][user] for user in range(size)]
        self.dependence = [0.0] * size
        self.pool_price = 1.0
        self.suppression = 1.0
        self.suppressed_months = 0
        self.price_2024 = price
        self.value = value * parameters.get("vs", 1.0)
        self.final = final
        self.growth = growth
        self.upstream = list(upstream)

    def copy(self):
        """An independent copy; flows and lists are not shared."""
        result = Market.__new__(Market)
        result.__dict__.update(self.__dict__)
        result.flows = [row[:] for row in self.flows]
        for name in ("need", "stock", "adaptation", "price", "shortage", "arrivals", "imports", "dependence"):
            setattr(result, name, getattr(self, name)[:])
        return result

    def weight(self, country):
        """Value that a country's use has in dependence and shortage (MODEL 4.13)."""
        return self.value * self.need[country] * self.price_2024


def availability(markets, market):
    """Share of each origin's output that its own upstream shortages of last month leave (MODEL 4.1)."""
    result = [1.0] * market.size
    for upstream, _ in market.upstream:
        source = markets[upstream]
        for origin in range(market.size):
            if source.need[origin] > 0:
                result[origin] = min(result[origin], 1 - source.shortage[origin])
    return result


def step(market, permitted, available, search, parameters, china, skip_at_rest=True, to_all=None):
    """One month (MODEL 4.2 to 4.10).

    permitted: {origin: share per user} for origins under control; available: share per origin; search: factor per user
    on re-sourcing; to_all: what controls aimed at nobody alone permit, as `permitted` (the same where it is left out).
    Returns the relative error of the pool's balance, for the tests.
    """
    if skip_at_rest and is_at_rest(market, permitted, available, parameters):
        _rest(market, parameters, china)
        return 0.0
    to_all = permitted if to_all is None else to_all
    pool = Pool(market, permitted, to_all, available, search, parameters, china)
    return pool.settle()


def is_at_rest(market, permitted, available, parameters):
    """True if nothing restricts the market and nothing is left of an earlier restriction (MODEL 4.10)."""
    if permitted or any(share != 1.0 for share in available):
        return False
    for user in range(market.size):
        target = parameters["h"] * market.need[user]
        if abs(market.stock[user] - target) > REST_TOLERANCE * target or market.adaptation[user] > REST_TOLERANCE:
            return False
    return True


def _rest(market, parameters, china):
    for user in range(market.size):
        need = market.need[user]
        market.stock[user] = parameters["h"] * need
        market.adaptation[user] = 0.0
        market.price[user] = market.suppression
        market.shortage[user] = 0.0
        market.arrivals[user] = need
        market.imports[user] = need - market.flows[user][user]
        market.dependence[user] = market.flows[china][user] / need if need > 0 else 0.0
    market.pool_price = 1.0


class Claim:
    """What one user wants this month."""

    def __init__(self):
        self.home = 0.0  # from its own output (dom)
        self.ratio = 0.0  # wanted purchases over need (r)
        self.search = 0.0  # what it seeks beyond its usual sellers (se)
        self.claim = 0.0  # what it asks of the pool (C)
        self.from_china = 0.0  # permitted usual flow from China


class Pool:
    """All users' claims on the output that may be exported, and its price (MODEL 4.3 to 4.8)."""

    def __init__(self, market, permitted, to_all, available, search, parameters, china):
        self.market, self.parameters, self.china = market, parameters, china
        users = range(market.size)
        self.use = [market.need[user] * (1 - parameters["dA"] * market.adaptation[user]) for user in users]
        self.elasticity = self._elasticity()
        self.supply = 0.0  # S0
        self.chinese_supply = 0.0
        self.demand = 0.0  # D
        self.needed = 0.0  # DB: demand without restocking
        self.claims = [Claim() for _ in users]
        for user in users:
            if market.need[user] > 0:
                self._claim(user, permitted, to_all, available, search[user])

    def _elasticity(self):
        parameters, users = self.parameters, range(self.market.size)
        all_use = total(self.use)
        mean = total(self.market.adaptation[user] * self.use[user] for user in users) / all_use if all_use > 0 else 0.0
        return parameters["eps0"] + (parameters["eps1"] - parameters["eps0"]) * mean

    def _claim(self, user, permitted, to_all, available, search):
        market, parameters, claim = self.market, self.parameters, self.claims[user]
        need, use, stock = market.need[user], self.use[user], market.stock[user]
        usual, granted, detours = self._imports(user, permitted, to_all, available)
        missing = max(0.0, usual - granted)
        adapted = parameters["psi0"] + (parameters["psi1"] - parameters["psi0"]) * market.adaptation[user]
        finding = adapted * search
        finding += (1 - finding) * parameters["rr"] * (min(1.0, detours / missing) if missing > 0 else 0.0)
        pace = min(parameters["rho"], parameters["zeta"] * (1 - finding))
        restocking = pace * max(0.0, parameters["h"] * use - stock)
        claim.ratio = (use + min(restocking, parameters["chi"] * use)) / need
        use_ratio = use / need
        release = parameters["zeta"] * stock
        claim.search = finding * max(0.0, missing * claim.ratio - release)
        claim.claim = granted * claim.ratio + claim.search
        self.demand += claim.claim
        self.supply += granted
        self.needed += granted * use_ratio + finding * max(0.0, missing * use_ratio - release)
        output = market.flows[user][user]
        stretch = min(1 + parameters["sd"], 1 + parameters["eta"] * max(0.0, market.price[user] - 1))
        claim.home = min(available[user] * output * claim.ratio, output * available[user] * stretch)

    def _imports(self, user, permitted, to_all, available):
        """Usual imports, what is granted of them, and what of the rest others may buy: it can come through them."""
        usual = granted = detours = 0.0
        for origin in range(self.market.size):
            flow = self.market.flows[origin][user]
            if origin == user or flow <= 0.0:
                continue
            row = permitted.get(origin)
            passing = flow * available[origin] if row is None else flow * available[origin] * row[user]
            granted += passing
            usual += flow
            own = 1.0 if row is None else row[user]
            others = to_all[origin][user] if origin in to_all else 1.0
            detours += flow * available[origin] * max(0.0, others - own)
            if origin == self.china:
                self.claims[user].from_china = passing
                self.chinese_supply += passing
        return usual, granted, detours

    def settle(self):
        """Prices the pool, fills the claims, moves stocks; returns the relative error of the balance."""
        capacity = self.supply * (1 + self.parameters["sp"])
        self.market.pool_price = self._pool_price(capacity)
        sold = min(self.demand, capacity)
        fill = sold / self.demand if self.demand > 0 else 1.0
        balance = 0.0
        for user in range(self.market.size):
            if self.market.need[user] > 0:
                self._deliver(user, fill)
                balance += self.claims[user].claim * fill
            else:
                self._idle(user)
        return abs(balance - sold) / max(1e-12, self.demand)

    def _pool_price(self, capacity):
        ceiling = self.parameters["pmax"]
        if capacity <= 0:
            return ceiling if self.needed > 0 else 1.0
        if self.needed <= capacity:
            return 1.0
        return min(ceiling, power(self.needed / capacity, 1 / self.elasticity))

    def _idle(self, user):
        market = self.market
        market.arrivals[user] = market.imports[user] = market.shortage[user] = market.dependence[user] = 0.0
        market.price[user] = min(self.parameters["pmax"], market.pool_price * market.suppression)

    def _deliver(self, user, fill):
        market, parameters, claim, wanted = self.market, self.parameters, self.claims[user], self.use[user]
        arrivals = claim.home + claim.claim * fill
        release = min(parameters["zeta"] * market.stock[user], max(0.0, wanted - arrivals))
        use = min(arrivals + release, wanted)
        market.stock[user] = max(0.0, market.stock[user] + arrivals - use)
        market.price[user] = self._price(user, arrivals, use)
        market.arrivals[user] = arrivals
        market.imports[user] = arrivals - claim.home
        market.shortage[user] = max(0.0, 1 - use / wanted)
        market.dependence[user] = self._dependence(user, arrivals, fill)
        goal = 1.0 if market.price[user] > ADAPTATION_PRICE else 0.0
        market.adaptation[user] += (goal - market.adaptation[user]) / ADAPTATION_MONTHS

    def _price(self, user, arrivals, use):
        market, parameters, wanted = self.market, self.parameters, self.use[user]
        ceiling = parameters["pmax"]
        price = market.pool_price
        if use < wanted:
            price = max(price, ceiling if use <= 0 else min(ceiling, power(wanted / use, 1 / self.elasticity)))
        horizon = parameters["H"]
        cover = (market.stock[user] + horizon * arrivals) / ((parameters["h"] + horizon) * wanted)
        if cover < 1:
            price = max(price, ceiling if cover <= 0 else min(ceiling, power(cover, -parameters["theta"])))
        return min(ceiling, price * market.suppression)

    def _dependence(self, user, arrivals, fill):
        if arrivals <= 0:
            return 0.0
        claim = self.claims[user]
        chinese_share = self.chinese_supply / self.supply if self.supply > 0 else 0.0
        home = claim.home if user == self.china else 0.0
        return (claim.from_china * claim.ratio * fill + chinese_share * claim.search * fill + home) / arrivals


def loss(market, country, parameters):
    """A country's loss in the month, US$ bn: missing output, dearer imports, use given up (MODEL 4.9)."""
    need = market.need[country]
    if need <= 0:
        return 0.0
    given_up = parameters["dA"] * market.adaptation[country]
    missing = market.final * market.value * market.shortage[country] * need * (1 - given_up)
    dearer = parameters["pi"] * (market.price[country] - 1) * market.imports[country]
    return market.price_2024 * (missing + dearer + given_up * need)


def displace(market, origin, tonnes, buyer, buyer_share, from_china_share, china):
    """New output of an origin takes the place of other sellers' (MODEL 4.11); returns what finds no buyer.

    buyer_share goes to the buyer (None if there is none), the rest to all users but China in proportion to their need.
    """
    size = market.size
    weights = [market.need[user] if user != china else 0.0 for user in range(size)]
    whole = total(weights)
    if whole <= 0:
        return tonnes
    wanted = [(1 - buyer_share) * tonnes * weight / whole for weight in weights]
    if buyer is not None:
        wanted[buyer] += buyer_share * tonnes
    left, overflow = _place(market, origin, wanted, from_china_share, china, tonnes)
    if overflow > 1e-15:
        room = [_room(market, origin, user) if user != china else 0.0 for user in range(size)]
        all_room = total(room)
        if all_room > 0:
            again = [overflow * share / all_room for share in room]
            left, _ = _place(market, origin, again, from_china_share, china, left)
    return max(0.0, left)


def _room(market, origin, user):
    return max(0.0, total(market.flows[a][user] for a in range(market.size) if a != origin and a != user))


def _place(market, origin, wanted, from_china_share, china, left):
    """Places wanted tonnes user by user; returns what of `left` is still to be placed, and what overflowed."""
    overflow = 0.0
    for user in range(market.size):
        if wanted[user] <= 0:
            continue
        room = [market.flows[a][user] if a not in (origin, user) else 0.0 for a in range(market.size)]
        whole = total(room)
        placed = min(wanted[user], whole)
        if placed > 0:
            _replace(market, user, room, whole, placed, from_china_share if origin != china else 0.0, china)
            market.flows[origin][user] += placed
            left -= placed
        overflow += wanted[user] - placed
    return left, overflow


def _replace(market, user, room, whole, placed, from_china_share, china):
    from_china = min(from_china_share * placed, room[china])
    market.flows[china][user] -= from_china
    room[china] -= from_china
    whole -= from_china
    if whole > 0:
        for origin in range(market.size):
            if room[origin] > 0:
                taken = (placed - from_china) * room[origin] / whole
                market.flows[origin][user] = max(0.0, market.flows[origin][user] - taken)
