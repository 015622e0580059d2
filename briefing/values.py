"""The decorator of the house's values, which are loaded at every start of the program.

``dataclasses`` compiles six methods for each frozen class, of a hundred classes before the dashboard's first picture,
which is a twelfth of its start. Here each is compiled when it is first called for: most processes make few of the
values. ``__init__`` fills each slot by the slot itself: what a frozen class asks of ``object`` for each field takes
half as long again.
"""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """Make a dataclass as the standard library does, one that is frozen and has slots in a third of the time."""
        if options == {"frozen": True, "slots": True}:
            return _made_value
        if options == {"frozen": True, "slots": True, "order": True}:
            return _made_ordered
        make = dataclasses.dataclass(**options)
        return make if cls is None else make(cls)


class _Factory:
    """Stands for a value that is made for each object, where a signature is shown."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()


def _made_value(cls: Any) -> Any:
    for method in (__repr__, __eq__, __hash__, __setattr__, __delattr__, __getstate__, __setstate__):
        if method.__name__ not in vars(cls):
            setattr(cls, method.__name__, method)
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _Initialiser(made)
    return made


def _made_ordered(cls: Any) -> Any:
    """Make a value with an order as the standard library does, but for how it is filled."""
    made = dataclasses.dataclass(init=False, frozen=True, slots=True, order=True)(cls)
    made.__init__ = _Initialiser(made)
    return made


class _Initialiser:
    """Stands for the ``__init__`` of a class until that is asked for, by a call or by who wants to see it."""

    def __init__(self, cls: Any) -> None:
        self._cls = cls

    def __get__(self, value: object, _owner: object = None) -> Any:
        made = self._cls.__init__ = _initialiser(self._cls)
        return made if value is None else made.__get__(value)


def _initialiser(cls: Any) -> Any:
    fields = sorted(dataclasses.fields(cls), key=lambda field: field.kw_only is True)
    parameters, body = ["self"], []
    defaults: dict[str, Any] = {f"put_{field.name}": getattr(cls, field.name).__set__ for field in fields}
    for field in fields:
        name, value, default = field.name, field.name, f"default_{field.name}"
        if field.kw_only and "*" not in parameters:
            parameters.append("*")
        if field.default_factory is not dataclasses.MISSING:
            defaults |= {default: _FACTORY, f"make_{name}": field.default_factory}
            value = f"make_{name}() if {name} is {default} else {name}"
        elif field.default is not dataclasses.MISSING:
            defaults[default] = field.default
        parameters.append(f"{name}={default}" if default in defaults else name)
        body.append(f"put_{name}(self, {value})")
    body.append("self.__post_init__()" if hasattr(cls, "__post_init__") else "return")
    made = _compiled(cls, "__init__", parameters, body, defaults)
    made.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    return made


def _compiled(cls: Any, name: str, parameters: list[str], body: list[str], outside: dict[str, Any]) -> Any:
    """Return a method of a class; ``outside`` are the names that it knows beside those of the class's module."""
    inner = [f" def {name}({', '.join(parameters)}):", *(f"  {line}" for line in body), f" return {name}"]
    source = "\n".join((f"def make({', '.join(outside)}):", *inner))
    space: dict[str, Any] = {}
    exec(source, vars(sys.modules[cls.__module__]), space)
    made = space["make"](**outside)
    made.__qualname__ = f"{cls.__qualname__}.{name}"
    return made


def _tuple_of(cls: Any, owner: str) -> str:
    """Return the source of the tuple of an object's fields."""
    return f"({''.join(f'{owner}.{field.name},' for field in dataclasses.fields(cls))})"


# --- what all values have; of the first two, each class gets its own when it is first asked for ---------------------


def __eq__(self: Any, other: Any) -> Any:
    cls = type(self)
    compare = f"return {_tuple_of(cls, 'self')} == {_tuple_of(cls, 'other')}"
    body = ["if other.__class__ is not self.__class__:", " return NotImplemented", compare]
    made = cls.__eq__ = _compiled(cls, "__eq__", ["self", "other"], body, {})
    return made(self, other)


def __hash__(self: Any) -> int:
    cls = type(self)
    made = cls.__hash__ = _compiled(cls, "__hash__", ["self"], [f"return hash({_tuple_of(cls, 'self')})"], {})
    return int(made(self))


def __repr__(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def __setattr__(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def __getstate__(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def __setstate__(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
