"""A small frozen tender that has one of everything, for tests that need a lock."""

from procure.files.canonical import canonical, sha256
from procure.files.yaml import parse_yaml
from procure.model.lock import Lock

LOCK_YAML = """
procure_lock: 1
core: 0.1.0
form_version: 1
tender:
  procure: 1
  id: benches-2026
  title: Park benches with charging
  description: Forty benches with a charging point, delivered and installed.
  buyer: {name: Town of Sample, country: IE}
  language: en
  currency: EUR
  deadline: 2026-04-14T12:00:00+01:00
  estimate: 100000
  packs:
    street: {settings: {clearance-m: "1.8", carbon-zero: "600", carbon-full: "300"}}
  points:
    price: 40
    street/comfort: 20
    street/footprint: 10
    street/features: 10
    street/coverage: 20
  gates: {street/clearance: "People who use wheelchairs must be able to pass.",
          street/permit: "Works on the street need it."}
  conditions: [street/repair-time]
  information: [street/origin]
  minimums: {quality: 20, street/comfort: 5}
  price:
    rule: band
    low: "80000"
    high: "120000"
    ceiling: "120000"
    lines:
      - {id: bench, title: Bench delivered and installed, unit: piece, quantity: 40}
      - {id: service, title: Service, unit: month, quantity: 24}
  panel:
    chair: [mira]
    assessors: [ana, bram]
    approver: [ola]
    names: {mira: Mira Doe, ana: Ana Roe, bram: Bram Poe, ola: Ola Moe}
packs:
  - id: street
    version: "1.0"
    title: Street furniture
    language: en
    publisher: Town of Sample
    licence: CC0-1.0
    plugin: street
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    valid: {from: 2026-01-01}
    review_by: 2027-01-01
    sources:
      guide: {document: Example street guide, clause: "4.2", date: 2025-05, confidence: judgement}
    declared_settings:
      clearance-m: {title: Clear width, type: number, unit: m, source: guide}
      carbon-zero: {title: Footprint that earns nothing, type: number, unit: kgCO2e}
      carbon-full: {title: Footprint that earns full points, type: number, unit: kgCO2e}
      zones:
        title: Zones of the city
        type: table
        key: zone
        columns:
          zone: {title: Zone}
          premises: {title: Premises, type: number, unit: count}
    settings: {clearance-m: "1.8", carbon-zero: "600", carbon-full: "300"}
    declared_tables: {}
    tables:
      zones:
        - {zone: Centre, premises: "4000"}
        - {zone: Harbour, premises: "1000"}
criteria:
  - id: street/comfort
    most: 20
    criterion:
      id: comfort
      title: Comfort for older people
      kind: award
      description: Arm rests, seat height, and tests with people over 70.
      requirements:
        - id: comfort
          question: How do older people sit down on the bench and get up again?
          guidance: Describe seat height, arm rests and the tests you made.
          type: text
          words: 200
          evidence: asked
      scoring: {shape: levels}
      levels:
        - Nothing is said, or the bench has no arm rests.
        - Arm rests are claimed; no drawing shows them.
        - A drawing shows arm rests; seat height is missing or above 50 cm.
        - Arm rests and a seat height of 45 to 50 cm are drawn; no test with people.
        - As level 3, and a dated test report with at least five people over 70 is enclosed.
      tags: [equity-and-inclusion]
      left_out: [older people, people with weak arms]
      sources: [guide]
  - id: street/footprint
    most: 10
    criterion:
      id: footprint
      title: Footprint of one bench
      kind: award
      requirements:
        - id: footprint
          question: Footprint of one bench over ten years
          type: number
          unit: kgCO2e
          at_least: 0
          evidence: required
      scoring: {shape: linear, requirement: footprint, zero_at: "600", full_at: "300"}
      tags: [sustainability]
  - id: street/features
    most: 10
    criterion:
      id: features
      title: Features for everyone
      kind: award
      requirements:
        - id: features
          question: Which features does the bench have?
          type: table
          columns:
            feature: {title: Feature}
            present: {title: Present, type: boolean}
            proof: {title: Proof, optional: yes}
          most_rows: 5
      scoring: {shape: share, table: features, column: present, evidence_column: proof,
                bare_claim: "0.5"}
  - id: street/coverage
    most: 20
    criterion:
      id: coverage
      title: Charging in every zone
      kind: award
      requirements:
        - id: coverage
          question: Share of benches with charging, zone by zone
          type: table
          columns:
            zone: {title: Zone, fill: no}
            premises: {title: Premises, type: number, fill: no}
            share: {title: Share with charging, type: number, unit: percent, at_least: 0,
                    at_most: 100}
            live: {title: Working from, type: date, optional: yes}
          rows: {table: zones, show: [zone, premises]}
        - id: power
          question: Where does the power come from?
          type: choice
          choices: {sun: Solar panel, grid: Street lighting, none: No power}
          may_not_apply: yes
      scoring: {shape: choice, requirement: power, shares: {sun: "1", grid: "0.5", none: "0"}}
  - id: street/clearance
    most: 0
    reason: People who use wheelchairs must be able to pass.
    criterion:
      id: clearance
      title: Clear width of the footway
      kind: gate
      requirements:
        - id: clearance
          question: Clear width left beside the bench
          type: number
          unit: m
          at_least: 0
      scoring: {shape: condition, requirement: clearance, at_least: "1.8"}
      left_out: [people who use wheelchairs, people with prams]
  - id: street/permit
    most: 0
    reason: Works on the street need it.
    criterion:
      id: permit
      title: Street works permit
      kind: gate
      requirements:
        - {id: permit, question: "Do you hold a permit for street works?", type: boolean,
           evidence: asked}
        - {id: permit-until, question: "Until when is it valid?", type: date}
      scoring: {shape: condition, requirement: permit, one_of: [yes]}
  - id: street/repair-time
    most: 0
    criterion:
      id: repair-time
      title: Repair within five days
      kind: condition
      requirements:
        - {id: repair-time, question: "Do you accept repair within five working days?",
           type: boolean}
      clause: The supplier repairs a reported fault within five working days.
  - id: street/origin
    most: 0
    criterion:
      id: origin
      title: Where the wood comes from
      kind: information
      requirements:
        - {id: origin, question: Country the wood comes from, type: text, words: 20}
plugins:
  - {name: street, distribution: procure-street, version: "1.0", sha256: ""}
"""


def small_lock() -> Lock:
    """Return the lock, hashed as ``procure issue`` hashes it."""
    lock = Lock.model_validate(parse_yaml(LOCK_YAML, "small.yaml").value)
    content = lock.model_dump(mode="json", by_alias=True, exclude={"hash"})
    return lock.model_copy(update={"hash": sha256(canonical(content))})
