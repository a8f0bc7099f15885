"""The built site, as `matome check --site` reads it: files of a folder, and nothing of how they were made.

markup     what may not stand in a page, or in the words of a feed
leading    links and addresses that lead nowhere in the site
sheets     what style sheets load
folder     all files, each with the checks of its kind
"""
