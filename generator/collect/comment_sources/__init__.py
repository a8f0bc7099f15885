"""Where readers talk about a page elsewhere, a module a service.

A source of the settings names them (`discussions: [hatena, hackernews]`), and `fetch` asks them about its stories.
Adding one is a module that satisfies `protocol.CommentSource`, a line in `registry.SOURCES`, a name in
`config.Discussion`, and a test.
"""
