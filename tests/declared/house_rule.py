"""A rule of an organization's own, as data."""

HOUSE_RULE = """\
rules:
  - code: HSE001
    name: policy-that-is-not-public
    summary: A quality policy is not classified as public.
    severity: warning
    clauses: ["5.2.2 c"]
    given: policy
    statuses: [draft, approved, effective]
    then: {classification: public}
    message: the policy is {classification}
    hint: "write classification: public"
    examples:
      fails:
        - record: {classification: internal}
      passes:
        - record: {classification: public}
"""
