class BackupRefused(Exception):
    """A backup, a restoring or a drill cannot be done; its text is the sentence for whoever asked."""
