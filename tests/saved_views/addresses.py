ADDRESSES = []
OWNED = {"saved-views"}
