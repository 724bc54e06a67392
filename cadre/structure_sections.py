"""What the pages of posts, units and bodies tell of people: who holds which post, who sits where."""

from cadre.body_seats import members_of
from cadre.holders import MembersInFigures, former_holders, holders_of, main_posts
from cadre.models.facts import PostHeld
from office.organisation.models.structure import Body, Post, Unit
from office.organisation.sections import StructureSection


class PostHoldersSection(StructureSection):
    """Who holds the post, since when and until when, and who held it before."""

    of = Post
    model = PostHeld
    title = "Người giữ chức vụ"
    section_template = "cadre/_post_holders.html"

    def get_context_data(self, **kwargs):
        user, post = self.request.user, self.record
        (now,) = holders_of(Post.objects.for_user(user).filter(pk=post.pk), user, self.day)
        return super().get_context_data(now=now, former=former_holders(post, user, self.day), **kwargs)


class UnitPostsSection(StructureSection):
    """The unit's own posts with their holders; seats of its bodies stand on the pages of the bodies."""

    of = Unit
    model = PostHeld
    title = "Chức vụ và người giữ"
    section_template = "cadre/_unit_posts.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        posts = Post.objects.for_user(user).filter(unit=self.record, body=None)
        rows = holders_of(posts.order_by("title__order", "title__name", "pk"), user, self.day)
        people = {holder.cadre.pk for row in rows for holder in row.holders}
        standing = {word: sum(row.standing == word for row in rows) for word in ("khuyết", "chưa ghi")}
        counts = {"taken": len(rows) - sum(standing.values()), "vacant": standing["khuyết"]}
        counts |= {"unrecorded": standing["chưa ghi"], "people": len(people)}
        return super().get_context_data(rows=rows, counts=counts, **kwargs)


class UnitBodiesSection(StructureSection):
    """The bodies of the unit with their seats, against the decided number where one was entered."""

    of = Unit
    model = PostHeld
    title = "Cấp ủy, ban thường vụ, tập thể lãnh đạo"
    section_template = "cadre/_unit_bodies.html"

    def get_context_data(self, **kwargs):
        bodies = Body.objects.for_user(self.request.user).filter(unit=self.record).order_by("kind", "pk")
        return super().get_context_data(bodies=members_of(self.day, bodies), **kwargs)


class BodyMembersSection(StructureSection):
    """The members of the body with their main posts, in figures and by name."""

    of = Body
    model = PostHeld
    title = "Thành viên"
    section_template = "cadre/_body_members.html"

    def get_context_data(self, **kwargs):
        user, day = self.request.user, self.day
        (seats,) = members_of(day, Body.objects.for_user(user).filter(pk=self.record.pk))
        posts = Post.objects.for_user(user).filter(body=self.record).order_by("title__order", "pk")
        rows = holders_of(posts, user, day)
        members = [holder for row in rows for holder in row.holders if holder.cadre.pk in seats.members]
        mains = main_posts({member.cadre.pk for member in members}, day)
        seen = Post.objects.for_user(user).filter(pk__in=[post.pk for post in mains.values()])
        return super().get_context_data(
            seats=seats,
            members=[(member, mains.get(member.cadre.pk)) for member in members],
            opened=set(seen.values_list("pk", flat=True)),
            figures=MembersInFigures.of(members),
            several_titles=len(rows) > 1,
            unseen=len(seats.members) - len({member.cadre.pk for member in members}),
            **kwargs,
        )
