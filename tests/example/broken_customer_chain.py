"""Slips in the scope, in processes, and in how customers are chosen, reached and understood."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_CUSTOMER_CHAIN"]

_SCOPE = "policies/context/scope.yaml"
_SEGMENTS = "policies/customers/segments.yaml"
_CANVASES = "policies/customers/strategy-canvases.yaml"

BROKEN_CUSTOMER_CHAIN = (
    Breakage(
        "a clause is left out although customers would feel it",
        _SCOPE,
        "",
        "affects_conformity: false",
        "affects_conformity: true",
        "CTX002",
    ),
    Breakage(
        "the scope names no products",
        _SCOPE,
        "",
        "products: [PRD-0001, PRD-0002, PRD-0003, PRD-0004, PRD-0005, PRD-0007]\n",
        "",
        "CTX002",
        at="id: SCP-0001",
    ),
    Breakage(
        "a process by whose results nobody sees whether it ran well",
        "policies/processes/pack-and-dispatch.yaml",
        "",
        "criteria:\n  - Delivered by the promised day\n  - Complete and undamaged\n",
        "",
        "CTX003",
        at="id: PRC-0008",
    ),
    Breakage(
        "an output goes to nobody",
        "policies/processes/assemble-and-calibrate.yaml",
        "",
        "{what: Released sensors for parks, to: PRC-0009}",
        "{what: Released sensors for parks}",
        "CTX004",
    ),
    Breakage(
        "an input comes from nobody",
        "policies/processes/run-the-data-service.yaml",
        "",
        "{what: Computing time and storage, from: SUP-0003}",
        "{what: Computing time and storage}",
        "CTX004",
    ),
    Breakage(
        "the scope was fixed without the authority that can stop sales",
        _SCOPE,
        "",
        "[IPA-0001, IPA-0002, IPA-0003, IPA-0006,",
        "[IPA-0001, IPA-0002, IPA-0003,",
        "CTX005",
    ),
    Breakage(
        "nobody says why a segment is not served",
        _SEGMENTS,
        "SEG-0004",
        "    not_served_reason: They want valves and climate control, which others make better\n",
        "",
        "CUS002",
        at='target: "no"',
    ),
    Breakage(
        "nobody says why a segment is served better than by others",
        _SEGMENTS,
        "SEG-0002",
        "    advantage_rationale: We install, watch and account in one hand; others sell parts\n",
        "",
        "CUS002",
        at='target: "yes"',
    ),
    Breakage(
        "a need that is a part of a program",
        "policies/customers/needs.yaml",
        "NED-0011",
        "statement: Show the council the water used at each site without collecting numbers by hand",
        "statement: A dashboard of the water used at each site",
        "CUS004",
    ),
    Breakage(
        "a stage of dealers about which nothing is known",
        _SEGMENTS,
        "SEG-0006",
        "      - {stage: disposal, reason: Worn-out sensors come from the grower straight to us}\n",
        "",
        "CUS006",
        at="- id: SEG-0006",
    ),
    Breakage(
        "a dealer sells to nobody knows whom",
        "policies/customers/products.yaml",
        "PRD-0005",
        "    end_users: [SEG-0001]\n",
        "",
        "CUS007",
        at="- id: PRD-0005",
    ),
    Breakage(
        "an orchard is supplied through nobody knows whom",
        "policies/customers/customers.yaml",
        "CST-0011",
        "    reached_through: [CST-0006]\n",
        "",
        "CUS007",
        at="class: indirect",
    ),
    Breakage(
        "a rival is not scored at what we do best",
        _CANVASES,
        "CNV-0002",
        "          - {factor: Safe from theft, score: 3}\n",
        "",
        "CUS010",
        at="- {factor: Low price of a tree, score: 5}",
    ),
    Breakage(
        "nobody read a canvas",
        _CANVASES,
        "CNV-0002",
        "    reading: >-\n"
        "      We are ahead in all but one factor, and it was that one which lost us a city. With "
        "the account for all\n"
        "      cities nothing is left in which the other is better but the price.\n",
        "",
        "CUS010",
        at="- id: CNV-0002",
    ),
)
