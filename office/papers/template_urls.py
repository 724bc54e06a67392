from django.urls import include, path, re_path

from office.papers import template_pages

urlpatterns = [
    path("", template_pages.TemplateListPage.as_view(), name="papertemplate-list"),
    path(
        "<int:pk>/file/",
        template_pages.SentTemplateFilePage.as_view(),
        name="papertemplate-download",
    ),
    path("<int:pk>/use/", template_pages.SentTemplateUsePage.as_view(), name="papertemplate-use"),
    path("<slug:slug>/tags/", template_pages.TagsPage.as_view(), name="papertemplate-tags"),
    path(
        "<slug:slug>/<slug:period>/",
        include(
            [
                path("", template_pages.TemplatePage.as_view(), name="papertemplate-detail"),
                path("send/", template_pages.TemplateSendPage.as_view(), name="papertemplate-send"),
                path("history/", template_pages.TemplateHistoryPage.as_view(), name="papertemplate-history"),
                path("restore/", template_pages.TemplateRestorePage.as_view(), name="papertemplate-restore"),
                re_path(
                    "^file[.](?P<extension>docx|pdf)$",
                    template_pages.TemplateFilePage.as_view(),
                    name="papertemplate-file",
                ),
            ]
        ),
    ),
]
