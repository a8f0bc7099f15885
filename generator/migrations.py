"""Records of older schemas -> this program's, a step for each schema in which a kind of record changed.

A record is migrated when it is read and written in its new form when it is next written, so that reading changes no
byte. Each released schema has a frozen store under `tests/store/frozen`. To change a record otherwise than by a field
with a default: raise `SCHEMA`, add a step here, and freeze a store (`python -m tests.store.freeze SCRATCH`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SCHEMA = 1  # of the records this program writes
OLDEST = 1  # that was ever released

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Migration:
    """How records of one kind go from `schema` to the next; `step` takes their fields as they stood in JSON."""

    kind: type
    schema: int
    step: Callable[[Fields], Fields]


MIGRATIONS: tuple[Migration, ...] = ()


def migrated(kind: type, fields: Fields) -> Fields:
    """The fields of a record of `kind` as `SCHEMA` has them; those of `SCHEMA` itself as they are.

    Raises ValueError where a step does not find what its schema promises.
    """
    for schema in range(fields["schema"], SCHEMA):
        for migration in MIGRATIONS:
            if (migration.kind, migration.schema) == (kind, schema):
                fields = _stepped(migration, fields)
        fields = {**fields, "schema": schema + 1}
    return fields


def _stepped(migration: Migration, fields: Fields) -> Fields:
    try:
        return migration.step(fields)
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"as a record of schema {migration.schema} it lacks something: {error!r}") from error
