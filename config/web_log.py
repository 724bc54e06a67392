from gunicorn.config import Config
from gunicorn.glogging import Logger

from foundation.core.logs.lines import LogLine


class WebLog(Logger):
    """What gunicorn itself says, in the lines of the program."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(LogLine())
