"""The scan of duties from the command line.

With --json one object is written, whose keys stay what they are:

    today      the day asked for, ISO
    dry_run    whether nothing was written
    made, redated, reopened, closed
               lists of duties, each with
                   kind       what it reminds of, as reminders/rules.py names it
                   rule       number of the lead (mốc nhắc việc)
                   subject    kind and number of the record, such as "cadre.cadre:12"
                   cycle      the year of a yearly duty, else ""
                   unit       number of the unit
                   event_on, due_on, shown_from   ISO
               and, of the closed ones, reason

No name of a person stands in it.
"""

import json

from django.core.management.base import BaseCommand
from django.utils.dateparse import parse_date

from foundation.core import clock
from reminders.scan import scanned, with_reasons

LISTS = {"made": "Thêm", "redated": "Đổi hạn", "reopened": "Mở lại", "closed": "Tự đóng"}


def day(text):
    found = parse_date(text)
    if found is None:
        raise ValueError(text)
    return found


def described(duty):
    return {
        "kind": duty.rule.kind,
        "rule": duty.rule_id,
        "subject": duty.subject,
        "cycle": duty.cycle,
        "unit": duty.unit_id,
        **{name: getattr(duty, name).isoformat() for name in ("event_on", "due_on", "shown_from")},
    }


def report(diff, dry_run):
    lists = {
        name: [described(duty) for duty in diff.duties(name)] for name in ("made", "redated", "reopened")
    }
    closed = with_reasons(diff.duties("closed"))
    closed = [described(duty) | {"reason": reason} for duty, reason in closed]
    return {"today": diff.today.isoformat(), "dry_run": dry_run, **lists, "closed": closed}


class Command(BaseCommand):
    help = "Rà soát việc đến hạn: thêm, đổi hạn, tự đóng các việc cần làm."

    def add_arguments(self, parser):
        parser.add_argument(
            "--today", type=day, metavar="YYYY-MM-DD", help="ngày rà soát; mặc định là hôm nay"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
        parser.add_argument("--json", action="store_true", help="ghi kết quả dạng JSON")

    def handle(self, *args, today=None, dry_run=False, **options):
        with scanned(today or clock.today(), dry_run=dry_run) as diff:
            found = report(diff, dry_run)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        if dry_run:
            self.stdout.write("Chỉ xem, chưa ghi gì.")
        for name, word in LISTS.items():
            self.stdout.write(f"{word}: {len(found[name])} việc")
            for duty in found[name] if dry_run else ():
                line = [
                    duty["kind"],
                    duty["subject"],
                    duty["cycle"],
                    f"hạn {duty['due_on']}",
                    duty.get("reason", ""),
                ]
                self.stdout.write("  " + "  ".join(part for part in line if part))
