"""Faults of form: fields, values, ids and the text itself."""

import re
from collections.abc import Iterator
from itertools import pairwise

from clausebook.record import Record
from tests.mutate.edits import drop, put, rename, rewrite
from tests.mutate.example import Example
from tests.mutate.fields import IDENTITY, all_values
from tests.mutate.mutation import Mutation, operator

STATEMENTS = ("statement", "description", "purpose", "cause", "definition", "boundaries", "what")


@operator("STR101")
def required_field_left_out(example: Example) -> Iterator[Mutation]:
    for record in example.records():
        for name in record.kind.fields.required:
            if name in record.values and name not in IDENTITY:
                yield drop(record, name)


@operator("STR101")
def required_part_left_out(example: Example) -> Iterator[Mutation]:
    for record, steps, field, value in all_values(example):
        if isinstance(value, dict):
            for name in field.required:
                if name in value:
                    yield drop(record, *steps, name)


@operator("STR002")
def field_misspelt(example: Example) -> Iterator[Mutation]:
    for record in example.records():
        for name in record.values:
            new = f"{name[:-2]}{name[-1]}{name[-2]}"
            if len(name) > 5 and new != name and name not in record.kind.fields.required:
                yield rename(record, new, name)


@operator("STR102")
def value_of_another_type(example: Example) -> Iterator[Mutation]:
    others = {
        "boolean": "perhaps",
        "integer": "several",
        "number": "several",
        "object": "see above",
    }
    for record, steps, field, _ in all_values(example):
        if field.type in others:
            yield put(record, others[field.type], *steps)


@operator("STR102")
def text_written_as_group(example: Example) -> Iterator[Mutation]:
    for record in example.records():
        yield put(record, {"en": record.title}, "title")


@operator("STR103")
def value_outside_its_list(example: Example) -> Iterator[Mutation]:
    for record, steps, field, _ in all_values(example):
        if field.type == "string" and len(field.choices) > 1:
            yield put(record, "somehow", *steps)


@operator("STR104")
def date_written_by_habit(example: Example) -> Iterator[Mutation]:
    for record, steps, field, value in all_values(example):
        if field.is_date:
            year, month, day = value.split("-")
            yield put(record, f"{day}.{month}.{year}", *steps)


@operator("STR104")
def day_that_no_calendar_has(example: Example) -> Iterator[Mutation]:
    for record, steps, field, value in all_values(example):
        if field.is_date:
            yield put(record, f"{value[:4]}-02-30", *steps)


@operator("STR105")
def number_out_of_range(example: Example) -> Iterator[Mutation]:
    for record, steps, field, value in all_values(example):
        if isinstance(value, int | float) and "maximum" in field.schema:
            yield put(record, field.schema["maximum"] + 1, *steps)
        elif isinstance(value, int | float) and "minimum" in field.schema:
            yield put(record, field.schema["minimum"] - 1, *steps)


@operator("STR106")
def item_given_twice(example: Example) -> Iterator[Mutation]:
    for record, steps, field, value in all_values(example):
        if field.schema.get("uniqueItems") and value:
            yield put(record, [*value, value[0]], *steps)


@operator("STR107")
def kind_that_does_not_exist(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        name = "of" if record.kind.name == "register" else "kind"
        yield put(record, f"{record.values[name]}s-of-ours", name, at=(record.id, ""))


@operator("STR201")
def byte_that_is_no_text(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        yield rewrite(example.document(record), "title: ", "title: \udcfc", "")


@operator("STR202")
def quote_never_closed(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        yield rewrite(example.document(record), "\nstatus: ", '\nstatus: "', "")


@operator("STR203")
def key_given_twice(example: Example) -> Iterator[Mutation]:
    """A fault of the text: it is told of the file."""
    for record in example.headers:
        line = f"\nlanguage: {record.text('language')}\n"
        yield rewrite(example.document(record), line, f"{line}language: de\n", record.id, "")


@operator("STR204")
def tag_of_yaml(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        document = example.document(record)
        yield rewrite(document, "\nstatus: ", "\nstatus: !!str ", record.id, "")


@operator("STR205")
def line_end_of_another_system(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        document = example.document(record)
        yield rewrite(document, "\nstatus: ", "\r\nstatus: ", record.id, "")


@operator("STR003")
def id_of_another_record(example: Example) -> Iterator[Mutation]:
    kinds = example.corpus.library.kinds
    for kind in kinds:
        records = [record for record in example.records(kind) if record.in_register]
        for record, other in pairwise(records):
            yield put(record, other.id, "id", at=(other.id,))


@operator("STR003")
def id_with_the_prefix_of_another_kind(example: Example) -> Iterator[Mutation]:
    for record in example.records():
        prefix = "OPP" if record.id.startswith("RSK") else "RSK"
        new = f"{prefix}-8{record.id[-3:]}"
        yield put(record, new, "id", at=(new,))


@operator("STR004")
def version_without_quotes(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        version = record.text("version")
        yield rewrite(
            example.document(record), f'\nversion: "{version}"', f"\nversion: {version}", record.id
        )


def _statements(example: Example) -> Iterator[tuple[Record, str]]:
    for record in example.live():
        if record.status == "effective":
            for name in STATEMENTS:
                if isinstance(record.values.get(name), str):
                    yield record, name


@operator("STR005")
def statement_to_be_written(example: Example) -> Iterator[Mutation]:
    for record, name in _statements(example):
        yield put(record, "TBD", name)


@operator("STR005")
def open_point_in_a_statement(example: Example) -> Iterator[Mutation]:
    for record, name in _statements(example):
        yield put(record, f"{record.text(name)} TODO: ask the owner", name)


@operator("STR005")
def number_to_be_found(example: Example) -> Iterator[Mutation]:
    """In plain sentences: a number inside a mention would be a broken link."""
    for record, name in _statements(example):
        text = record.text(name)
        if re.search(r"\d+", text) and "{qms:" not in text:
            yield put(record, re.sub(r"\d+", "XXX", text, count=1), name)


@operator("STR005")
def statement_that_repeats_the_title(example: Example) -> Iterator[Mutation]:
    """Statements proper only: the catalogue speaks of a statement that repeats its title."""
    for record, name in _statements(example):
        if name == "statement":
            yield put(record, record.title, name)
