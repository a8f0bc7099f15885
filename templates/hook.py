"""MkDocs and ProperDocs call this: the program writes the pages before a build, and the search index after it."""

from mkdocs.utils import get_build_datetime

from generator import config, pipeline
from generator.write.hook import Hook

_hook = Hook(
    settings=lambda root: config.load(root / "content" / config.NAME),
    publish=lambda root: pipeline.publish(root, get_build_datetime()),  # SOURCE_DATE_EPOCH, or the clock
)
on_config = _hook.on_config
on_pre_build = _hook.on_pre_build
on_files = _hook.on_files
on_page_markdown = _hook.on_page_markdown
on_page_content = _hook.on_page_content
on_env = _hook.on_env
on_page_context = _hook.on_page_context
on_template_context = _hook.on_template_context
on_post_page = _hook.on_post_page
on_post_template = _hook.on_post_template
on_post_build = _hook.on_post_build
