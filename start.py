"""Set briefing up in .venv beside this file, then run it, or its checks. Needs Python 3.11 or newer and nothing else.

    python3 start.py [ARGUMENTS]    set up, then run: briefing [ARGUMENTS]
    python3 start.py test           set up, then run every check of the project

Written so that an old Python can read it far enough to be told what is wrong.
"""

from __future__ import print_function

import os
import subprocess
import sys

NEEDED = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.join(HERE, ".venv")
BIN = os.path.join(HOME, "Scripts" if os.name == "nt" else "bin")
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "2"),
)


def main(arguments):
    """Set up what the arguments need, then run it; return its exit code."""
    refuse_old_python()
    if arguments[:1] == ["test"]:
        set_up("requirements-dev.txt")
        return run_checks(arguments[1:])
    set_up("requirements.txt")
    return subprocess.call([os.path.join(BIN, "briefing")] + arguments)


def refuse_old_python():
    """Stop with a clear word where Python is too old, naming a newer one if the machine has it."""
    if sys.version_info >= NEEDED:
        return
    newer = [name for name in ("python3.13", "python3.12", "python3.11") if answers(name)]
    advice = "Run: " + newer[0] + " start.py" if newer else "Install a newer Python, then run this line with it."
    sys.exit(
        "briefing needs Python %d.%d or newer; this is Python %d.%d (%s).\n%s"
        % (NEEDED + tuple(sys.version_info[:2]) + (sys.executable, advice))
    )


def answers(name):
    """Return whether a Python of that name runs on this machine."""
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call([name, "--version"], stdout=nowhere, stderr=nowhere) == 0
    except OSError:
        return False


def set_up(requirements):
    """Make .venv hold exactly the pinned packages; does nothing where it already does."""
    wanted = fingerprint(requirements)
    stamp = os.path.join(HOME, requirements + ".installed")
    if read(stamp) == wanted:
        return
    print("Setting up .venv from %s (once) ..." % requirements, file=sys.stderr)
    make_environment()
    pip = [os.path.join(BIN, "python"), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    must(pip + ["--require-hashes", "-r", os.path.join(HERE, requirements)])
    must(pip + ["--no-deps", "--no-build-isolation", "--editable", HERE])
    # Where Python may not write bytecode beside what it loads, as in many containers, each start would compile it all.
    must([os.path.join(BIN, "python"), "-m", "compileall", "-q", os.path.join(HERE, "briefing")])
    with open(stamp, "w") as file:
        file.write(wanted)


def make_environment():
    """Make the virtual environment, anew where another Python made the one that is there."""
    python = os.path.join(BIN, "python")
    if read(os.path.join(HOME, "python.version")) == sys.version and os.path.exists(python):
        return
    if subprocess.call([sys.executable, "-m", "venv", "--clear", HOME]) != 0:
        sys.exit(
            "Python's venv module could not make %s.\n"
            "On Debian and Ubuntu it is a package of its own: apt install python3-venv" % HOME
        )
    with open(os.path.join(HOME, "python.version"), "w") as file:
        file.write(sys.version)


def run_checks(arguments):
    """Run every check to its end; return 1 if any failed. Further arguments go to pytest."""
    failed = []
    for check in CHECKS:
        command = list(check) + (arguments if check[0] == "pytest" else [])
        print("== " + " ".join(command), flush=True)
        if subprocess.call([os.path.join(BIN, command[0])] + command[1:], cwd=HERE) != 0:
            failed.append(command[0])
    if failed:
        print("failed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def fingerprint(requirements):
    """Return what the installed state depends on: the pins, the package's own metadata and the Python."""
    return "\n".join(
        [sys.version, HERE, read(os.path.join(HERE, requirements)), read(os.path.join(HERE, "pyproject.toml"))]
    )


def must(command):
    """Run a command of the set-up; stop with its exit code if it fails."""
    code = subprocess.call(command)
    if code != 0:
        print("Set-up failed at: " + " ".join(command), file=sys.stderr)
        sys.exit(code)


def read(path):
    """Return the text of a file, empty where there is none."""
    try:
        with open(path) as file:
            return file.read()
    except (IOError, OSError):
        return ""


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
