"""Why it is as it is: every judgement told in words, records checked against what they are made from.

    explain     where a story, sentence, comment or digest comes from, and what decided about it
    verify      whether records and pages are, byte for byte, what they would be made now
    diff        what a rebuild of a week would change, and why

All of it reads and computes; nothing here writes.
"""
