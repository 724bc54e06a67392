# On which the fast clock puts its tasks, so that no other worker takes them.
QUEUE = "duties"
