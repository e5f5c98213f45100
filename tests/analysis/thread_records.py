"""A small QMS with one whole golden thread and one need that leads nowhere."""

THREAD = {
    "thread.yaml": """\
id: SEG-0001
kind: segment
title: Orchards
---
id: IPA-0001
kind: interested-party
title: Growers' association
class: customer
---
id: NED-0001
kind: need
title: Watering decided before sunrise
segment: SEG-0001
interested_parties: [IPA-0001]
statement: Know before sunrise which rows need water
rated_in: SRV-0001
---
id: NED-0002
kind: need
title: Nobody has thought about it
status: draft
statement: Know the weather
---
id: REQ-0001
kind: requirement
title: Readings by half past four
statement: The service shall show the readings by 04:30.
needs: [NED-0001]
derived_from: [OBL-0001]
fulfilled_by: [PRC-0001]
verified_by:
  - {method: Time stamp of the last reading, process: PRC-0002, kpi: KPI-0001}
  - {method: Call to ten growers}
---
id: OBL-0001
kind: obligation
title: Water act
type: statutory
citation: Water act, section 3
summary: Water is measured
---
id: REQ-0002
kind: requirement
title: Meter is calibrated
statement: The meter shall be calibrated.
derived_from: [OBL-0001]
---
id: PRC-0001
kind: process
title: Run the data service
risks: [RSK-0001]
procedures: [SOP-0001]
---
id: PRC-0002
kind: process
title: Watch the data service
---
id: PRC-0003
kind: process
title: Something else with the same procedure
procedures: [SOP-0001]
---
id: SOP-0001
kind: procedure
title: Night shift
purpose: Nights are quiet
---
id: KPI-0001
kind: kpi
title: Readings in time
serves: [REQ-0001]
formula: In time divided by all
unit: "%"
direction: higher_is_better
---
id: SRV-0001
kind: survey
title: Autumn survey
method: questionnaire
kpis: [KPI-0001]
---
id: RSK-0001
kind: risk
title: Data line fails
cause: A digger cuts the line
event: No data come for a night
effect: Growers water too much
affects: {conformity: [REQ-0001], satisfaction: [NED-0001]}
treatment:
  option: change_likelihood
  actions:
    - {what: Second line, owner: ROL-0001, due: "2026-05-31"}
---
id: OBJ-0001
kind: objective
title: All readings in time
statement: All readings in time by the end of the year
needs: [NED-0001]
---
id: IMP-0001
kind: improvement
title: Alarm before the night is over
idea: An alarm at two leaves time to mend before half past four
needs: [NED-0001]
---
id: EQP-0001
kind: equipment
title: Clock of the service
quantity: Time
requirements: [REQ-0001]
---
id: DEC-0001
kind: decision
title: Second line is bought
decided_on: "2026-02-01"
what: A second line is bought
concerns: [RSK-0001]
---
id: COM-0001
kind: communication
title: Told about the line
log:
  - {on: "2026-02-03", what: Second line, about: [{record: DEC-0001}], audience: [ROL-0001]}
---
id: ROL-0001
kind: role
title: Head of operations
""",
}
