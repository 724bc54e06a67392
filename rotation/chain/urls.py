from django.urls import path

from rotation.chain.views import WhatIfPage

urlpatterns = [path("", WhatIfPage.as_view(), name="what-if")]
