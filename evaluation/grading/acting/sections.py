"""Parts of the page of a row that other parts of the work bring: (title, page of its key, right that shows it)."""

LINE_SECTIONS: list[tuple[str, str, str]] = [
    ("Nội dung cần xem xét", "grading-findings", "evaluation.view_gradingline"),
    ("Kết quả kiểm phiếu", "gradingline-votes", "ballots.view_choice"),
    ("Ý kiến nơi công tác khác", "gradingline-opinions", "evaluation.view_gradingopinion"),
]
