"""An edition as one mail: what a newsletter service can send, and the same as a page and as plain text beside it.

letters  which mails an edition has, and what each holds
message  the mail as a file (RFC 5322, RFC 2045 to 2047)
pages    the files
"""
