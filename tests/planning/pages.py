"""How someone opens a page of planning."""


def page(client, user, address, **query):
    client.force_login(user)
    return client.get(address, query)


def ids(planned):
    return [planned.target.term_id, planned.target.post.title_id]
