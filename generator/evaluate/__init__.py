"""How good the program's judgement is, measured on labelled data: `matome evaluate TASK FILE...`.

A module a task, each with what one row of its files holds and `measure`, which runs the stage that makes the judgement,
at the shipped settings, and compares. The measures themselves know nothing of stories:

    partitions     BCubed and pairwise precision, recall and F1 of a grouping
    rouge, porter  words in common with a reference summary
    separation     macro F1, AUC, and what is left among those a score puts lowest
    coverage       key points met by a choice of comments, and by a blind one
    overlap        words in a row shared by two texts; snippets found in one

The only file read is the one named, by `reading`; there is no clock here and nothing is written.
"""
