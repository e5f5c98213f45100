"""Records that tests of the command line write."""

__all__ = ["risk"]


def risk(number: int = 1, **changes: object) -> str:
    """Return the text of a risk as a draft; None leaves a field out."""
    fields: dict[str, object] = {
        "id": f"RSK-{number:04d}",
        "kind": "risk",
        "title": "Boards arrive late",
        "status": "draft",
        "version": '"0.1"',
        "owner": "ROL-0002",
        "cause": "One maker supplies the board",
        "event": "The maker stops deliveries",
        "effect": "Sensors cannot be shipped as promised",
        "affects": "{none: Only the stock of spare parts}",
        **changes,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None)
