import json
from datetime import date

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from foundation.jobs.kinds import Refused
from foundation.sheets.command import ORDERS, Batch, CommandOptions, is_empty
from foundation.sheets.kinds import KINDS
from foundation.sheets.models import VERDICTS
from foundation.sheets.undo.running import undo_by_command
from foundation.sheets.undo.told import data_of, lines_of

TODAY = "tệp không ghi, lấy ngày hôm nay."


class Command(BaseCommand):
    help = "Nhập danh sách từ các tệp bảng tính vào hồ sơ; mỗi tệp ghi tất cả hoặc không ghi dòng nào."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--undo", type=int, metavar="KEY", help="hoàn tác lần nhập có mã này")
        parser.add_argument(
            "--kind", choices=sorted(KINDS), help="loại danh sách; không có thì nhận theo tiêu đề cột"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi")
        parser.add_argument("--skip-bad", action="store_true", help="ghi các dòng không lỗi, bỏ các dòng lỗi")
        parser.add_argument("--accept", action="store_true", help="chấp nhận mọi đề nghị cho các câu hỏi")
        parser.add_argument(
            "--date-order",
            choices=ORDERS,
            default="",
            help="cách đọc các ngày mà tệp chưa cho biết: dmy là ngày trước, mdy là tháng trước",
        )
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
        parser.add_argument("--rows", action="store_true", help="in từng dòng, từng cột như đã hiểu")
        parser.add_argument(
            "--private", action="store_true", help="cùng --rows: in cả nội dung hạn chế như số CCCD"
        )
        parser.add_argument("--as", dest="username", help="nhập với quyền của người dùng này")

    def handle(self, *, files, **options):
        if bool(files) == bool(options["undo"]):
            raise CommandError("Ghi tên tệp để nhập, hoặc --undo và mã lần nhập để hoàn tác.")
        if options["undo"]:
            self._undo(options)
        else:
            self._bring_in(files, options)

    def _undo(self, options):
        user = self._user(options["username"])
        try:
            found = undo_by_command(options["undo"], user, dry_run=options["dry_run"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(data_of(found, user), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines_of(found, user)))

    def _bring_in(self, files, options):
        asked = CommandOptions(
            kind=options["kind"] or "",
            dry_run=options["dry_run"],
            skip_bad=options["skip_bad"],
            # Into an empty system everything is new: there is nothing that a proposal could be confused with.
            accept=options["accept"] or is_empty(KINDS.values()),
            rows=options["rows"],
            private=options["private"],
            date_order=options["date_order"],
        )
        reports = []
        for report in Batch(self._user(options["username"]), asked).run(files):
            reports.append(report)
            if not options["json"]:
                self._show(report, asked)
        if options["json"]:
            data = {"files": [report.data() for report in reports]}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        refused = [report for report in reports if report.refusal]
        if refused:
            first = refused[0]
            raise CommandError(f"{first.file}: {first.refusal} Chưa ghi dòng nào của tệp này và các tệp sau.")

    def _user(self, username):
        users = get_user_model()
        if not username:
            return users.system()
        try:
            return users.objects.get(username=username, is_active=True)
        except users.DoesNotExist as error:
            raise CommandError(f'Không có người dùng "{username}".') from error

    def _show(self, report, asked):
        self.stdout.write(f"{report.file}: {KINDS[report.kind].label if report.kind else 'không đọc được'}")
        if report.counts:
            numbers = [f"{label.lower()} {report.counts[verdict]}" for verdict, label in VERDICTS]
            self.stdout.write(f"  {report.counts['read']} dòng: {', '.join(numbers)}")
        self._show_day(report)
        for remark in report.remarks:
            self.stdout.write(f"  Lưu ý: {remark}")
        for fault in report.faults:
            level = "Lỗi" if fault["severity"] == "error" else "Lưu ý"
            self.stdout.write(f"  {level}: {fault['sheet']}, dòng {fault['row']}: {fault['reason']}")
        for question in report.questions:
            proposed = f"\n    Đề nghị: {question['proposal']}" if question["proposal"] else ""
            self.stdout.write(f"  Hỏi: {question['text']} ({question['rows']} dòng){proposed}")
        for row in report.rows:
            said = "; ".join(f"{key}: {text}" for key, text in row["values"].items())
            self.stdout.write(f"  {row['sheet']}, dòng {row['row']} ({row['status']}): {said}")
        if not asked.dry_run and not report.refusal:
            self.stdout.write(f"  Đã ghi {report.written} dòng.")
            if report.key:
                self.stdout.write(f"  Mã lần nhập {report.key}; hoàn tác: --undo {report.key}")

    def _show_day(self, report):
        if report.day:
            day = date.fromisoformat(report.day["day"])
            self.stdout.write(f"  Số liệu tính đến ngày {day:%d/%m/%Y}: {report.day['day_from'] or TODAY}")
