from django.urls import path

from rotation.moves.pages import RotationMovesPage

urlpatterns = [path("", RotationMovesPage.as_view(), name="rotation-moves")]
