"""Export controls (MODEL 5): how licences bite month by month, and which flows they permit."""

from scenario import LAST_SPIN_UP_MONTH

FIRST_MONTH = 0.57
SECOND_MONTH = 0.33
SETTLED_AGE = 3


class Control:
    """A control of one origin in one market, toward one target or, where target is None, toward all."""

    def __init__(self, origin, market, target, approval=1.0, ban=False, age=0):
        self.origin, self.market, self.target = origin, market, target
        self.exempt = None
        self.approval = approval  # a: where it settles
        self.value = 1.0  # x: what passes now
        self.age = age
        self.ban = ban
        self.extraterritorial = False
        self.technology = False
        self.key = ""
        self.licence_talks = False
        self.relapse_approval = 0.0

    def copy(self):
        """An independent copy."""
        result = Control.__new__(Control)
        result.__dict__.update(self.__dict__)
        return result

    def tick(self):
        """One month passes: a new control first cuts below its approval, then settles (MODEL 5.1)."""
        if self.age == 0:
            self.value = min(self.value, FIRST_MONTH) if self.approval < 1 else 1.0
        elif self.age == 1:
            restricts = self.approval < 1 or self.value < 1
            self.value = min(SECOND_MONTH, self.approval) if restricts else 1.0
        elif self.age == 2:
            self.value = (self.value + self.approval) / 2
        else:
            self.value = self.approval
        self.age += 1

    def revise(self, approval):
        """Changes the approval: a restriction where none was starts anew, any other change takes a month to settle."""
        if approval == self.approval:
            return
        if self.value >= 1.0 and approval < 1.0 and self.age >= SETTLED_AGE:
            self.age = 0
        elif self.age >= 2:
            self.age = 2
        self.approval = approval

    def set_ban(self, ban, approval):
        """Imposes a ban, which acts at once, or an approval in its place."""
        self.ban = ban
        if not ban:
            self.revise(approval)

    @property
    def passing(self):
        """Share of the flows that passes this month."""
        return 0.0 if self.ban else self.value

    def hits(self, user):
        """True if the control is aimed at this user; a country's own use is never touched."""
        return user not in (self.origin, self.exempt) and self.target in (None, user)


def permitted(controls, market, size, extraterritorial_loss):
    """Permitted shares {origin: per user}, the same from controls aimed at nobody alone, search factors per user.

    The strictest control wins (MODEL 5.2).
    """
    shares, to_all, search = {}, {}, [1.0] * size
    for control in controls:
        if control.market != market:
            continue
        if control.passing < 1:
            for rows in (shares, to_all) if control.target is None else (shares,):
                row = rows.setdefault(control.origin, [1.0] * size)
                for user in range(size):
                    if control.hits(user):
                        row[user] = min(row[user], control.passing)
        if control.extraterritorial:
            for user in range(size):
                if control.hits(user):
                    search[user] = 1 - extraterritorial_loss
    return shares, to_all, search


def apply_dated(controls, dated):
    """Adds what was decreed before the summit, or revises the controls with its key."""
    if dated.revision:
        for control in controls:
            if control.key == dated.key and control.market in dated.markets:
                control.set_ban(dated.ban, dated.approval)
                control.extraterritorial = dated.extraterritorial
                control.technology = dated.technology
        return
    for market in dated.markets:
        age = max(0, 1 - dated.month)
        control = Control(dated.origin, market, dated.target, dated.approval, dated.ban, age)
        control.key = dated.key
        control.licence_talks = dated.licence_talks
        control.relapse_approval = dated.relapse_approval
        control.extraterritorial = dated.extraterritorial
        control.technology = dated.technology
        controls.append(control)


def apply_pending(controls, pending, month, suspension=0):
    """What was announced before the summit and is due acts, each once; a truce delays what it can suspend (MODEL 5.3)."""
    for dated in list(pending):
        if month >= dated.month - LAST_SPIN_UP_MONTH + (suspension if dated.suspendable else 0):
            apply_dated(controls, dated)
            pending.remove(dated)


def technology_origins(controls):
    """The pairs (origin, market) under a control that withholds technology."""
    return {(control.origin, control.market) for control in controls if control.technology}


def technology_factor(origins, market, place):
    """Factor on the lead time of a project: 1.25 where another country withholds the technology (MODEL 5.2)."""
    return 1.25 if any(k == market and origin != place for origin, k in origins) else 1.0
