"""A fault that goes on is said once, and then how often it came again."""

import logging
import threading

MINUTES = 5
# What is told with a number of its own is looked for by that number: `logger.error(…, extra=NUMBERED)`.
NUMBERED = {"numbered": True}
AGAIN = "%s … lặp lại %d lần trong %d phút"


class Repeated(logging.Filter):
    """Lets the first of equal faults pass; five minutes later one line sums the others up."""

    def __init__(self, minutes: float = MINUTES):
        super().__init__()
        self.minutes, self.lock = minutes, threading.Lock()
        self.met: dict[tuple, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "numbered", False):
            return True
        key = kind_of(record)
        with self.lock:
            if key in self.met:
                self.met[key] += 1
                return False
            self.met[key] = 0
        timer = threading.Timer(self.minutes * 60, self.sum_up, (key, record))
        timer.daemon = True
        timer.start()
        return True

    def sum_up(self, key: tuple, first: logging.LogRecord) -> None:
        with self.lock:
            times = self.met.pop(key)
        if times:
            said = first.getMessage().partition("\n")[0]
            logging.getLogger(first.name).log(first.levelno, AGAIN, said, times, self.minutes, extra=NUMBERED)


def kind_of(record: logging.LogRecord) -> tuple:
    """What makes two faults the same: who says it in which words, and what was raised where."""
    words = record.msg if isinstance(record.msg, str) else type(record.msg)
    kind, _, trace = record.exc_info or (None, None, None)
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = trace and (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    return record.name, record.levelno, words, kind, place
