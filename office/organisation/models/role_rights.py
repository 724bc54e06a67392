"""What each role may do, as the wall of the database knows it: `organisation.rights`, told after every migration."""

from django.db import models


class RoleRight(models.Model):
    """A role and what it covers: a right such as "cadre.view_cadre", or "cadre.cadre" for any work on the record."""

    kept_by_owner = True

    role = models.CharField(max_length=12)
    covers = models.CharField(max_length=80)

    class Meta:
        verbose_name = "quyền của vai trò"
        constraints = [models.UniqueConstraint(fields=["role", "covers"], name="role_right_once")]

    def __str__(self):
        return f"{self.role}: {self.covers}"
