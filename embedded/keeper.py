import time

from embedded.refusal import Refusal

# So many restarts in so short a time cure nothing any more.
MOST, WITHIN_SECONDS = 5, 180


class Restarts:
    """Pauses that double, and an end of patience; none with what the others can do without."""

    def __init__(self, name, needed=True):
        self.name, self.needed, self.times = name, needed, []

    def pause(self, now):
        """Seconds to wait before the next one; refuses one too many."""
        self.times = [at for at in self.times if now - at < WITHIN_SECONDS]
        if len(self.times) == MOST and not self.needed:
            self.times.pop(0)
        if len(self.times) == MOST:
            raise Refusal(
                f"{self.name} đã phải khởi động lại {MOST} lần trong {WITHIN_SECONDS // 60} phút mà không chạy được; "
                "dừng tất cả. Xem các dòng ở trên và thư mục log của dữ liệu, sửa nguyên nhân rồi chạy lại."
            )
        self.times.append(now)
        return 2 ** (len(self.times) - 1)


class KeptAlive:
    """A process that is started again when it has ended, or when its sign says that it hangs."""

    def __init__(self, name, start, say, sign=None, *, needed=True):
        self.name, self.start, self.say, self.sign = name, start, say, sign
        self.restarts, self.child, self.due = Restarts(name, needed), None, None

    def begin(self):
        if self.sign:
            self.sign.begin()
        self.child, self.due = self.start(), None

    def look(self):
        """Start it again when it is time; else see whether it lives."""
        if self.due is not None:
            self._try_again()
        elif fault := self._fault():
            # The others of its group would keep its port and its jobs.
            self.child.kill()
            self._wait(fault)

    def _try_again(self):
        if time.monotonic() < self.due:
            return
        try:
            self.begin()
            self.say(f"{self.name} đã được khởi động lại.")
        except Refusal as refusal:
            self._wait(f"không khởi động lại được: {refusal}")

    def _wait(self, fault):
        pause = self.restarts.pause(time.monotonic())
        self.say(f"{self.name} {fault}; khởi động lại sau {pause} giây.")
        self.due = time.monotonic() + pause

    def _fault(self):
        if not self.child.running:
            return f"đã dừng bất thường (mã {self.child.process.returncode})"
        return self.sign.said if self.sign and self.sign.is_silent() else None
