"""The SHA-256 of what an edition is made from, the same as long as it says the same.

A field that holds its default is left out, so that a program which gives stories or settings a new field in ten years
finds the hashes that closed editions were given today.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

import msgspec


def sha256(part: object) -> str:
    """The hash, in 64 hexadecimal digits, of a dataclass, or of tuples, lists and mappings of them and plain values."""
    return hashlib.sha256(msgspec.json.encode(_said(part), order="sorted")).hexdigest()


def _said(part: object) -> object:
    if is_dataclass(part) and not isinstance(part, type):
        return {
            name: _said(value)
            for name, default in _defaults(type(part))
            if (value := getattr(part, name)) != default or default is MISSING
        }
    if isinstance(part, Mapping):
        return {str(key): _said(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_said(value) for value in part]
    return part


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """The fields of a dataclass, each with its default, or MISSING."""
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()
