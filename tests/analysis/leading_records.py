"""Records of a small organization: people, processes, a provider, audits; each with a gap."""

WORLD = """\
id: ROL-0001
kind: role
title: Baker
purpose: Bakes
level: staff
required_competences:
  - {name: Ovens, type: technical}
  - {name: Hygiene, type: technical, interval: 12 months}
  - {name: Courtesy, type: soft}
---
id: ROL-0002
kind: role
title: Leader
purpose: Leads
level: top_management
---
id: PSN-0001
kind: person
title: Ada
roles: [{role: ROL-0001, from: '2020-01-01'}]
competences:
  - {name: ovens, type: technical, acquired_by: experience, acquired_on: '2025-01-01', valid_until: '2026-08-01', evidence: LOC-0001}
  - {name: Hygiene, type: technical, acquired_by: training, acquired_on: '2025-06-01', evidence: LOC-0001}
  - {name: Courtesy, type: soft, acquired_by: training, acquired_on: '2025-06-01', effectiveness: {how: Asked, checked_on: '2025-07-01', result: ineffective}, evidence: LOC-0001}
---
id: PSN-0002
kind: person
title: Bo
roles: [{role: ROL-0001, from: '2020-01-01'}, {role: ROL-0002, from: '2020-01-01'}]
competences:
  - {name: Ovens, type: technical, acquired_by: experience, acquired_on: '2025-01-01', evidence: LOC-0001}
  - {name: Courtesy, type: soft, acquired_by: experience, acquired_on: '2025-01-01'}
---
id: PRC-0001
kind: process
title: Baking
type: operation
owner: ROL-0002
responsible: [ROL-0001]
outsourced_to: [SUP-0001]
evaluation: {how: Talk, interval: 6 months, last_on: '2025-11-30'}
---
id: PRC-0002
kind: process
title: Selling
type: operation
---
id: REQ-0001
kind: requirement
title: Warm bread
statement: The bread is warm at seven
source: customer_stated
version: "2.0"
owner: ROL-0009
author: PSN-0009
history:
  - {version: "1.0", date: '2025-01-01', author: PSN-0009, reason: First}
  - {version: "2.0", date: '2026-03-01', author: PSN-0009, reason: Earlier}
fulfilled_by: [PRC-0001]
verified_by: [{method: Thermometer, interval: 1 month, last_on: '2026-06-15', result: pass}]
approval: {by: PSN-0009, role: ROL-0009, on: "2026-03-02"}
---
id: REQ-0002
kind: requirement
title: Flour without stones
statement: Flour is sieved
source: organization
fulfilled_by: [SUP-0001]
---
id: COM-0001
kind: communication
log:
  - {on: '2025-02-01', what: Old promise, about: [{record: REQ-0001, version: "1.0"}], audience: [ROL-0001]}
  - {on: '2026-04-01', what: New promise, about: [{record: REQ-0001, version: "2.0"}], audience: [ROL-0001], acknowledged: [{by: PSN-0001, on: '2026-04-02'}]}
---
id: SUP-0001
kind: provider
title: Mill
provides: Flour
provision: part_of_product
provider_status: conditional
evaluations: [{on: '2026-01-10', step: evaluation, result: Sieve is worn, by: PSN-0002}]
reevaluate_by: '2026-06-01'
communicated_requirements: [{requirement: REQ-0001, version: "1.0", on: '2025-02-01', adequate: true}]
scores:
  - {on: '2025-06-01', score: 80, threshold: 70}
  - {on: '2026-06-01', score: 60, threshold: 70}
partnership:
  joint_improvements: [{what: Finer sieve, on: '2026-02-01'}]
---
id: AUP-0001
kind: audit-programme
period: {from: '2026-01-01', until: '2026-12-31'}
responsible: ROL-0002
planned_audits:
  - {number: "1", due: '2026-03-31', processes: [PRC-0001], clauses: ["8.5"]}
  - {number: "2", due: '2026-05-31', clauses: ["9.1.2"]}
  - {number: "3", due: '2026-10-31', clauses: ["10"]}
  - {number: "4", due: '2026-04-30', processes: [PRC-0002], dropped_reason: Shop was closed}
---
id: AUD-0001
kind: audit
title: First audit
number: "1"
programme: AUP-0001
objective: Look
scope: All
held_on: ['2026-03-20']
clauses_audited: ["8.5.1"]
---
id: AFD-0001
kind: audit-finding
title: Oven cold
status: open
audit: AUD-0001
statement: It was cold
grade: minor
response: {what: Light it, owner: ROL-0001, due: '2026-04-30'}
---
id: AFD-0002
kind: audit-finding
title: Well kept
audit: AUD-0001
statement: Clean
grade: strength
---
id: RSK-0001
kind: risk
title: Fire
cause: a
event: b
effect: c
acceptance: {role: ROL-0002, on: '2025-06-01', until: '2026-06-01', reason: Too dear to avoid}
---
id: SCP-0001
kind: scope
statement: Bread
boundaries: The shop
not_applicable: [{clause: "8.3", justification: Recipes are old, affects_conformity: false}]
---
id: NCR-0001
kind: nonconformity
title: Dark loaves
nature: Too dark
detected_on: '2026-02-01'
disposition: use_as_is
disposition_authority: ROL-0002
concession: {text: Sold at half price, on: '2026-02-01'}
---
id: GLO-0001
kind: glossary-term
title: bread
definition: What we bake
forms: [loaves]
forbidden_synonyms: [product]
---
id: GLO-0002
kind: glossary-term
title: oven
definition: What is hot
"""
