from core.pages import ListPage


class SheetListPage(ListPage):
    """A list that can be taken away as a workbook: the same rows, columns and order as on screen."""
