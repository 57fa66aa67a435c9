"""Generates the stubs from the contract while the package is built, so that they cannot be older than it."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

CONTRACT = Path(__file__).resolve().parents[2] / "proto" / "src" / "main" / "proto"


class WithStubs(build_py):
    def run(self):
        super().run()
        import grpc_tools
        from grpc_tools import protoc

        files = sorted(str(file) for file in CONTRACT.rglob("*.proto"))
        if not files:
            raise SystemExit(f"contract: nothing in {CONTRACT} (expected: the .proto files; build from a clone of Parley)")
        well_known = Path(grpc_tools.__file__).parent / "_proto"
        outputs = [f"--{kind}_out={self.build_lib}" for kind in ("python", "pyi", "grpc_python")]
        if protoc.main(["protoc", f"-I{CONTRACT}", f"-I{well_known}", *outputs, *files]) != 0:
            raise SystemExit("contract: not compiled (see above)")


setup(cmdclass={"build_py": WithStubs})
