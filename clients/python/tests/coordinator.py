"""A real coordinator, which a test starts: `./parley serve --port 0`."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

from parley_client import Client

HERE = Path(__file__).resolve().parents[1]
PROJECT = HERE.parents[1]
sys.path.insert(0, str(HERE / "examples"))


class Started:
    """A program of its own that says on which port it listens."""

    def __init__(self, *command: str):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"127\.0\.0\.1:\d+", line)
        if not found:
            self.stop()
            raise RuntimeError(f"{' '.join(command)} said: {line!r} (expected: where it listens)")
        self.address = found.group()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()


class WithCoordinator(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coordinator = Started(str(PROJECT / "parley"), "serve", "--port", "0")
        cls.client = Client(cls.coordinator.address)

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        cls.coordinator.stop()
