"""A country's player in one file, with nothing but Python's standard library: it dials in over HTTP and speaks JSON.

    python3 first_agent.py http://127.0.0.1:8080 sessions/7k2m china.token

Change `decide`. All that it may know is in the view; docs/tutorials/dial-in-python.md says what is there.
"""

import json
import sys
import time
import urllib.error
import urllib.request


def decide(view):
    """The move for one turn: what to do at each table where it is our turn. What is left out waits, and holds."""
    actions = []
    left = view.get("budgetLeftUsdBn")
    for table in view["tables"]:
        if not table["toMove"]:
            continue
        affordable = [
            deal
            for deal in table["menu"]
            if left is None or deal["commitsUsdBn"] <= left + table["reservedUsdBn"] + 1e-9
        ]
        if not affordable:
            continue
        # From our best deal towards our largest concession, slowly at first.
        wanted = affordable[int((len(affordable) - 1) * table["time"] ** 2)]
        standing = table.get("standing")
        theirs = standing is not None and standing["by"] == table["other"]
        if theirs and standing["surplus"] >= max(wanted["surplus"], 0):
            action, commits = {"accept": standing["deal"]}, standing["commitsUsdBn"]
        else:
            action, commits = {"offer": wanted["deal"]}, wanted["commitsUsdBn"]
        if left is not None:
            if commits > left + table["reservedUsdBn"] + 1e-9:
                continue
            left += table["reservedUsdBn"] - commits
        actions.append({"table": table["table"]["id"], **action})
    return {"tables": actions} if view["kind"] != "TURN_KIND_MEASURES" else {}


class Coordinator:
    def __init__(self, address, token):
        self.address = address.rstrip("/")
        self.token = token

    def call(self, method, path, body=None):
        """One call, sent again while the coordinator is away: every call here may be repeated."""
        for attempt in range(120):
            request = urllib.request.Request(
                self.address + path,
                method=method,
                data=None if body is None else json.dumps(body).encode(),
                headers={"Authorization": "Bearer " + self.token, "Content-Type": "application/json"},
            )
            try:
                with urllib.request.urlopen(request, timeout=90) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                failure = json.load(error)
                if error.code != 503:
                    raise SystemExit(f"{method} {path}: {failure['message']}")
                print("the coordinator says:", failure["message"], file=sys.stderr)
            except OSError as error:
                print("the coordinator is away:", error, file=sys.stderr)
            time.sleep(0.5)
        raise SystemExit(f"{self.address} does not come back")


def play(coordinator, session):
    seen = 0
    while True:
        news = coordinator.call("GET", f"/v1/{session}/seat/turn?after={seen}&wait=20s")
        seen = news["number"]
        if "over" in news:
            return news["over"]
        if "turn" in news:
            turn, view = news["turn"]["turn"], news["turn"]["view"]
            print(f"turn {turn}, round {view['round']} of {view['rounds']}")
            answer = coordinator.call("POST", f"/v1/{session}/seat/moves", {"turn": turn, "move": decide(view)})
            if "refused" in answer:
                print("refused:", answer["refused"], file=sys.stderr)
                coordinator.call("POST", f"/v1/{session}/seat/moves", {"turn": turn, "move": {}})


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    address, session, file = sys.argv[1:]
    with open(file) as token:
        over = play(Coordinator(address, token.read().strip()), session)
    for table in over["tables"]:
        print(table["table"] + ":", f"signed, worth {table['surplus']:.2f}" if "signed" in table else "no deal")
    print("finished, digest " + over["digest"] if over["finished"] else "not finished")


if __name__ == "__main__":
    main()
