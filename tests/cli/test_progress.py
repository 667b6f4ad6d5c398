"""Progress is silent where nobody looks, and Ctrl-C stops at a tick."""

import io
import os
import signal
import sys
import threading

import pytest

from commonweal.cli.progress import progress, say_if_compiling, stoppable


class HaltError(Exception):
    pass


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_is_silent_where_standard_error_is_no_terminal(capfd):
    with progress("A place", 10, "weeks") as advance:
        advance(5)
        advance(5)
    assert capfd.readouterr() == ("", "")


def test_on_a_terminal_it_tells_what_is_done_and_of_how_much(monkeypatch, capfd):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress("A place", 10, "weeks") as advance:
        advance(10)
    for words in ("A place", "10/10", "weeks"):
        assert words in terminal.getvalue()
    assert capfd.readouterr().out == ""


def test_an_error_passes_through_and_leaves_the_terminal_as_it_was(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ZeroDivisionError), progress("A place", 10, "weeks") as advance:
        advance(1 // 0)
    with progress("Again", 1, "weeks"):  # rich allows one live display at a time
        pass


def test_a_tick_without_a_signal_goes_on():
    with stoppable(HaltError) as tick:
        for _ in range(3):
            tick(13)


def test_the_first_signal_is_held_until_the_next_tick(capfd):
    with stoppable(HaltError) as tick:
        tick(13)
        os.kill(os.getpid(), signal.SIGINT)
        reached = True
        with pytest.raises(HaltError):
            tick(13)
    assert reached
    assert capfd.readouterr().err == "Stopping at the end of this quarter; once more to drop everything.\n"


def test_a_second_signal_is_not_held_back(capfd):
    with stoppable(HaltError):
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("leave", [None, HaltError, KeyboardInterrupt])
def test_what_was_there_before_is_put_back(leave):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            with stoppable(HaltError):
                assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
                if leave is not None:
                    raise leave
        except (HaltError, KeyboardInterrupt):
            pass
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_second_run_begins_unasked(capfd):
    with stoppable(HaltError):
        os.kill(os.getpid(), signal.SIGINT)
    with stoppable(HaltError) as tick:
        tick(13)


def test_outside_the_main_thread_signals_are_left_alone():
    told = []

    def run():
        with stoppable(HaltError) as tick:
            tick(13)
            told.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert told == [before]


def test_a_first_user_is_told_why_nothing_moves(capfd):
    say_if_compiling(True)
    assert capfd.readouterr() == ("", "")
    say_if_compiling(False)
    told = capfd.readouterr()
    assert told.out == ""
    assert "compiling" in told.err
