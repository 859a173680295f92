"""What holds several reports: zip folders, web archives, e-mail with what is attached to it."""
