"""Feeds: each in RSS 2.0, Atom and JSON Feed, with whole content, absolute addresses and nothing active.

channels   which feeds a site has
entries    a digest, an edition or a correction as an item of a feed
documents  what a feed's file holds, and its archives (RFC 5005)
json_feed  JSON Feed 1.1
pages      the files, by templates; the list of all feeds (OPML)
"""
