ADDRESSES = []
OPEN_TO_ALL = {"health"}
