"""Imported by the child of a box, it makes the system one that can confine nothing."""

import sys

sys.platform = "darwin"
